import { TablePageSkeleton } from "~/features/shell/table-page-skeleton";

export default function Loading() {
  return (
    <TablePageSkeleton
      title="Provider health"
      description="Agents, prompts, flows, knowledge and numbers held against what the provider has, each night."
    />
  );
}
