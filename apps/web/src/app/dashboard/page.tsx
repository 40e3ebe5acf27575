import { PageHeader } from "@voxcalls/ui/page-header";

export default function DashboardPage() {
  return <PageHeader title="Overview" description="Calls, minutes and what needs you." />;
}
