"use client";

import { Tabs, TabsList, TabsTrigger } from "@voxcalls/ui/tabs";
import { useQueryStates } from "nuqs";
import type { ReactNode } from "react";
import { teamPlace } from "./team-place";

interface TeamTabsProps {
  readonly tab: "members" | "invitations" | "roles";
  readonly members: number;
  readonly invitations: number;
  readonly children: ReactNode;
}

/** Members, invitations and roles; which one is open stands in the address. */
export function TeamTabs({ tab, members, invitations, children }: TeamTabsProps) {
  const [, setPlace] = useQueryStates(teamPlace, { shallow: false, history: "push" });
  return (
    <Tabs
      value={tab}
      onValueChange={(next) =>
        void setPlace({
          tab: next === "members" ? null : (next as "invitations" | "roles"),
          q: null,
          role: null,
          status: null,
          trail: null,
        })
      }
    >
      <TabsList aria-label="Parts of the team">
        <TabsTrigger value="members" count={members} aria-controls={undefined}>
          Members
        </TabsTrigger>
        <TabsTrigger value="invitations" count={invitations === 0 ? undefined : invitations} aria-controls={undefined}>
          Invitations
        </TabsTrigger>
        <TabsTrigger value="roles" aria-controls={undefined}>
          What each role may do
        </TabsTrigger>
      </TabsList>
      {children}
    </Tabs>
  );
}
