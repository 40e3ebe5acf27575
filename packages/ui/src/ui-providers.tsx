"use client";

import { ThemeProvider } from "next-themes";
import { type ComponentProps, lazy, type ReactNode, Suspense, useSyncExternalStore } from "react";
import { LinkProvider } from "./link";
import { TooltipProvider } from "./tooltip";

// React warns about executable scripts in client renders; the theme script only has to run in the server's HTML.
const themeScript = { type: typeof window === "undefined" ? "text/javascript" : "application/json" };

// Fetched after the page is there: nothing can be told before somebody did something.
const Toaster = lazy(() => import("./toast").then((module) => ({ default: module.Toaster })));

type UiProvidersProps = {
  /** The router's link component: next/link. */
  link: ComponentProps<typeof LinkProvider>["link"];
  /** Nonce of the content security policy, for the script that sets the theme before the first paint. */
  nonce?: string | undefined;
  children: ReactNode;
};

/** Theme, links, tooltips and toasts: once, around the app. The html element needs suppressHydrationWarning. */
export function UiProviders({ link, nonce, children }: UiProvidersProps) {
  const hydrated = useSyncExternalStore(
    noChange,
    () => true,
    () => false,
  );
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      disableTransitionOnChange
      scriptProps={themeScript}
      {...(nonce ? { nonce } : {})}
    >
      <LinkProvider link={link}>
        <TooltipProvider>{children}</TooltipProvider>
        {hydrated ? (
          <Suspense>
            <Toaster />
          </Suspense>
        ) : null}
      </LinkProvider>
    </ThemeProvider>
  );
}

function noChange() {
  return () => undefined;
}
