"use client";

import { Button } from "@voxcalls/ui/button";
import { Printer } from "lucide-react";

/** Prints the page; the browser makes a PDF of it, too. */
export function PrintButton() {
  return (
    <Button onClick={() => window.print()}>
      <Printer />
      Print
    </Button>
  );
}
