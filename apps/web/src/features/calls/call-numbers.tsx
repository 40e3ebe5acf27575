import type { CallInTable } from "@voxcalls/api/schemas/calls";
import { ArrowRight, Globe, PhoneIncoming, PhoneOutgoing } from "lucide-react";
import { directionWords } from "./call-words";

const directionIcons = { inbound: PhoneIncoming, outbound: PhoneOutgoing, web: Globe };

/** Who called whom; `narrow`: only the other side. */
export function CallNumbers({ call, narrow }: { call: CallInTable; narrow: boolean | undefined }) {
  const Icon = directionIcons[call.direction];
  const icon = (
    <Icon role="img" aria-label={directionWords[call.direction]} className="size-4 shrink-0 text-muted-foreground" />
  );
  const [from, to] = call.direction === "web" ? ["Browser", undefined] : [call.fromNumber, call.toNumber];
  const ours = "text-muted-foreground";
  return (
    <>
      <span className={`inline-flex items-center gap-2 whitespace-nowrap ${narrow ? "" : "sm:hidden"}`}>
        {icon}
        {call.direction === "web" ? "Browser" : (call.phoneNumber ?? "Unknown")}
      </span>
      {narrow ? null : (
        <span className="inline-flex items-center gap-2 whitespace-nowrap max-sm:hidden">
          {icon}
          <span className={call.direction === "outbound" ? ours : undefined}>{from ?? "Unknown"}</span>
          {to === undefined ? null : (
            <>
              <ArrowRight role="img" aria-label="to" className="size-3 shrink-0 text-muted-foreground" />
              <span className={call.direction === "inbound" ? ours : undefined}>{to ?? "Unknown"}</span>
            </>
          )}
        </span>
      )}
    </>
  );
}
