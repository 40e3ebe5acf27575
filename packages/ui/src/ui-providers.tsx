"use client";

import { ThemeProvider } from "next-themes";
import type { ComponentProps, ReactNode } from "react";
import { LinkProvider } from "./link";
import { Toaster } from "./toast";
import { TooltipProvider } from "./tooltip";

// React warns about executable scripts in client renders; the theme script only has to run in the server's HTML.
const themeScript = { type: typeof window === "undefined" ? "text/javascript" : "application/json" };

type UiProvidersProps = {
  /** The router's link component: next/link. */
  link: ComponentProps<typeof LinkProvider>["link"];
  /** Nonce of the content security policy, for the script that sets the theme before the first paint. */
  nonce?: string | undefined;
  children: ReactNode;
};

/** Theme, links, tooltips and toasts: once, around the app. The html element needs suppressHydrationWarning. */
export function UiProviders({ link, nonce, children }: UiProvidersProps) {
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
        <Toaster />
      </LinkProvider>
    </ThemeProvider>
  );
}
