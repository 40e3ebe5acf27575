import type { NextConfig } from "next";

const config: NextConfig = {
  transpilePackages: ["@voxcalls/api", "@voxcalls/db", "@voxcalls/retell-client", "@voxcalls/ui"],
  // Native code, or packages that read their own files at run time.
  serverExternalPackages: [
    "argon2",
    "graphile-worker",
    "pino",
    "pg",
    "prom-client",
    "retell-sdk",
    "twilio",
    "@prisma/client",
    "@prisma/adapter-pg",
  ],
  poweredByHeader: false,
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        {
          key: "Content-Security-Policy",
          value: "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'",
        },
        { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
      ],
    },
  ],
  reactStrictMode: true,
  // ESLint and the type checker run on their own (pnpm verify).
  typescript: { ignoreBuildErrors: true },
};

export default config;
