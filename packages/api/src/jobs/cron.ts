import type { CronItem } from "graphile-worker";
import type { JobName } from "../kernel/jobs";

/** What is run by the clock (UTC). A run that is still going, or was missed, is not made up for: the next one does it all. */
function every(match: string, task: JobName): CronItem {
  return { task, match, options: { jobKey: `cron:${task}`, queueName: task, maxAttempts: 3 } };
}

export const cronItems: readonly CronItem[] = [
  every("* * * * *", "calls.sync"),
  every("* * * * *", "batches.wake"),
  every("41 * * * *", "calls.forget"),
  every("*/5 * * * *", "agents.sweep"),
  every("*/5 * * * *", "knowledge.sweep"),
  every("*/5 * * * *", "phone-numbers.sweep"),
  every("*/5 * * * *", "phone-numbers.follow-minutes"),
  every("3 * * * *", "phone-numbers.end-quarantine"),
  every("41 4 * * *", "tools.forget-secrets"),
  every("* * * * *", "platform.end-visits"),
  every("17 * * * *", "platform.tidy"),
  every("* * * * *", "webhooks.deliver"),
  every("27 * * * *", "billing.close-statements"),
  every("40 2 * * *", "reconciliation.nightly"),
  every("20 3 * * *", "provider-health.nightly"),
];
