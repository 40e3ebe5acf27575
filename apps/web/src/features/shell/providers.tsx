"use client";

import { UiProviders } from "@voxcalls/ui/ui-providers";
import Link from "next/link";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { TrpcProvider } from "~/trpc/client";

/** Everything the components need around them. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <UiProviders link={Link} nonce={nonce}>
      <TrpcProvider>
        <NuqsAdapter>{children}</NuqsAdapter>
      </TrpcProvider>
    </UiProviders>
  );
}
