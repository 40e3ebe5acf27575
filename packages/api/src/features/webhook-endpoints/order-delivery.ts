import { enqueue } from "../../kernel/jobs";

/** Wakes whoever delivers, in the transaction that made something to deliver. Should nobody wake, the timer does within a minute. */
export async function orderDelivery(tx: Parameters<typeof enqueue>[0]): Promise<void> {
  await enqueue(tx, "webhooks.deliver", {}, { key: "webhooks.deliver" });
}
