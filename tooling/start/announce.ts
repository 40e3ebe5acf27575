import { join, relative } from "node:path";
import type { Settings } from "./env";

const DEMO_PASSWORD = "voxcalls-demo-2026";
const DEMO_ACCOUNTS = [
  ["admin@acme.test", "admin of Acme"],
  ["user@acme.test", "user of Acme"],
  ["admin@globex.test", "admin of Globex"],
  ["super@voxcalls.test", "super admin"],
] as const;

/** The closing block of the start: where everything is, who can sign in, what is real. */
export function announcement(settings: Settings, options: { hasDemo: boolean; seconds: number }): string {
  const app = `http://localhost:${settings.port}`;
  const sandbox = `http://localhost:${settings.sandboxPort}`;
  const fromHere = relative(process.cwd(), settings.stateDir);
  const state = fromHere.startsWith("..") ? settings.stateDir : fromHere;
  const parts = [
    ["Retell AI", settings.retellSandboxed],
    ["Twilio", settings.twilioSandboxed],
    ["mail", settings.mailSandboxed],
  ] as const;
  const sandboxed = parts.filter(([, isSandboxed]) => isSandboxed).map(([name]) => name);
  const real = parts.map(([name]) => name).filter((name) => !sandboxed.some((other) => other === name));
  const database =
    settings.databaseUrl === undefined
      ? `embedded PostgreSQL (data in ${join(state, "postgres")})`
      : "PostgreSQL at DATABASE_URL";
  const rows: [string, string][] = [
    ["App", app],
    ...(settings.retellSandboxed
      ? [["Phone", `${sandbox}  (dial a number, type, watch the call)`] as [string, string]]
      : []),
    ...(settings.mailSandboxed ? [["Mail", `${sandbox}/mail  (what the product sends)`] as [string, string]] : []),
    ["API docs", `${app}/docs/api`],
    ...(options.hasDemo
      ? DEMO_ACCOUNTS.map(([email, role], index): [string, string] => [
          index === 0 ? "Sign in" : "",
          `${email.padEnd(21)} ${role}`,
        ])
      : []),
    ...(options.hasDemo ? [["Password", `${DEMO_PASSWORD}  (all four)`] as [string, string]] : []),
    ["Real", [...real, database].join(", ")],
    ...(sandboxed.length > 0
      ? [
          ["Sandboxed", `${sandboxed.join(", ")}: nothing leaves this machine (.env.example: the real ones)`] as [
            string,
            string,
          ],
        ]
      : []),
    ["Logs", join(state, "logs")],
    ["Stop", "Ctrl-C"],
  ];
  const lines = rows.map(([label, text]) => `  ${label.padEnd(11)}${text}`);
  return ["", `  VoxCalls is ready after ${options.seconds.toFixed(1)} s`, "", ...lines, ""].join("\n");
}
