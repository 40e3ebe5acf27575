import { readKnowledgeBase } from "~/server/read-or-not-found";

/** Looks for it before anything is sent: an answer that has begun could not become 404 any more. */
export default async function KnowledgeBaseLayout({ children, params }: LayoutProps<"/dashboard/knowledge/[baseId]">) {
  await readKnowledgeBase((await params).baseId);
  return children;
}
