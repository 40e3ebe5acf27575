"use client";

import { Card, CardHeader } from "@voxcalls/ui/card";
import { groups } from "./groups";
import type { GroupProps } from "./group-props";
import { SettingGroup } from "./setting-group";

/** Everything that can be set beyond the front, in groups that open. */
export function AgentSettings({ isFlow, ...props }: GroupProps & { readonly isFlow: boolean }) {
  const { draft, errors } = props;
  return (
    <Card className="max-w-160">
      <CardHeader title="More settings" description="Most agents do well without them." className="pb-3" />
      <div className="divide-y border-t">
        {groups
          .filter(({ isOfPrompt }) => !(isFlow && isOfPrompt))
          .map(({ title, about, fields, Content }) => (
            <SettingGroup
              key={title}
              title={title}
              about={about}
              setCount={fields.filter((field) => isSet(draft[field])).length}
              errorCount={Object.keys(errors).filter((path) => fields.some((field) => isAt(path, field))).length}
            >
              <Content {...props} />
            </SettingGroup>
          ))}
      </div>
    </Card>
  );
}

function isSet(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}

function isAt(path: string, field: string): boolean {
  return path === field || path.startsWith(`${field}.`);
}
