"use client";

import type { CallInTable } from "@voxcalls/api/schemas/calls";
import { DataTable } from "@voxcalls/ui/data-table";
import Link from "next/link";
import { callColumns } from "./call-columns";

const short = ["time", "number", "agent", "status", "duration", "cost"];

interface RecentCallsProps {
  readonly calls: readonly CallInTable[];
}

/** A few calls with what matters most of them; a row leads to its call. */
export function RecentCalls({ calls }: RecentCallsProps) {
  const columns = callColumns({
    nameOfMember: {},
    narrow: true,
    open: (call, time) => (
      <Link
        data-row-link
        href={`/dashboard/calls/${call.id}`}
        className="font-medium outline-offset-4 after:absolute after:inset-0"
      >
        {time}
      </Link>
    ),
  });
  return (
    <DataTable
      label="Recent calls"
      columns={columns}
      chosen={short}
      rows={calls}
      rowKey={(call) => call.id}
      interactive
      bare
    />
  );
}
