"use client";

import type { KnowledgeView } from "@voxcalls/api/schemas/knowledge";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { Field } from "@voxcalls/ui/field";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { Switch } from "@voxcalls/ui/switch";
import { TextLink } from "@voxcalls/ui/text-link";
import { toast } from "@voxcalls/ui/toast";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

interface BaseSideProps {
  readonly base: KnowledgeView;
  readonly mayManage: boolean;
  readonly onChanged: () => void;
}

/** What uses a base, and whether its pages are kept fresh. */
export function BaseSide({ base, mayManage, onChanged }: BaseSideProps) {
  const update = trpc.knowledge.update.useMutation({
    onSuccess: onChanged,
    onError: (error) => toast.error(failureWords(error)),
  });
  const { agents, flows } = base.usedBy;
  const users = [
    ...agents.map(({ id, name }) => ({ href: `/dashboard/agent/${id}`, name, kind: "Agent" })),
    ...flows.map(({ id, name }) => ({ href: `/dashboard/flows/${id}`, name, kind: "Flow" })),
  ];
  return (
    <>
      <Card>
        <CardHeader title="Used by" />
        <CardContent>
          {users.length === 0 ? (
            <p className="text-compact text-muted-foreground">
              Nothing yet. Attach it to an agent in its settings, or to a node of a flow.
            </p>
          ) : (
            <ul className="flex flex-col gap-1.5 text-compact">
              {users.map(({ href, name, kind }) => (
                <li key={href} className="flex items-baseline justify-between gap-3">
                  <TextLink href={href} className="min-w-0 truncate">
                    {name}
                  </TextLink>
                  <span className="text-muted-foreground">{kind}</span>
                </li>
              ))}
            </ul>
          )}
        </CardContent>
      </Card>
      <Card>
        <CardContent>
          <Field
            label="Read web pages anew every day"
            help={
              base.mayChangeAutoRefresh
                ? "Settled with the first source: the provider cannot change it later."
                : "Was settled with the first source: the provider cannot change it later."
            }
            layout="inline"
          >
            <Switch
              checked={base.autoRefresh}
              disabled={!mayManage || !base.mayChangeAutoRefresh || update.isPending}
              onCheckedChange={(autoRefresh) => update.mutate({ id: base.id, autoRefresh })}
            />
          </Field>
          {base.lastRefreshedAt ? (
            <p className="mt-2 text-compact text-muted-foreground">
              Last read <RelativeTime at={base.lastRefreshedAt} />
            </p>
          ) : null}
        </CardContent>
      </Card>
    </>
  );
}
