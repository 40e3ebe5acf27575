import { buttonVariants } from "@voxcalls/ui/button";
import { Card, CardHeader } from "@voxcalls/ui/card";
import { cn } from "@voxcalls/ui/cn";
import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

interface FirstStepsProps {
  readonly hasAgent: boolean;
  readonly hasNumber: boolean;
  /** Lets the agent call somebody: there when there is an agent with a number. */
  readonly testCall: ReactNode;
}

/** From a new organisation to its first call. Gone once there was one. */
export function FirstSteps({ hasAgent, hasNumber, testCall }: FirstStepsProps) {
  const steps = [
    {
      done: hasAgent,
      title: "Create an agent",
      about: "Tell it what it should know and how it sounds.",
      act: <StepLink href="/dashboard/agent/new">New agent</StepLink>,
    },
    {
      done: hasNumber,
      title: "Claim a number",
      about: "Take one from the pool and bind it to the agent.",
      act: <StepLink href="/dashboard/numbers">Claim a number</StepLink>,
    },
    {
      done: false,
      title: "Test it",
      about: "Let the agent call your own phone, or dial its number yourself.",
      act: testCall,
    },
    {
      done: false,
      title: "First call",
      about:
        "Give the number to your callers. Every call stands here a moment after it ends, with its transcript and price.",
      act: null,
    },
  ];
  const next = steps.findIndex((step) => !step.done);
  return (
    <Card className="max-w-160">
      <CardHeader
        title="Four steps to your first call"
        description={`${steps.filter(({ done }) => done).length} of ${steps.length} done`}
      />
      <ol className="mt-3 divide-y border-t">
        {steps.map((step, index) => (
          <li key={step.title} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3.5">
            <span
              className={cn(
                "grid size-6 shrink-0 place-items-center rounded-full text-xs font-medium",
                step.done
                  ? "bg-success-subtle text-success-strong"
                  : index === next
                    ? "bg-brand-subtle text-brand"
                    : "bg-secondary text-secondary-foreground",
              )}
            >
              {step.done ? <Check role="img" aria-label="Done" className="size-3.5" /> : index + 1}
            </span>
            <span className="min-w-48 flex-1">
              <span className={cn("block font-medium", step.done && "text-muted-foreground")}>{step.title}</span>
              <span className="block text-compact text-muted-foreground">{step.about}</span>
            </span>
            {index === next ? step.act : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function StepLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={buttonVariants({ variant: "primary" })}>
      {children}
    </Link>
  );
}
