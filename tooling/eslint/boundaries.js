import { boundaryRule } from "./boundary-rule.js";

/** The floors of packages/api/src/features, lowest first: a feature imports only from floors below its own. */
export const FEATURE_FLOORS = [
  ["billing", "plans", "audit", "tools", "countries"],
  ["webhook-endpoints", "limits", "do-not-call"],
  ["calls", "tenants", "phone-numbers", "flows", "mail", "api-keys"],
  ["agents", "auth", "reconciliation", "batches"],
  ["members", "knowledge"],
  ["platform", "provider-health"],
];

const FEATURES = "packages/api/src/features";

/** The only files that may take the database client that sees every tenant. Every entry is a place to review. */
const UNSCOPED_FILES = [
  "packages/api/src/kernel/context.ts",
  // Before sign-in nobody has a tenant yet.
  ...["login", "logout", "me", "refresh", "register", "sign-in-limits"].map((verb) => `${FEATURES}/auth/${verb}.ts`),
  // The own account is a person's, super admins' too: every act there names the signed-in person, or the token of a mailed link.
  ...["account", "links", "two-factor"].map((part) => `${FEATURES}/auth/${part}`),
  // Sessions and links are no tenant's tables; who follows an invitation is nobody's member yet.
  ...["member-sessions", "invitations/find-offer", "invitations/accept"].map(
    (verb) => `${FEATURES}/members/${verb}.ts`,
  ),
  // The platform's own log.
  ...["list", "export-csv"].map((verb) => `${FEATURES}/audit/${verb}.ts`),
  // Short names are taken across tenants, and sessions stand in no tenant's table.
  ...["slug-is-free", "end-all-sessions"].map((verb) => `${FEATURES}/tenants/settings/${verb}.ts`),
  // Whether an id of the provider's belongs to an agent of any tenant.
  `${FEATURES}/agents/assert-ours.ts`,
  // Events lie with the platform: those of agents that nobody owns, and those of a call.
  ...["parked/list", "events"].map((verb) => `${FEATURES}/calls/${verb}.ts`),
  // What a call costs us is no tenant's to know; super admins are told.
  `${FEATURES}/calls/wholesale-of.ts`,
  // Lines above the guaranteed ones are shared by all tenants.
  ...["place", "start"].map((verb) => `${FEATURES}/calls/${verb}.ts`),
  // Both sides' calls, whoever they belong to.
  ...["list", "start", "judge-item"].map((verb) => `${FEATURES}/reconciliation/${verb}.ts`),
  // What the platform lets anybody call is no tenant's setting.
  `${FEATURES}/countries/reach.ts`,
  // The pool belongs to the platform until a tenant claims from it.
  ...["claim", "list-available", "release", "sync"].map((verb) => `${FEATURES}/phone-numbers/${verb}.ts`),
  `${FEATURES}/phone-numbers/pool`,
  `${FEATURES}/platform`,
  // Everything at the provider, whoever it belongs to.
  ...["list", "start", "push-ours", "adopt-theirs", "clear-orphan", "judge-rest", "remake-lost"].map(
    (verb) => `${FEATURES}/provider-health/${verb}.ts`,
  ),
];

const TESTS = ["**/*.test.ts", "**/*.test.tsx", "**/*.spec.ts", "**/test", "**/testing", "**/e2e"];
const PROVIDERS = ["retell-sdk", "twilio"];

const featureWalls = FEATURE_FLOORS.flatMap((floor, level) =>
  floor.map((feature) => ({
    in: [`${FEATURES}/${feature}`],
    except: TESTS,
    never: FEATURE_FLOORS.slice(level)
      .flat()
      .filter((other) => other !== feature)
      .map((other) => `${FEATURES}/${other}`),
    why: `features/${feature} may import only from features on lower floors (docs/architecture.md).`,
  })),
);

/**
 * Who may never import whom; docs/architecture.md says why.
 * @type {import("./boundary-rule.js").Wall[]}
 */
const WALLS = [
  {
    in: ["packages", "apps", "tooling"],
    except: ["packages/retell-client", "apps/sandbox/**/*.test.ts", "apps/sandbox/test"],
    never: PROVIDERS,
    why: "only packages/retell-client speaks to Retell and Twilio.",
  },
  ...[
    "packages/db",
    "packages/retell-client",
    "packages/ui",
    "packages/api",
    "apps/web",
    "apps/worker",
    "apps/sandbox",
  ].map((home) => ({
    in: [home],
    never: ["packages/*", "apps/*", "tooling/*"],
    unless: [home],
    why: "another package is imported by its name, never by a path.",
  })),
  {
    in: ["packages/db", "packages/retell-client", "packages/ui"],
    except: TESTS,
    never: ["@voxcalls/*"],
    unless: ["@voxcalls/eslint-config"],
    why: "the ground floor knows none of our packages.",
  },
  { in: ["packages/ui"], never: ["next"], why: "components know nothing of Next." },
  {
    in: ["apps/sandbox"],
    never: ["@voxcalls/*"],
    unless: ["@voxcalls/eslint-config"],
    why: "the sandbox is an independent writing of the providers: sharing our code it would share our mistakes.",
  },
  {
    in: ["apps/web", "apps/worker"],
    never: ["@voxcalls/db", "@voxcalls/retell-client", "@voxcalls/sandbox"],
    why: "apps reach the database and the providers through @voxcalls/api only.",
  },
  {
    in: ["apps/web/src/features", "apps/web/src/trpc/client.tsx"],
    // Server actions: Next keeps them on the server.
    except: ["apps/web/src/features/*/actions.ts"],
    never: ["@voxcalls/api", "apps/web/src/server"],
    unless: [
      "schemas",
      "permissions",
      "catalogue",
      "slug",
      "flow-rules",
      "flow-templates",
      "test-case-places",
      "toolbox",
    ].map((part) => `@voxcalls/api/${part}`),
    typesPass: true,
    why: "this is shipped to browsers: take types, schemas and permissions, never the server.",
  },
  {
    in: ["apps/web"],
    except: ["apps/web/src/server/auth-options.ts"],
    never: ["next-auth"],
    unless: ["next-auth/react"],
    why: "next-auth lives in src/server/auth-options.ts alone.",
  },
  {
    in: ["packages/api"],
    never: ["next", "next-auth", "react", "react-dom"],
    why: "the API knows no screen.",
  },
  {
    in: ["packages/api/src"],
    except: TESTS,
    never: [
      "packages/api/testing",
      "packages/api/test",
      "packages/api/seed",
      "@voxcalls/sandbox",
      "@voxcalls/db/testing",
    ],
    why: "product code never imports tests, seeds or the sandbox.",
  },
  {
    in: ["packages/api"],
    except: [`${FEATURES}/auth/passwords.ts`],
    never: ["argon2"],
    why: "passwords are hashed in features/auth/passwords.ts alone.",
  },
  {
    in: ["packages/api/src/kernel"],
    except: TESTS,
    never: ["packages/api/src"],
    unless: ["packages/api/src/kernel"],
    why: "the kernel knows no feature and no door.",
  },
  {
    in: ["packages/api/src/kernel"],
    never: ["@trpc/*", "hono"],
    typesPass: true,
    why: "the kernel knows no door.",
  },
  {
    in: [
      ...["**/schemas", "flows/nodes", "agents/settings", "agents/behaviour-settings"].map(
        (part) => `${FEATURES}/${part}.ts`,
      ),
    ],
    only: [
      "zod",
      ...["page", "fields", "permissions", "uploaded-file"].map((part) => `packages/api/src/kernel/${part}`),
      ...["catalogue", "nodes", "settings", "behaviour-settings"].map((part) => `$dir/${part}`),
      `${FEATURES}/agents/settings`,
      // The floors below have their say, too.
      ...["schemas", "catalogue"].map((part) => `${FEATURES}/*/${part}`),
    ],
    why: "schemas are shipped to browsers: zod, kernel/{page,fields,permissions,uploaded-file}, catalogues and other schemas only.",
  },
  {
    in: [
      ...["**/rules.ts", "**/catalogue.ts", "**/rules", "flows/templates", "tools/toolbox.ts"].map(
        (part) => `${FEATURES}/${part}`,
      ),
    ],
    never: ["@voxcalls/*", "node:*", "packages/api/src", "graphile-worker", "pino"],
    unless: [
      "packages/api/src/kernel/money",
      ...["catalogue", "schemas", "rules"].map((part) => `$dir/${part}`),
      ...["rules", "schemas", "templates", "catalogue"].map((part) => `${FEATURES}/*/${part}`),
      `${FEATURES}/tools/toolbox`,
    ],
    typesPass: true,
    why: "rules and catalogues are pure: no database, clock or I/O.",
  },
  {
    in: [FEATURES],
    except: [`${FEATURES}/**/router.ts`, ...TESTS],
    never: ["@trpc/*", `${FEATURES}/**/router`, "packages/api/src/trpc", "packages/api/src/root", "hono"],
    why: "a verb knows no door.",
  },
  {
    in: [`${FEATURES}/**/router.ts`],
    never: ["@voxcalls/*", `${FEATURES}/*`],
    unless: ["$dir", `${FEATURES}/*/schemas`],
    why: "a router names the verbs of its own folder.",
  },
  {
    in: ["packages/api/src"],
    except: [...UNSCOPED_FILES, ...TESTS],
    never: ["packages/api/src/kernel/unscoped"],
    why: "the client that sees every tenant is for the files listed in tooling/eslint/boundaries.js.",
  },
  ...featureWalls,
];

/**
 * Makes the walls part of a package's lint.
 * @type {import("eslint").Linter.Config[]}
 */
export const boundaries = [
  {
    files: ["**/*.{ts,tsx,mts,js,mjs}"],
    plugins: { voxcalls: { rules: { boundaries: boundaryRule } } },
    rules: { "voxcalls/boundaries": ["error", WALLS] },
  },
];
