// Lint rules of the npm package, the page and their tests; Prettier formats them (.prettierrc.json).
import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import globals from "globals";
import tseslint from "typescript-eslint";

const node = { languageOptions: { globals: globals.node } };
const browser = { languageOptions: { globals: globals.browser } };

export default defineConfig(
  globalIgnores(["**/dist/", "docs/", "target/", "tools/"]),
  js.configs.recommended,
  {
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      // Destructuring is how a property is left out of a copy.
      "no-unused-vars": ["error", { ignoreRestSiblings: true }],
    },
  },
  {
    files: ["pkg/src/**/*.ts", "web/src/**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylistic],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      // An aborted signal's reason is any value.
      "@typescript-eslint/prefer-promise-reject-errors": [
        "error",
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
      // A literal in a union with `string` shows which value is special.
      "@typescript-eslint/no-redundant-type-constituents": "off",
      // A method that implements an interface of promises rejects instead of throwing.
      "@typescript-eslint/require-await": "off",
    },
  },
  { files: ["web/vite.config.ts"], extends: [tseslint.configs.recommended, node] },
  { files: ["web/public/sw.js"], languageOptions: { globals: globals.serviceworker } },
  { files: ["benches/**/*.js"], extends: [node] },
  {
    files: ["pkg/examples/**/*.js"],
    extends: [node, browser],
    languageOptions: { globals: { Deno: "readonly" } },
  },
  { files: ["tests/browser/**/*.js"], extends: [node, browser] },
  { files: ["tests/browser/**/*-worker.js"], languageOptions: { globals: globals.worker } },
);
