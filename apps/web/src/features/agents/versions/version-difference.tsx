import type { VersionDiff } from "@voxcalls/api/schemas/agents";
import { Badge } from "@voxcalls/ui/badge";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@voxcalls/ui/table";
import { Equal } from "lucide-react";
import { fieldWords, valueWords } from "./field-words";
import { changeWords, partWords } from "./part-words";

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
      {parts.map((part) => (
        <Card key={`${part.kind} ${part.id}`}>
          <CardHeader
            title={`${partWords[part.kind]} “${part.name}”`}
            actions={<Badge tone={changeWords[part.change].tone}>{changeWords[part.change].word}</Badge>}
          />
          {part.fields.length > 0 ? <Changes fields={part.fields} /> : null}
        </Card>
      ))}
    </section>
  );
}

function Changes({ fields }: { readonly fields: VersionDiff["settings"] }) {
  return (
    <Table label="What changed" bare>
      <TableHeader>
        <TableRow>
          <TableHead>Setting</TableHead>
          <TableHead>Before</TableHead>
          <TableHead>After</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {fields.map(({ field, before, after }) => (
          <TableRow key={field}>
            <TableCell className="align-top">{fieldWords(field)}</TableCell>
            <TableCell className="max-w-80 align-top break-words whitespace-pre-wrap">{valueWords(before)}</TableCell>
            <TableCell className="max-w-80 align-top break-words whitespace-pre-wrap">{valueWords(after)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
