import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { withTermFile } from "../../src/config/add-term-file.ts";
import { addTermFile } from "../../src/config/index.ts";

const FOLDER = "/office/site";

it.each<[string, string, string, string | null]>([
  [
    "no terms yet",
    "# 注释\nsite:\n  name: 某局 # 名称\n",
    "/office/site/a.yaml",
    "# 注释\nsite:\n  name: 某局 # 名称\nterms:\n  - ./a.yaml\n",
  ],
  [
    "a list",
    "terms: # 词表\n  - ./a.yaml # 甲\nreport: [ xlsx ]\n",
    "/office/site/b/c.yaml",
    "terms:\n  # 词表\n  - ./a.yaml # 甲\n  - ./b/c.yaml\nreport: [ xlsx ]\n",
  ],
  ["a list in brackets", "terms: [ ./a.yaml ]\n", "/office/b.yaml", "terms: [ ./a.yaml, ../b.yaml ]\n"],
  ["an empty key", "terms:\n", "/office/site/a.yaml", "terms:\n  - ./a.yaml\n"],
  ["an empty file", "", "/office/site/a.yaml", "terms:\n  - ./a.yaml\n"],
  ["the same file", "terms: [ a.yaml ]\n", "/office/site/a.yaml", null],
])("%s", (_name, source, file, expected) => {
  expect(withTermFile(source, FOLDER, file)).toBe(expected);
});

it("reads the file, and has nothing to change the second time", async () => {
  const folder = mkdtempSync(join(tmpdir(), "zicha-terms-"));
  const config = join(folder, "zicha.config.yaml");
  writeFileSync(config, "# 说明\nprofile: guoban-2019\n");
  const changed = await addTermFile(config, join(folder, "词表.yaml"));
  expect(changed).toBe("# 说明\nprofile: guoban-2019\nterms:\n  - ./词表.yaml\n");
  writeFileSync(config, changed ?? "");
  expect(await addTermFile(config, join(folder, "词表.yaml"))).toBeNull();
  rmSync(folder, { recursive: true });
});
