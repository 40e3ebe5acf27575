import { may, type ActingRole, type Permission } from "@voxcalls/api/permissions";
import {
  BookOpen,
  Bot,
  Building2,
  ChartColumn,
  Gauge,
  Hash,
  HeartPulse,
  LayoutDashboard,
  ListChecks,
  Phone,
  Radio,
  ReceiptText,
  Scale,
  ScrollText,
  Settings,
  Users,
  Workflow,
} from "lucide-react";
import type { ReactNode } from "react";

interface NavigationItem {
  readonly label: string;
  readonly href: string;
  readonly icon: ReactNode;
  readonly permission: Permission;
}

const tenantGroups: { heading: string; items: NavigationItem[] }[] = [
  {
    heading: "Build",
    items: [
      { label: "Agents", href: "/dashboard/agent", icon: <Bot />, permission: "agents:read" },
      { label: "Flows", href: "/dashboard/flows", icon: <Workflow />, permission: "flows:read" },
      { label: "Knowledge", href: "/dashboard/knowledge", icon: <BookOpen />, permission: "knowledge:read" },
    ],
  },
  {
    heading: "Deploy",
    items: [
      { label: "Numbers", href: "/dashboard/numbers", icon: <Hash />, permission: "phone-numbers:mine" },
      { label: "Batches", href: "/dashboard/batches", icon: <ListChecks />, permission: "batches:read" },
    ],
  },
  {
    heading: "Monitor",
    items: [
      { label: "Overview", href: "/dashboard", icon: <LayoutDashboard />, permission: "usage:read" },
      { label: "Live", href: "/dashboard/live", icon: <Radio />, permission: "calls:read" },
      { label: "Calls", href: "/dashboard/calls", icon: <Phone />, permission: "calls:read" },
    ],
  },
  {
    heading: "Account",
    items: [
      { label: "Team", href: "/dashboard/team", icon: <Users />, permission: "members:read" },
      { label: "Billing", href: "/dashboard/billing", icon: <ReceiptText />, permission: "billing:read" },
      { label: "Settings", href: "/dashboard/settings", icon: <Settings />, permission: "tenant:read" },
    ],
  },
];

const platformGroups: { heading: string; items: NavigationItem[] }[] = [
  {
    heading: "Platform",
    items: [
      { label: "Overview", href: "/admin", icon: <Gauge />, permission: "platform:read" },
      { label: "Organisations", href: "/admin/tenants", icon: <Building2 />, permission: "platform:tenants" },
      { label: "Analytics", href: "/admin/analytics", icon: <ChartColumn />, permission: "platform:read" },
      { label: "Phone numbers", href: "/admin/phone-numbers", icon: <Hash />, permission: "platform:pool" },
      {
        label: "Reconciliation",
        href: "/admin/reconciliation",
        icon: <Scale />,
        permission: "platform:reconciliation",
      },
      { label: "Provider health", href: "/admin/health", icon: <HeartPulse />, permission: "platform:health" },
      { label: "Audit log", href: "/admin/audit", icon: <ScrollText />, permission: "platform:audit" },
      { label: "Settings", href: "/admin/settings", icon: <Settings />, permission: "platform:settings" },
    ],
  },
];

/** The pages that this role may open, from the same table that the server asks. */
export function navigationFor(role: ActingRole) {
  const groups = role === "super_admin" ? platformGroups : tenantGroups;
  return groups
    .map((group) => ({ ...group, items: group.items.filter((item) => may(role, item.permission)) }))
    .filter((group) => group.items.length > 0);
}
