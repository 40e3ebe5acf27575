"use client";

import { may } from "@voxcalls/api/permissions";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { Bot, Building2, Hash, ListChecks, Phone, Workflow } from "lucide-react";
import { agentStatus } from "~/features/agents/agent-words";
import { stateWords } from "~/features/batches/batch-words";
import { outcomeOf } from "~/features/calls/call-words";
import { stateOf } from "~/features/platform/tenant-words";
import { trpc } from "~/trpc/client";
import { callSearchOf, digitsOf } from "./palette-search";

const atMost = 6;
const longestQuery = 120;
const options = { retry: false, placeholderData: <T,>(before: T) => before } as const;

/** What an organisation's person finds by these words. Agents and numbers are few and come whole; calls are searched by the server. */
export function useFoundInTenant(
  role: Parameters<typeof may>[0],
  on: boolean,
  words: string,
  go: (href: string) => void,
) {
  const asked = callSearchOf(words);
  const agents = trpc.agents.list.useQuery({ limit: 100 }, { enabled: on });
  const all = may(role, "phone-numbers:read");
  const ofTenant = trpc.phoneNumbers.list.useQuery({ limit: 100 }, { enabled: on && all });
  const own = trpc.phoneNumbers.mine.useQuery({ limit: 100 }, { enabled: on && !all });
  const text = asked && "q" in asked ? asked.q : "";
  const some = trpc.calls.table.useQuery({ q: text, limit: atMost }, { ...options, enabled: on && text !== "" });
  const flows = trpc.flows.list.useQuery({ limit: 100 }, { enabled: on && may(role, "flows:read") });
  const named = on && may(role, "batches:read") && words.length >= 2;
  const batches = trpc.batches.list.useQuery(
    { q: words.slice(0, longestQuery), limit: atMost },
    { ...options, enabled: named },
  );
  const id = asked && "id" in asked ? asked.id : "";
  const one = trpc.calls.get.useQuery({ id }, { retry: false, enabled: on && id !== "" });
  const calls = id !== "" ? (one.data ? [one.data] : []) : text !== "" ? (some.data?.data ?? []) : [];
  const numbers = (all ? ofTenant : own).data?.data ?? [];
  const shownAgents = (agents.data?.data ?? []).slice(0, words === "" ? atMost : undefined);
  return {
    loading: some.isFetching || one.isFetching || agents.isLoading,
    groups: [
      {
        heading: "Agents",
        items: shownAgents.map((agent) => ({
          id: agent.id,
          label: agent.name,
          icon: <Bot />,
          hint: agentStatus(agent).word,
          keywords: agent.phoneNumbers.map(({ phoneNumber }) => phoneNumber),
          onSelect: () => go(`/dashboard/agent/${agent.id}`),
        })),
      },
      {
        heading: "Flows",
        items: (flows.data?.data ?? []).slice(0, words === "" ? atMost : undefined).map(({ id: flowId, name }) => ({
          id: flowId,
          label: name,
          icon: <Workflow />,
          onSelect: () => go(`/dashboard/flows/${flowId}`),
        })),
      },
      {
        heading: "Batches",
        items: (named ? (batches.data?.data ?? []) : []).map((batch) => ({
          id: batch.id,
          label: batch.name,
          icon: <ListChecks />,
          hint: stateWords(batch).word,
          keywords: [words],
          onSelect: () => go(`/dashboard/batches/${batch.id}`),
        })),
      },
      {
        heading: "Calls",
        items: calls.map((call) => ({
          id: call.id,
          label: `${call.phoneNumber ?? "Unknown number"} · ${call.agentName ?? "no agent"} · ${outcomeOf(call).word}`,
          icon: <Phone />,
          hint: <RelativeTime at={call.startedAt ?? call.createdAt} />,
          keywords: [words],
          onSelect: () => go(`/dashboard/calls/${call.id}`),
        })),
      },
      {
        heading: "Numbers",
        items: (words === "" ? [] : numbers).map((number) => ({
          id: number.id,
          label: number.phoneNumber,
          icon: <Hash />,
          hint: number.assignedAgentName ?? "Answered by nobody",
          keywords: [
            number.nickname ?? "",
            digitsOf(words) && number.phoneNumber.includes(digitsOf(words) ?? "") ? words : "",
          ],
          onSelect: () => go("/dashboard/numbers"),
        })),
      },
    ],
  };
}

/** What the super admin finds: organisations by their names, numbers of the platform by their digits. */
export function useFoundOnPlatform(on: boolean, words: string, go: (href: string) => void) {
  const named = on && words.length >= 2;
  const tenants = trpc.tenants.list.useQuery(
    { limit: atMost, q: words.slice(0, longestQuery) },
    { ...options, enabled: named },
  );
  const contains = digitsOf(words)?.slice(0, 15) ?? "";
  const asks = on && contains.length >= 3;
  const numbers = trpc.pool.list.useQuery({ limit: atMost, contains: contains || "0" }, { ...options, enabled: asks });
  return {
    loading: numbers.isFetching || tenants.isFetching,
    groups: [
      {
        heading: "Organisations",
        items: (named ? (tenants.data?.data ?? []) : []).map((tenant) => ({
          id: tenant.id,
          label: tenant.name,
          icon: <Building2 />,
          hint: stateOf(tenant).word,
          keywords: [words],
          onSelect: () => go(`/admin/tenants/${tenant.id}`),
        })),
      },
      {
        heading: "Numbers",
        items: (asks ? (numbers.data?.data ?? []) : []).map((number) => ({
          id: number.id,
          label: number.phoneNumber,
          icon: <Hash />,
          hint: number.tenantName ?? "In the pool",
          keywords: [words],
          onSelect: () => go(`/admin/phone-numbers?q=${encodeURIComponent(contains)}`),
        })),
      },
    ],
  };
}
