"use client";

import { Button } from "@voxcalls/ui/button";
import { toast } from "@voxcalls/ui/toast";
import { Download } from "lucide-react";
import { useState } from "react";

interface DownloadCsvProps {
  /** The REST route, with the filters of the page: `/api/v1/audit-log?q=…`. */
  readonly href: string;
  readonly fileName: string;
}

/** Takes all entries of the filters along, not only this page's. */
export function DownloadCsv({ href, fileName }: DownloadCsvProps) {
  const [pending, setPending] = useState(false);
  const download = async () => {
    setPending(true);
    try {
      const response = await fetch(href, { headers: { accept: "text/csv" } });
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      const address = URL.createObjectURL(await response.blob());
      const link = Object.assign(document.createElement("a"), { href: address, download: fileName });
      link.click();
      URL.revokeObjectURL(address);
    } catch {
      toast.error("The file could not be made. Check your connection and try again.");
    } finally {
      setPending(false);
    }
  };
  return (
    <Button pending={pending} onClick={() => void download()}>
      <Download />
      CSV
    </Button>
  );
}
