import { TabLinks } from "~/features/shell/tab-links";

const tabs = [
  { href: "/dashboard/batches", label: "Batches" },
  { href: "/dashboard/batches/do-not-call", label: "Do not call" },
] as const;

/** Between the batches and the list of whom none of them calls. */
export function BatchesTabs({ open }: { open: (typeof tabs)[number]["href"] }) {
  return <TabLinks label="Batches" tabs={tabs.map((tab) => ({ ...tab, isOpen: tab.href === open }))} />;
}
