"use client";

import type { SessionView } from "@voxcalls/api/schemas/auth";
import { ConfirmDialog } from "@voxcalls/ui/alert-dialog";
import { Badge } from "@voxcalls/ui/badge";
import { Button } from "@voxcalls/ui/button";
import { CardContent, CardFooter } from "@voxcalls/ui/card";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { toast } from "@voxcalls/ui/toast";
import { Laptop, Smartphone, SquareTerminal } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

interface SessionsSectionProps {
  readonly sessions: readonly SessionView[];
  readonly hasMore: boolean;
}

export function SessionsSection({ sessions, hasMore }: SessionsSectionProps) {
  // The one in hand stands first, the others as they were last seen.
  const inOrder = sessions.toSorted(
    (a, b) => Number(b.current) - Number(a.current) || b.lastSeenAt.getTime() - a.lastSeenAt.getTime(),
  );
  const others = sessions.length - 1;
  return (
    <>
      <CardContent className="py-1">
        <ul className="divide-y">
          {inOrder.map((session) => (
            <SessionLine key={session.id} session={session} />
          ))}
        </ul>
      </CardContent>
      {others > 0 ? (
        <CardFooter>
          <span>{others === 1 ? "One other device" : `${others}${hasMore ? " and more" : ""} other devices`}</span>
          <EndOthers others={others} />
        </CardFooter>
      ) : null}
    </>
  );
}

function SessionLine({ session }: { session: SessionView }) {
  const router = useRouter();
  const end = trpc.auth.sessions.end.useMutation({
    onSuccess: () => {
      toast.success(`${session.device ?? "The device"} is signed out`);
      router.refresh();
    },
    onError: (error) => toast.error(failureWords(error)),
  });
  return (
    <li className="flex items-center gap-3 py-3">
      <span aria-hidden className="text-muted-foreground [&_svg]:size-4">
        {iconOf(session.device)}
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {session.device ?? "Unknown device"}
          {session.current ? <Badge tone="brand">This device</Badge> : null}
        </p>
        <p className="flex flex-wrap gap-x-3 text-compact text-muted-foreground">
          <span className="break-all">{session.ipAddress ?? "Unknown address"}</span>
          <span>
            Seen <RelativeTime at={session.lastSeenAt} />
          </span>
          <span>
            Signed in <RelativeTime at={session.createdAt} />
          </span>
        </p>
      </div>
      {session.current ? null : (
        <Button
          size="sm"
          variant="ghost"
          pending={end.isPending}
          onClick={() => end.mutate({ id: session.id })}
          aria-label={`Sign out ${session.device ?? "unknown device"}`}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}

function EndOthers({ others }: { others: number }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const end = trpc.auth.sessions.endOthers.useMutation();
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        Sign out all others
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={others === 1 ? "Sign out the other device?" : "Sign out all other devices?"}
        description="Their next click asks them to sign in again. This device stays signed in."
        confirmLabel="Sign out"
        error={end.error ? failureWords(end.error) : null}
        onConfirm={async () => {
          await end.mutateAsync();
          toast.success("Every other device is signed out");
          router.refresh();
        }}
      />
    </>
  );
}

function iconOf(device: string | null) {
  if (/\b(iOS|Android)\b/.test(device ?? "")) return <Smartphone />;
  return device?.includes(" on ") ? <Laptop /> : <SquareTerminal />;
}
