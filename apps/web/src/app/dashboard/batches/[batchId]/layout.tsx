import { readBatch } from "~/server/read-or-not-found";

/** Looks for it before anything is sent: an answer that has begun could not become 404 any more. */
export default async function BatchLayout({ children, params }: LayoutProps<"/dashboard/batches/[batchId]">) {
  await readBatch((await params).batchId);
  return children;
}
