import { PageHeader } from "@voxcalls/ui/page-header";
import { OverviewSkeleton } from "~/features/dashboard/overview-skeleton";

export default function Loading() {
  return (
    <>
      <PageHeader title="Analytics" description="All organisations together, against as many days before." />
      <OverviewSkeleton />
    </>
  );
}
