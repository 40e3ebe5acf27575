import { Logo } from "@voxcalls/ui/logo";
import type { ReactNode } from "react";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 py-10 sm:justify-center">
      <div className="w-full max-w-sm">
        <Logo word className="mb-8" />
        {children}
      </div>
    </main>
  );
}
