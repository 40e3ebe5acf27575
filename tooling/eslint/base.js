import js from "@eslint/js";
import tseslint from "typescript-eslint";

const TESTS = ["**/*.test.ts", "**/*.test.tsx", "**/*.spec.ts", "test/**", "testing/**", "e2e/**"];

/** The only files that may read `process.env`: everything else is given parsed values. */
const READS_ENV = ["**/env.ts", "*.config.*", "scripts/**", "e2e/**"];

/** Rules that hold in every package. `root` is the folder of the package's eslint.config.js. */
export const base = (root) => [
  {
    ignores: ["**/node_modules/**", "**/generated/**", "**/.next/**", "**/next-env.d.ts", "**/test-results/**"],
  },
  { linterOptions: { noInlineConfig: true } },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      // A promise that nobody awaits is a signature check that lets every forgery in.
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // A function may be async because its signature is, not because it waits.
      "@typescript-eslint/require-await": "off",
      // Interfaces declare their methods in method syntax; the rule takes every one of them for a class's.
      "@typescript-eslint/unbound-method": "off",
      "max-lines": ["error", { max: 250 }],
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    ignores: READS_ENV,
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: "Only env.ts reads the environment; take the parsed value from there.",
        },
        {
          selector: "ImportDeclaration[source.value=/^(node:)?process$/] ImportSpecifier[imported.name='env']",
          message: "Only env.ts reads the environment; take the parsed value from there.",
        },
      ],
    },
  },
  {
    files: TESTS,
    rules: {
      "max-lines": "off",
      // Tests read JSON as it comes over the wire.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      parserOptions: { projectService: false, project: null },
      globals: { process: "readonly", console: "readonly", URL: "readonly", setTimeout: "readonly" },
    },
  },
];
