import { readCall } from "~/server/read-or-not-found";

/** Looks for it before anything is sent: an answer that has begun could not become 404 any more. */
export default async function CallLayout({ children, params }: LayoutProps<"/dashboard/calls/[callId]">) {
  await readCall((await params).callId);
  return children;
}
