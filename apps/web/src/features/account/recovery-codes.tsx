"use client";

import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { toast } from "@voxcalls/ui/toast";
import { Copy, Download } from "lucide-react";

/** The codes, the one time that they are shown. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const text = `Recovery codes for VoxCalls\nEach stands in for your authenticator app once.\n\n${codes.join("\n")}\n`;
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => toast.success("The codes are copied"),
      () => toast.error("They could not be copied. Download them instead."),
    );
  return (
    <div className="flex flex-col gap-4">
      <Callout tone="warning" title="Keep these codes where you find them without your phone">
        Each of them signs you in once in place of the app. They are shown this once.
      </Callout>
      <ul className="grid grid-cols-1 gap-x-6 gap-y-1.5 rounded-lg border bg-muted p-4 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" onClick={copy}>
          <Copy />
          Copy
        </Button>
        <Button size="sm" asChild>
          <a href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`} download="voxcalls-recovery-codes.txt">
            <Download />
            Download
          </a>
        </Button>
        <Button size="sm" variant="primary" className="ml-auto" onClick={onDone}>
          I have kept them
        </Button>
      </div>
    </div>
  );
}
