import { env } from "node:process";
import { defineConfig } from "vitest/config";

// Under CI the results are also written as JSON, so that the closing count comes from vitest itself.
const isCi = env["CI"] === "true" && env["ZICHA_NODE24"] === undefined;

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    ...(isCi ? { reporters: ["default", "json"], outputFile: { json: "coverage/vitest.json" } } : {}),
    coverage: { include: ["src/**"], reporter: ["text-summary", "json-summary"] },
  },
});
