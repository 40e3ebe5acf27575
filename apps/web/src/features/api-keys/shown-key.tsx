"use client";

import type { NewApiKeyView } from "@voxcalls/api/schemas/api-keys";
import { Button } from "@voxcalls/ui/button";
import { copyText } from "@voxcalls/ui/copy-text";
import { Check, Copy } from "lucide-react";
import { useState } from "react";

/** The key, the one time it is shown, and how it is sent. */
export function ShownKey({ made }: { made: NewApiKeyView }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-2 rounded-lg border border-border-strong bg-muted p-2 pl-3">
        <code className="min-w-0 flex-1 text-compact break-all">{made.key}</code>
        <Button
          size="sm"
          onClick={() => void copyText(made.key).then(setCopied)}
          aria-label={copied ? "Key copied" : "Copy key"}
        >
          {copied ? <Check /> : <Copy />}
          {copied ? "Copied" : "Copy"}
        </Button>
      </div>
      <div>
        <p className="mb-1.5 text-compact text-muted-foreground">Send it with every request:</p>
        <code className="block overflow-x-auto rounded-lg border px-3 py-2 text-xs whitespace-pre">
          Authorization: Bearer {made.prefix}…
        </code>
      </div>
    </div>
  );
}
