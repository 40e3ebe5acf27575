import type { Metadata, Viewport } from "next";
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

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
