"use client";

import { ConfirmDialog } from "@voxcalls/ui/alert-dialog";
import { Button } from "@voxcalls/ui/button";
import { Card } from "@voxcalls/ui/card";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

/** What an admin does when something leaked: sign everyone out, end every key. */
export function DangerZone({ activeKeys }: { activeKeys: string }) {
  const endSessions = trpc.tenant.endAllSessions.useMutation();
  const revokeKeys = trpc.apiKeys.revokeAll.useMutation();
  return (
    <Card className="max-w-2xl divide-y">
      <Act
        title="Sign everyone out"
        description="Ends every sign-in of every member on every device, but yours on this one. They sign in again with their password; API keys go on."
        label="Sign everyone out"
        question="Sign everyone out?"
        affected={["Every member has to sign in again", "Unsaved work in open pages can be lost"]}
        run={async () => {
          const { ended } = await endSessions.mutateAsync();
          return ended === 1 ? "1 sign-in ended" : `${ended} sign-ins ended`;
        }}
      />
      <Act
        title="Revoke all API keys"
        description="For the day when a key leaked and nobody knows which. Programs that use a key stop at their next request; it cannot be undone."
        label="Revoke all keys"
        question="Revoke all API keys?"
        affected={[`${activeKeys} stop working at once`, "Each program needs a new key"]}
        typeToConfirm="revoke"
        run={async () => {
          const { revoked } = await revokeKeys.mutateAsync();
          return revoked === 1 ? "1 key revoked" : `${revoked} keys revoked`;
        }}
      />
    </Card>
  );
}

interface ActProps {
  readonly title: string;
  readonly description: string;
  readonly label: string;
  readonly question: string;
  readonly affected: readonly ReactNode[];
  readonly typeToConfirm?: string;
  /** Answers what to say afterwards. */
  readonly run: () => Promise<string>;
}

function Act({ title, description, label, question, affected, typeToConfirm, run }: ActProps) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  return (
    <section className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 p-4">
      <div className="max-w-md min-w-0">
        <h2 className="text-sm font-semibold">{title}</h2>
        <p className="text-compact text-muted-foreground">{description}</p>
      </div>
      <Button
        className="text-destructive-text"
        onClick={() => {
          setRefusal(null);
          setAsking(true);
        }}
      >
        {label}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={question}
        description={description}
        affected={affected}
        confirmLabel={label}
        typeToConfirm={typeToConfirm}
        error={refusal}
        onConfirm={async () => {
          try {
            toast.success(await run());
          } catch (error) {
            setRefusal(failureWords(error as Parameters<typeof failureWords>[0]));
            throw error;
          }
          router.refresh();
        }}
      />
    </section>
  );
}
