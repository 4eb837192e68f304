import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  type LoadedRule,
  loadRuleFile,
  loadRuleText,
  loadShippedRule,
  verifyRule,
} from "../../src/engine/load-rules.ts";
import { UsageError } from "../../src/model/errors.ts";
import { exampleDocument as toDocument } from "../../src/run/active-rules.ts";

const GOOD = `id: typo/words
name: 错别字
check: terms
severity: error
message: “{match}”应为“{suggestion}”
why: 理由
fix: 改法
basis: [ 依据 ]
options:
  terms:
    - wrong: 按装
      right: 安装
      valid: [ 请安装软件 ]
      invalid: [ 请⟦按装⟧软件 ]
`;

function errorOf(text: string): string {
  try {
    verifyRule(loadRuleText("my.yaml", text), toDocument);
  } catch (error) {
    if (error instanceof UsageError && error.code === "bad-rule") return error.message;
    throw error;
  }
  return "";
}

describe("loadRuleText", () => {
  it("reads a rule and fills in what it leaves out", () => {
    const { rule } = loadRuleText("my.yaml", GOOD);
    expect(rule).toMatchObject({
      id: "typo/words",
      category: "typo",
      verdict: "violation",
      status: "stable",
      personal: false,
      wordings: {},
      en: null,
      examples: { valid: [], invalid: [] },
      file: "my.yaml",
    });
    expect(errorOf(GOOD)).toBe("");
  });

  it.each<[string, string, string, string]>([
    [
      "unknown key",
      "severity: error",
      "severity: error\nserverity: error",
      "my.yaml:5:1 未知的键 serverity，是否想写 severity？",
    ],
    ["no basis", "basis: [ 依据 ]\n", "", "my.yaml:1:1 缺 basis"],
    ["empty basis", "[ 依据 ]", "[]", "my.yaml:8:1 basis 为空"],
    ["basis is no text", "[ 依据 ]", "[ 12 ]", "my.yaml:8:10 依据应为文字，实为 12"],
    ["no name", "name: 错别字\n", "", "my.yaml:1:1 缺 name"],
    ["empty name", "name: 错别字", "name: ''", "my.yaml:2:1 name 不能为空"],
    [
      "severity",
      "severity: error",
      "severity: fatal",
      'my.yaml:4:1 severity 的值 "fatal" 应为 error、warning、notice 之一',
    ],
    ["no severity", "severity: error\n", "", "my.yaml:1:1 缺 severity"],
    [
      "status",
      "severity: error",
      "severity: error\nstatus: new",
      'my.yaml:5:1 status 的值 "new" 应为 stable、trial、off 之一',
    ],
    ["personal", "severity: error", "severity: error\npersonal: 1", "my.yaml:5:1 personal 应为 true 或 false"],
    ["category", "typo/words", "typos/words", "my.yaml:1:1 id “typos/words” 应写成“类别/名词”"],
    ["form of the id", "typo/words", "typo/Words", "my.yaml:1:1 id “typo/Words” 应写成“类别/名词”"],
    ["unknown check", "check: terms", "check: term", "my.yaml:3:1 没有名为 term 的检测项，是否想写 terms？"],
    ["bad option", "right: 安装", "rigth: 安装", "my.yaml:12:7 terms.0.rigth：未知选项 rigth"],
    ["bad mark", "请⟦按装⟧软件", "⟦请按装⟧软件", "my.yaml:14:18 terms.0.invalid.0：⟦请按装⟧ 应正好括住一个 wrong"],
    [
      "hit in a valid example",
      "请安装软件",
      "请按装软件",
      "my.yaml:13:16 不该报却报了：“按装”（第 2 字起），例句：请按装软件",
    ],
    [
      "missed hit",
      "right: 安装",
      "right: 安装\n      when: { after: [ 硬件 ] }",
      "my.yaml:15:18 应报而未报：“按装”（第 2 字起），例句：请按装软件",
    ],
    ["open mark", "请⟦按装⟧软件", "请⟦按装⟧软件⟦", "my.yaml:14:18 例句出错：⟦ 之后缺 ⟧"],
    ["brace that nothing fills", "“{suggestion}”", "“{right}”", "my.yaml:14:18 {right} 无内容可填"],
    ["syntax", "severity: error", "severity: [ error", "my.yaml:5:1 YAML 语法有误"],
    ["twice the same key", "severity: error", "severity: error\nseverity: error", "my.yaml:5:1 YAML 语法有误"],
    [
      "English without why",
      "severity: error",
      "severity: error\nen: { name: A, message: B, fix: C }",
      "my.yaml:5:1 缺 en.why",
    ],
    [
      "English without a wording",
      "severity: error",
      "severity: error\nwordings: { other: 甲 }\nen: { name: A, message: B, fix: C, why: D }",
      "my.yaml:6:1 en.wordings 缺 other",
    ],
    [
      "English wording too many",
      "severity: error",
      "severity: error\nen: { name: A, message: B, fix: C, why: D, wordings: { other: E } }",
      "en.wordings.other 在 wordings 里没有",
    ],
    [
      "an example that is a number",
      "severity: error",
      "severity: error\nexamples: { valid: [ 12 ] }",
      "my.yaml:5:22 例句应为文字",
    ],
    ["no map at all", GOOD, "按装", "my.yaml:1:1 规则文件应为一组“键: 值”"],
  ])("refuses %s", (_name, from, to, message) => {
    expect(GOOD).toContain(from);
    expect(errorOf(GOOD.replace(from, to))).toContain(message);
  });

  it("tells how many more examples fail", () => {
    const text = GOOD.replace("[ 请安装软件 ]", "[ 请按装, 按装 ]");
    expect(errorOf(text)).toMatch(/^my\.yaml:13:16 .*（另有 1 处/);
  });

  it("notices when one entry is found in another's example", () => {
    const other = "    - { wrong: 软体, right: 软件, valid: [ 软件 ], invalid: [ 按装⟦软体⟧ ] }\n";
    expect(errorOf(GOOD + other)).toContain("my.yaml:15:57 不该报却报了：“按装”（第 1 字起）");
  });

  it("wants examples of every rule that is no dictionary", () => {
    const text = GOOD.slice(0, GOOD.indexOf("options:")).replace("check: terms", "check: ordinal");
    expect(errorOf(text)).toContain("examples 缺 valid 例句");
    expect(errorOf(`${text}examples: { valid: [ 甲 ] }`)).toContain("my.yaml:9:1 examples 缺 invalid 例句");
  });

  it("refuses an invalid example without a mark and a valid one with", () => {
    const head = GOOD.slice(0, GOOD.indexOf("options:")).replace("check: terms", "check: ordinal");
    expect(errorOf(`${head}examples: { valid: [ ⟦甲⟧ ], invalid: [ ⟦乙⟧ ] }`)).toContain("9:22 valid 例句不应有 ⟦⟧");
    expect(errorOf(`${head}examples: { valid: [ 甲 ], invalid: [ 乙 ] }`)).toContain("9:38 invalid 例句要用 ⟦⟧");
  });

  it("does not take an alias bomb", () => {
    const lines = ["a: &a [1,1,1,1,1,1,1,1,1,1]"];
    for (const [from, to] of ["ab", "bc", "cd", "de", "ef"].map((pair) => pair.split(""))) {
      lines.push(`${to}: &${to} [${Array(10).fill(`*${from}`).join(",")}]`);
    }
    expect(errorOf(lines.join("\n"))).toContain("YAML 引用过多");
  });
});

describe("bare term lists", () => {
  it.each([
    ["a map", "terms:\n  - { wrong: 按装, right: 安装 }\n"],
    ["a list", "- { wrong: 按装, right: 安装 }\n- { wrong: [ 桉装, 鞍装 ] }\n"],
    ["with a period", "- { wrong: 按装, right: 安装, from: 2019-01-01 }\n"],
    [
      "with its own examples",
      "- { wrong: 登陆, when: { after: 系统 }, valid: [ 登陆海岛 ], invalid: [ ⟦登陆⟧系统 ] }\n",
    ],
  ])("%s becomes term/custom", (_name, text) => {
    expect(errorOf(text)).toBe("");
    const { rule } = loadRuleText("my.yaml", text);
    expect(rule).toMatchObject({ id: "term/custom", category: "term", check: "terms", severity: "warning" });
  });

  it.each([
    ["- { wrong: 按装, rigth: 安装 }", "my.yaml:1:16 terms.0.rigth：未知选项 rigth"],
    ["terms:\n  - wrong: 按装\n  - right: 安装\n", "my.yaml:3:5 terms.1：词条缺 wrong"],
    ["term: 按装\nterms: []", "my.yaml:1:1 未知的键 term，是否想写 terms？"],
    ["- { wrong: 登陆, when: { after: 系统 } }", "my.yaml:1:3 terms.0：词条缺 valid 例句"],
    ["- { wrong: 登陆, right: 登陆网, valid: [ 登陆 ] }", "my.yaml:1:37 不该报却报了：“登陆”"],
    ["- 按装", "my.yaml:1:3 terms.0：应为对象"],
    ["[]", "terms：terms 为空"],
  ])("refuses %s", (text, message) => {
    expect(errorOf(text)).toContain(message);
  });
});

describe("loadShippedRule", () => {
  const SLIP = `id: typo/slip
name: 错字
check: slip
severity: notice
message: “{match}”
why: 理由
fix: 改法
basis: [ 依据 ]
options:
  terms: { file: lists/terms.txt }
  phrases: 狠抓落实
  short: 气象站
  words: 乡村
  sounds: xing 兴行
  shapes: 未末
  particles: 的
  alone: 中
examples: { valid: [ 乡村振兴 ], invalid: [ ⟦乡村振行⟧ ] }
`;

  async function shipped(terms: string | null): Promise<LoadedRule> {
    const root = await mkdtemp(join(tmpdir(), "zicha-rules-"));
    onTestFinished(() => rm(root, { recursive: true }));
    await mkdir(join(root, "rules/typo/lists"), { recursive: true });
    await writeFile(join(root, "rules/typo/slip.yaml"), SLIP);
    if (terms !== null) await writeFile(join(root, "rules/typo/lists/terms.txt"), terms);
    return loadShippedRule(root, "typo/slip");
  }

  it("puts the text of a file in the place of an option that names it", async () => {
    const loaded = await shipped("乡村振兴\n");
    expect(loaded.rule.options).toMatchObject({ terms: "乡村振兴\n", phrases: "狠抓落实" });
    verifyRule(loaded, toDocument);
  });

  it("says which list is missing, and which is not as it should be", async () => {
    await expect(shipped(null)).rejects.toThrow("rules/typo/lists/terms.txt 读不了：没有这个文件");
    await expect(shipped("乡村\n")).rejects.toThrow("rules/typo/slip.yaml:10:3 terms：应为每行一个词语，每个 4 字");
  });
});

describe("loadRuleFile", () => {
  it("says which file cannot be read", async () => {
    await expect(loadRuleFile("/nowhere/my.yaml", "my.yaml")).rejects.toThrow("my.yaml 读不了：没有这个文件");
    await expect(loadRuleFile("/", "my.yaml")).rejects.toThrow("my.yaml 读不了：请检查权限");
  });
});
