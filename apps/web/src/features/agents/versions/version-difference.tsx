import type { VersionDiff } from "@voxcalls/api/schemas/agents";
import { Badge } from "@voxcalls/ui/badge";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@voxcalls/ui/table";
import { Equal } from "lucide-react";
import { linesOf } from "./difference-lines";
import { fieldWords } from "./field-words";
import { changeWords, partName } from "./part-words";

const stateName = (state: string) => (state === "draft" ? "the draft" : `version ${state}`);

/** Whether both say and do the same. */
export function isSame({ texts, settings, parts }: VersionDiff): boolean {
  return texts.length + settings.length + parts.length === 0;
}

/** What changed between two versions: words in texts, values in settings, and nodes, edges, tools and states one by one. */
export function VersionDifference({ difference }: { readonly difference: VersionDiff }) {
  const { from, to, texts, settings, parts } = difference;
  return (
    <section aria-label="Difference" className="flex min-w-0 flex-col gap-4">
      <h2 className="text-base font-semibold">
        From {stateName(from)} to {stateName(to)}
      </h2>
      {isSame(difference) ? (
        <EmptyState
          icon={<Equal />}
          title="No difference"
          description={
            to === "draft" || from === "draft"
              ? "Both read the same. Publishing brings callers what became ready since, such as knowledge."
              : "Both say and do exactly the same."
          }
        />
      ) : null}
      {texts.map(({ field, parts: words }) => (
        <Card key={field}>
          <CardHeader title={fieldWords(field)} />
          <CardContent>
            <p className="text-sm leading-6 break-words whitespace-pre-wrap">
              {words.map(({ kind, text }, index) =>
                kind === "same" ? (
                  <span key={index}>{text}</span>
                ) : kind === "added" ? (
                  <ins key={index} className="rounded-sm bg-success/20 no-underline">
                    {text}
                  </ins>
                ) : (
                  <del key={index} className="rounded-sm bg-danger/20 decoration-1">
                    {text}
                  </del>
                ),
              )}
            </p>
          </CardContent>
        </Card>
      ))}
      {settings.length > 0 ? (
        <Card>
          <CardHeader title="Settings" />
          <Changes fields={settings} />
        </Card>
      ) : null}
      {parts
        .filter(({ change }) => change === "changed")
        .map((part) => (
          <Card key={`${part.kind} ${part.id}`}>
            <CardHeader title={partName(part)} actions={<ChangeBadge of={part} />} className="pb-1" />
            <Changes fields={part.fields} />
          </Card>
        ))}
      <ComeAndGone parts={parts.filter(({ change }) => change !== "changed")} />
    </section>
  );
}

type Part = VersionDiff["parts"][number];

function ChangeBadge({ of: { change } }: { readonly of: Part }) {
  return <Badge tone={changeWords[change].tone}>{changeWords[change].word}</Badge>;
}

/** What is new and what is gone: a line says it all. */
function ComeAndGone({ parts }: { readonly parts: readonly Part[] }) {
  if (parts.length === 0) return null;
  return (
    <Card>
      <ul className="divide-y">
        {parts.map((part) => (
          <li key={`${part.kind} ${part.id}`} className="flex items-start justify-between gap-4 px-4 py-2.5">
            <span className="min-w-0 text-sm break-words">{partName(part)}</span>
            <ChangeBadge of={part} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Changes({ fields }: { readonly fields: VersionDiff["settings"] }) {
  return (
    <Table label="What changed" bare className="table-fixed wrap-anywhere">
      <TableHeader>
        <TableRow>
          <TableHead className="w-[30%]">Setting</TableHead>
          <TableHead>Before</TableHead>
          <TableHead>After</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {fields.flatMap(linesOf).map(({ what, before, after }) => (
          <TableRow key={what}>
            <TableCell className="py-2.5 align-top">{what}</TableCell>
            <TableCell className="py-2.5 align-top whitespace-pre-wrap">{before}</TableCell>
            <TableCell className="py-2.5 align-top whitespace-pre-wrap">{after}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
