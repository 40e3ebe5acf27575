import type { SandboxContext } from "../context";
import type { StoredNumber } from "../retell/phone-number-fields";
import { RetellError } from "../retell/errors";
import { type Admission, admit } from "./admit";
import type { CallRecord, PhoneCall } from "./call-record";
import { concurrencyLimit, ongoingCalls } from "./concurrency";
import { connectAgent } from "./connect-agent";
import { isOnList } from "./country-list";
import { finishSilently } from "./finish-call";
import { newPhoneCall } from "./new-call";
import type { Playing } from "./playing";
import { saveCall } from "./save-call";
import { type CallSetup, setUpCall } from "./set-up-call";
import { talk } from "./talk";

/**
 * Somebody calls one of the numbers. Gives the call's id at once, or for an instant call when it is over. A call that
 * nobody takes ends as declined; having no agent, it is no call for Retell's API and only the control API knows it.
 */
export async function placeInbound(
  sandbox: SandboxContext,
  number: StoredNumber,
  fromNumber: string,
  playing: Playing,
): Promise<string> {
  const record = saveCall(
    sandbox,
    newPhoneCall(sandbox, {
      direction: "inbound",
      agentId: "",
      agentVersion: 0,
      fromNumber,
      toNumber: number.phone_number,
    }),
  );
  if (playing.speed === "instant" && playing.caller) await connect(sandbox, number, record, playing);
  else sandbox.background.run(() => connect(sandbox, number, record, playing));
  return record.call.call_id;
}

async function connect(
  sandbox: SandboxContext,
  number: StoredNumber,
  record: CallRecord<PhoneCall>,
  playing: Playing,
): Promise<void> {
  const { call_id: callId, from_number: caller } = record.call;
  // Before anybody is asked. Whose number is withheld comes from nowhere.
  const isKnown = /^\+\d{7,}$/.test(caller);
  if (isKnown && !isOnList(number.allowed_inbound_country_list, caller)) {
    return finishSilently(sandbox, record, "user_declined");
  }
  const isTimed = playing.speed !== "instant" || !playing.caller;
  let endedBy: string | undefined;
  if (isTimed) {
    const end = (reason: string) => Promise.resolve(void (endedBy = reason));
    sandbox.sessions.set(callId, { end });
  }
  const admission = await admit(sandbox, number, { callId, fromNumber: caller });
  sandbox.sessions.delete(callId);
  if (endedBy !== undefined) return finishSilently(sandbox, record, endedBy);
  if (!admission) return finishSilently(sandbox, record, "user_declined");

  const setup = findSetup(sandbox, admission);
  const admitted = withAdmission(record, admission);
  if (!setup) return finishSilently(sandbox, admitted, "error_retell");
  const connected = connectAgent(admitted, setup, playing.playedBy);
  if (isTimed && ongoingCalls(sandbox) >= concurrencyLimit) {
    return finishSilently(sandbox, connected, "concurrency_limit_reached");
  }
  await talk(sandbox, connected, setup, playing);
}

function withAdmission(record: CallRecord, { metadata, dynamicVariables }: Admission): CallRecord {
  const answered = {
    ...(metadata === undefined ? {} : { metadata }),
    ...(dynamicVariables === undefined ? {} : { retell_llm_dynamic_variables: dynamicVariables }),
  };
  return { ...record, call: { ...record.call, ...answered } };
}

/** Undefined when the webhook named an agent or a version that does not exist. */
function findSetup(sandbox: SandboxContext, admission: Admission): CallSetup | undefined {
  try {
    return setUpCall(sandbox, admission);
  } catch (error) {
    if (error instanceof RetellError) return undefined;
    throw error;
  }
}
