import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "~/features/shell/providers";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "VoxCalls", template: "%s · VoxCalls" },
  description: "AI phone agents for your organisation.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8f9fa" },
    { media: "(prefers-color-scheme: dark)", color: "#0d0d13" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // The nonce of this answer's content security policy (src/server/admit-to-pages.ts); it makes every page be rendered when asked for.
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
