import type { LimitsNotice } from "@voxcalls/api/schemas/limits";
import { Callout } from "@voxcalls/ui/callout";
import { TextLink } from "@voxcalls/ui/text-link";

const words = {
  minutes: {
    title: "New calls are declined: this month's minutes are used up",
    text: "They are let in again when the month ends or there are more minutes.",
  },
  spend_cap: {
    title: "New calls are declined: this month's spend cap is reached",
    text: "They are let in again when the month ends or the cap is raised.",
  },
  minutes_held: {
    title: "New calls are declined: the minutes left are reserved for calls in progress",
    text: "They are let in again when one of these ends and gives back what it did not use.",
  },
  spend_cap_held: {
    title: "New calls are declined: what the spend cap leaves is reserved for calls in progress",
    text: "They are let in again when one of these ends and gives back what it did not use, or the cap is raised.",
  },
  lines: {
    title: "New calls are declined: all lines are in use",
    text: "They are let in again as soon as a call ends.",
  },
} as const;

/** Above every page while calls are declined because of a limit: why, and where to do something about it. */
export function LimitsBanner({ notice }: { notice: LimitsNotice }) {
  if (!notice || !(notice.reason in words)) return null;
  const { title, text } = words[notice.reason as keyof typeof words];
  return (
    <Callout
      tone="warning"
      title={title}
      className="m-4 md:mx-8 md:mb-0"
      action={notice.mayAct ? <TextLink href="/dashboard/settings/limits">Limits</TextLink> : undefined}
    >
      {text}
    </Callout>
  );
}
