import { buttonVariants } from "@voxcalls/ui/button";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { Circle, CircleCheck } from "lucide-react";
import Link from "next/link";

interface FirstStepsProps {
  readonly hasAgent: boolean;
  readonly hasNumber: boolean;
}

/** From a new organisation to its first call. Gone once there was one. */
export function FirstSteps({ hasAgent, hasNumber }: FirstStepsProps) {
  const steps = [
    {
      done: hasAgent,
      title: "Create an agent",
      about: "Tell it what it should know and how it sounds.",
      href: "/dashboard/agent/new",
      act: "New agent",
    },
    {
      done: hasNumber,
      title: "Claim a number",
      about: "Take one from the pool and bind it to the agent.",
      href: "/dashboard/numbers",
      act: "Claim a number",
    },
    {
      done: false,
      title: "Call it",
      about: "Dial your number. The call stands here a moment after you hang up.",
      href: "/dashboard/calls",
      act: "See calls",
    },
  ];
  const next = steps.findIndex((step) => !step.done);
  return (
    <Card className="max-w-160">
      <CardHeader title="Three steps to the first call" />
      <CardContent className="pt-2">
        <ol className="divide-y">
          {steps.map((step, index) => (
            <li key={step.title} className="flex flex-wrap items-center gap-3 py-3">
              {step.done ? (
                <CircleCheck aria-label="Done" className="size-4 text-success-strong" />
              ) : (
                <Circle aria-label="To do" className="size-4 text-muted-foreground" />
              )}
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{step.title}</span>
                <span className="block text-compact text-muted-foreground">{step.about}</span>
              </span>
              {index === next ? (
                <Link href={step.href} className={buttonVariants({ variant: "primary", size: "sm" })}>
                  {step.act}
                </Link>
              ) : null}
            </li>
          ))}
        </ol>
      </CardContent>
    </Card>
  );
}
