import { readFlow } from "~/server/read-or-not-found";

/** Looks for the flow before anything is sent: an answer that has begun could not become 404 any more. */
export default async function FlowLayout({ children, params }: LayoutProps<"/dashboard/flows/[flowId]">) {
  await readFlow((await params).flowId);
  return children;
}
