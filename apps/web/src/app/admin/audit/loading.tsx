import { TablePageSkeleton } from "~/features/shell/table-page-skeleton";

export default function Loading() {
  return (
    <TablePageSkeleton
      title="Audit log"
      description="What super admins and jobs did to the platform, and every visit to an organisation. Nothing here can be changed."
      rows={14}
    />
  );
}
