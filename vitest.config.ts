import { defineConfig } from "vitest/config";

// Tests read the sources, not dist: the condition is set for both resolvers vitest uses.
const conditions = ["@platekit/source", "module", "node", "development"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["packages/*/test/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: ["test/setup/announce-skips.ts"],
    setupFiles: ["test/setup/fail-on-console.ts"],
    pool: "forks",
    testTimeout: 30_000,
  },
});
