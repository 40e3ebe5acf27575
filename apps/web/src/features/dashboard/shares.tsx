import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { CsvLink } from "~/features/shell/csv-link";
import { Bars } from "./bars";

interface SharesProps {
  readonly title: string;
  /** The name of the file to take the figures along in. */
  readonly file: string;
  readonly shares: readonly { label: string; count: number }[];
}

/** A card of what the calls of a span were, by how many. */
export function Shares({ title, file, shares }: SharesProps) {
  return (
    <Card>
      <CardHeader
        title={title}
        actions={
          <CsvLink
            of={title.toLowerCase()}
            fileName={file}
            head={[title, "Calls"]}
            rows={shares.map(({ label, count }) => [label, count])}
          />
        }
      />
      <CardContent className="pt-3">
        {shares.length > 0 ? (
          <Bars bars={shares} />
        ) : (
          <p className="text-compact text-muted-foreground">No calls in these days.</p>
        )}
      </CardContent>
    </Card>
  );
}
