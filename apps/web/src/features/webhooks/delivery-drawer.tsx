"use client";

import type { DeliveryView } from "@voxcalls/api/schemas/webhook-endpoints";
import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { CopyId } from "@voxcalls/ui/copy-id";
import { Detail, DetailList } from "@voxcalls/ui/detail-list";
import { FullTime } from "@voxcalls/ui/relative-time";
import { Sheet, SheetContent } from "@voxcalls/ui/sheet";
import { Skeleton } from "@voxcalls/ui/skeleton";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { TextLink } from "@voxcalls/ui/text-link";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { deliveryState, readable } from "./webhook-words";

interface DeliveryDrawerProps {
  readonly endpointId: string;
  readonly delivery: DeliveryView | null;
  readonly mayReplay: boolean;
  readonly onClose: () => void;
}

/** One delivery: how it went, what was sent, what was answered. */
export function DeliveryDrawer({ endpointId, delivery, mayReplay, onClose }: DeliveryDrawerProps) {
  const router = useRouter();
  const replay = trpc.webhookEndpoints.replay.useMutation({
    onSuccess: () => {
      toast.success("It is sent again");
      onClose();
      router.refresh();
    },
    onError: (error) => toast.error(failureWords(error)),
  });
  return (
    <Sheet open={delivery !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      {delivery ? (
        <SheetContent
          size="lg"
          title={delivery.type}
          description={<FullTime at={delivery.createdAt} />}
          footer={
            mayReplay && delivery.status !== "pending" ? (
              <Button
                pending={replay.isPending}
                onClick={() => replay.mutate({ id: endpointId, deliveryId: delivery.id })}
              >
                Send again
              </Button>
            ) : undefined
          }
        >
          <Facts delivery={delivery} />
          <Bodies endpointId={endpointId} delivery={delivery} />
        </SheetContent>
      ) : null}
    </Sheet>
  );
}

function Facts({ delivery }: { delivery: DeliveryView }) {
  const { tone, word } = deliveryState(delivery);
  return (
    <DetailList>
      <Detail label="State">
        <StatusDot tone={tone}>{word}</StatusDot>
      </Detail>
      <Detail label="Tries">{delivery.attempts}</Detail>
      {delivery.lastAttemptAt ? (
        <Detail label="Last try">
          <FullTime at={delivery.lastAttemptAt} />
        </Detail>
      ) : null}
      {delivery.nextAttemptAt ? (
        <Detail label="Next try">
          <FullTime at={delivery.nextAttemptAt} />
        </Detail>
      ) : null}
      {delivery.tookMs === null ? null : <Detail label="Took">{delivery.tookMs} ms</Detail>}
      {delivery.type.startsWith("call.") ? (
        <Detail label="About">
          <TextLink href={`/dashboard/calls/${delivery.subjectId}`}>The call</TextLink>
        </Detail>
      ) : null}
      <Detail label="webhook-id">
        <CopyId value={delivery.eventId} label="webhook id" />
      </Detail>
    </DetailList>
  );
}

function Bodies({ endpointId, delivery }: { endpointId: string; delivery: DeliveryView }) {
  const whole = trpc.webhookEndpoints.delivery.useQuery({ id: endpointId, deliveryId: delivery.id });
  if (whole.error)
    return (
      <Callout tone="danger" className="mt-5">
        {failureWords(whole.error)}
      </Callout>
    );
  if (!whole.data) return <Skeleton className="mt-6 h-56 rounded-lg" />;
  const { body, answerBody, answerStatus, problem } = whole.data;
  return (
    <>
      <section className="mt-6">
        <h3 className="mb-2 text-sm font-semibold">Request</h3>
        <Body text={readable(body)} />
      </section>
      <section className="mt-6">
        <h3 className="mb-2 text-sm font-semibold">Answer{answerStatus === null ? "" : ` ${answerStatus}`}</h3>
        {problem === null ? null : (
          <Callout tone="warning" className="mb-2">
            {problem}
          </Callout>
        )}
        {answerBody ? (
          <Body text={readable(answerBody)} />
        ) : (
          <p className="text-compact text-muted-foreground">
            {delivery.attempts === 0 ? "It has not been sent yet." : "It said nothing."}
          </p>
        )}
      </section>
    </>
  );
}

function Body({ text }: { text: string }) {
  return (
    <pre
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-lg border bg-muted px-3 py-2 font-mono text-xs break-all whitespace-pre-wrap"
    >
      {text}
    </pre>
  );
}
