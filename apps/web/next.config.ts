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
  reactStrictMode: true,
  // ESLint and the type checker run on their own (pnpm verify).
  typescript: { ignoreBuildErrors: true },
};

export default config;
