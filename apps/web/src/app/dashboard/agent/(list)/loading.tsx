import { TablePageSkeleton } from "~/features/shell/table-page-skeleton";

export default function Loading() {
  return <TablePageSkeleton title="Agents" description="Who answers your phone, what they know and how they sound." />;
}
