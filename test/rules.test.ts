import { describe, expect, it } from "vitest";
import { checks } from "../src/checks/index.ts";
import { listRuleIds, loadRuleFolder, loadShippedRule } from "../src/engine/load-rules.ts";
import { testRule } from "../src/engine/test-rule.ts";
import { packageRoot } from "../src/package-root.ts";
import { exampleDocument as toDocument } from "../src/run/active-rules.ts";

const root = packageRoot();
const ids = await listRuleIds(root);

describe("shipped rules", () => {
  it.each(ids)("%s: its examples hold", async (id) => {
    const { rule, at } = await loadShippedRule(root, id);
    const failures = testRule(rule, toDocument).map(({ path, message }) => `${at(path)} ${message}`);
    expect(failures).toEqual([]);
    expect(rule.id).toBe(id);
  });

  it("use every check of the registry", async () => {
    const used = new Set((await loadRuleFolder(root)).map(({ rule }) => rule.check));
    expect(checks.map((check) => check.name).filter((name) => !used.has(name))).toEqual([]);
  });
});
