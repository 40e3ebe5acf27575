import type { ReactNode } from "react";
import { DeveloperNav } from "~/features/webhooks/developer-nav";

export default function DeveloperLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <DeveloperNav />
      {children}
    </>
  );
}
