"use client";

import { Button } from "@voxcalls/ui/button";
import { copyText } from "@voxcalls/ui/copy-text";
import { TextLink } from "@voxcalls/ui/text-link";
import { Check, Copy } from "lucide-react";
import { useState } from "react";

/** The signing secret, the one time it is shown, and what it is for. */
export function ShownSecret({ secret }: { secret: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center gap-2 rounded-lg border border-border-strong bg-muted p-2 pl-3">
        <code className="min-w-0 flex-1 text-compact break-all">{secret}</code>
        <Button
          size="sm"
          onClick={() => void copyText(secret).then(setCopied)}
          aria-label={copied ? "Secret copied" : "Copy secret"}
        >
          {copied ? <Check /> : <Copy />}
          {copied ? "Copied" : "Copy"}
        </Button>
      </div>
      <p className="text-compact text-muted-foreground">
        Every request is signed with it in <code className="text-xs">webhook-signature</code>. Any library of{" "}
        <TextLink href="https://www.standardwebhooks.com">Standard Webhooks</TextLink> checks it.
      </p>
    </div>
  );
}
