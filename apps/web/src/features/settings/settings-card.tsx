"use client";

import { Button } from "@voxcalls/ui/button";
import { Card, CardContent, CardFooter } from "@voxcalls/ui/card";
import type { ReactNode } from "react";
import type { Failure } from "~/trpc/failure";
import { SaveFailure } from "./save-failure";

interface SettingsCardProps {
  readonly isChanged: boolean;
  /** Whether what was typed could be saved, as far as this page can tell. */
  readonly isSound: boolean;
  readonly mayChange: boolean;
  readonly failure: Failure | null;
  readonly pending: boolean;
  readonly onSave: () => void;
  /** The fields. */
  readonly children: ReactNode;
}

/** A few settings that are saved together. */
export function SettingsCard({ isChanged, isSound, mayChange, failure, pending, onSave, children }: SettingsCardProps) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <Card className="max-w-2xl">
        <CardContent className="flex flex-col gap-5">
          <SaveFailure failure={failure} />
          {children}
        </CardContent>
        {mayChange ? (
          <CardFooter>
            <span>{isChanged ? "Not saved yet" : "Everything is saved"}</span>
            <Button type="submit" variant="primary" pending={pending} disabled={!isChanged || !isSound}>
              Save
            </Button>
          </CardFooter>
        ) : null}
      </Card>
    </form>
  );
}
