import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compilePack, loadShippedRules, type RulePack, readPack, writePack } from "../../src/engine/rule-pack.ts";
import { testRuleFiles } from "../../src/engine/test-rule-files.ts";
import { loadUserRules, type UserRuleOptions } from "../../src/engine/user-rules.ts";
import { exampleDocument as toDocument } from "../../src/run/active-rules.ts";
import { makeRule } from "./make-document.ts";

function ruleText(id: string, wrong: string, valid = "请安装"): string {
  return [
    `id: ${id}`,
    "name: 错别字",
    "check: terms",
    "severity: error",
    "message: “{match}”应为“{suggestion}”",
    "why: 理由",
    "fix: 改法",
    "basis: [ 依据 ]",
    `options: { terms: [ { wrong: ${wrong}, right: 安装, valid: [ ${valid} ], invalid: [ ⟦${wrong}⟧ ] } ] }`,
    "",
  ].join("\n");
}

let root = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "zicha-rules-"));
  await mkdir(join(root, "rules", "typo"), { recursive: true });
  await writeFile(join(root, "rules", "VERSION"), "2026.11\n");
  await writeFile(join(root, "rules", "typo", "b.yaml"), ruleText("typo/b", "桉装"));
  await writeFile(join(root, "rules", "typo", "a.yaml"), ruleText("typo/a", "按装"));
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

describe("rule packs", () => {
  it("hold the verified rules, sorted, and survive JSON", async () => {
    const pack = await compilePack(root, toDocument);
    expect(pack).toMatchObject({ schema: "zicha-rules/1", version: "2026.11" });
    expect(pack.rules.map((rule) => rule.id)).toEqual(["typo/a", "typo/b"]);
    expect(readPack(writePack(pack))).toEqual(pack);
    expect(await loadShippedRules(root)).toEqual(pack);
  });

  it("keep long lists apart from the JSON", () => {
    const long = {
      terms: "乡村振兴\n".repeat(300),
      words: "农村\n".repeat(500),
      particles: "的",
      names: ["甲".repeat(2_000)],
    };
    const rules = [makeRule({ options: long }), makeRule({ options: ["甲".repeat(2_000)] })];
    const pack: RulePack = { schema: "zicha-rules/1", version: "1", rules };
    const files = writePack(pack);
    expect(files.lists).toBe(long.terms + long.words);
    expect(files.rules).not.toContain("乡村振兴");
    expect(readPack(files)).toEqual(pack);
  });

  it("are not made of rules whose examples fail", async () => {
    await writeFile(join(root, "rules", "typo", "b.yaml"), ruleText("typo/b", "桉装", "请桉装"));
    await expect(compilePack(root, toDocument)).rejects.toThrow(/^rules\/typo\/b\.yaml:9:\d+ 不该报却报了：“桉装”/);
  });

  it("are not made of a rule whose id is not its path", async () => {
    await writeFile(join(root, "rules", "typo", "c.yaml"), ruleText("typo/d", "鞍装"));
    await expect(loadShippedRules(root)).rejects.toThrow("rules/typo/c.yaml:1:1 id “typo/d”应与路径一致，写成 typo/c");
  });

  it.each(["{}", '{"schema":"zicha-rules/2","rules":[]}'])("%s is none", (text) => {
    expect(() => readPack({ rules: text, lists: "" })).toThrow();
  });
});

describe("testRuleFiles", () => {
  it("runs the shipped rules when no file is named, and tells all failures", async () => {
    await writeFile(join(root, "rules", "typo", "b.yaml"), ruleText("typo/b", "桉装", "请桉装, 再桉装"));
    const reports = await testRuleFiles([], { root, folder: root, toDocument });
    expect(reports).toMatchObject([
      { file: "rules/typo/a.yaml", rule: "typo/a", examples: 2, failures: [] },
      { file: "rules/typo/b.yaml", rule: "typo/b", examples: 3 },
    ]);
    expect(reports[1]?.failures).toHaveLength(2);
  });

  it("goes on after a file that does not load", async () => {
    const bad = join(root, "bad.yaml");
    const list = join(root, "list.yaml");
    await writeFile(bad, "id: 1");
    await writeFile(list, "- { wrong: 按装, right: 安装 }");
    const reports = await testRuleFiles([bad, list], { root, folder: root, toDocument });
    expect(reports).toEqual([
      { file: "bad.yaml", rule: null, examples: 0, failures: [expect.stringContaining("bad.yaml:1:1 id 应为文字")] },
      { file: "list.yaml", rule: "term/custom", examples: 2, failures: [] },
    ]);
  });
});

describe("loadUserRules", () => {
  function options(fields: Partial<UserRuleOptions> = {}): UserRuleOptions {
    return { folder: root, toDocument, shipped: [], version: "1", cacheFolder: null, ...fields };
  }

  async function write(name: string, text: string): Promise<string> {
    await writeFile(join(root, name), text);
    return join(root, name);
  }

  it("reads rules and lists in order", async () => {
    const files = [
      await write("x.yaml", "- { wrong: 甲错, right: 甲对 }"),
      await write("y.yaml", ruleText("typo/y", "按装")),
    ];
    const more = await write("z.yaml", "terms: [ { wrong: 乙错 } ]");
    const rules = await loadUserRules([...files, more], options());
    expect(rules.map((rule) => [rule.id, rule.file])).toEqual([
      ["term/custom", "x.yaml"],
      ["typo/y", "y.yaml"],
      ["term/custom", "z.yaml"],
    ]);
  });

  it.each([
    ["an id of ours", "typo/ours"],
    ["an id of another file", "typo/y"],
  ])("refuses %s", async (_name, id) => {
    const files = [await write("y.yaml", ruleText("typo/y", "按装")), await write("z.yaml", ruleText(id, "桉装"))];
    const loading = loadUserRules(files, options({ shipped: [makeRule({ id: "typo/ours" })] }));
    await expect(loading).rejects.toThrow(
      expect.objectContaining({ code: "bad-rule", message: `z.yaml:1:1 规则 ${id} 已经存在，请换一个 id` }),
    );
  });

  it("verifies again only when file or version has changed", async () => {
    const cacheFolder = join(root, "cache");
    let pages = 0;
    const counted = options({
      cacheFolder,
      toDocument: (example) => {
        pages++;
        return toDocument(example);
      },
    });
    const file = await write("x.yaml", "- { wrong: 甲错, right: 甲对 }");
    await loadUserRules([file], counted);
    expect(pages).toBe(2);
    await loadUserRules([file], counted);
    expect(pages).toBe(2);
    await loadUserRules([file], { ...counted, version: "2" });
    expect(pages).toBe(4);
    await write("x.yaml", "- { wrong: 乙错, right: 乙对 }");
    await loadUserRules([file], counted);
    expect(pages).toBe(6);
    expect(await readdir(cacheFolder)).toHaveLength(3);
  });

  it("gives the same rules from a note, and reads the file where the note is spoilt or the id is taken", async () => {
    const cacheFolder = join(root, "cache");
    const file = await write("y.yaml", ruleText("typo/y", "按装"));
    const first = await loadUserRules([file], options({ cacheFolder }));
    expect(await loadUserRules([file], options({ cacheFolder }))).toEqual(first);
    const taken = options({ cacheFolder, shipped: [makeRule({ id: "typo/y" })] });
    await expect(loadUserRules([file], taken)).rejects.toThrow("y.yaml:1:1 规则 typo/y 已经存在，请换一个 id");
    const [note = ""] = await readdir(cacheFolder);
    await writeFile(join(cacheFolder, note), '{"id":"typo/y","chec');
    expect(await loadUserRules([file], options({ cacheFolder }))).toEqual(first);
  });

  it("does not note what fails, nor break when it cannot note", async () => {
    const cacheFolder = join(root, "cache");
    const bad = await write("x.yaml", "- { wrong: 甲错, right: 甲对, valid: 甲错 }");
    for (let run = 0; run < 2; run++) {
      await expect(loadUserRules([bad], options({ cacheFolder }))).rejects.toThrow("x.yaml:1:27 不该报却报了");
    }
    const good = await write("y.yaml", "- { wrong: 甲错, right: 甲对 }");
    expect(await loadUserRules([good], options({ cacheFolder: good }))).toHaveLength(1);
  });
});
