import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { attachment } from "../../src/checks/attachment.ts";
import { fragment } from "../../src/checks/fragment.ts";
import { linkAnswer } from "../../src/checks/link-answer.ts";
import { soft404 } from "../../src/checks/soft-404.ts";
import type { Json, LinkCheck, LinkMatch } from "../../src/model/rule.ts";
import { CONTEXT } from "./check-context.ts";

const FOLDER = new URL("../../rules/link/", import.meta.url);
interface RuleFile {
  readonly id: string;
  readonly check: string;
  readonly message: string;
  readonly wordings?: Readonly<Record<string, string>>;
  readonly en: { readonly message: string; readonly wordings?: Readonly<Record<string, string>> };
  readonly options?: Json;
  readonly examples: { readonly valid: readonly Example[]; readonly invalid: readonly Example[] };
}
type Example = { readonly [key: string]: Json };

const rules = new Map<string, RuleFile>(
  readdirSync(FOLDER).map((name) => {
    const rule: RuleFile = parse(readFileSync(new URL(name, FOLDER), "utf8"));
    return [rule.id, rule];
  }),
);

function judge<State>(check: LinkCheck<State>, id: string, example: Example): LinkMatch[] {
  const state = check.compile(rules.get(id)?.options ?? {});
  const { link, asked } = check.example(example);
  return [...check.run(link, asked, state, CONTEXT)];
}

/** Fills the braces; leaves what no data fills. */
function word(rule: RuleFile, match: LinkMatch, language: "zh" | "en"): string {
  const { message, wordings = {} } = language === "zh" ? rule : rule.en;
  const text = match.wording === undefined ? message : (wordings[match.wording] ?? `no wording ${match.wording}`);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => match.data?.[name] ?? whole);
}

function cases<State>(check: LinkCheck<State>, id: string): void {
  const rule = rules.get(id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  describe(id, () => {
    it.each(rule.examples.valid.map((example) => [JSON.stringify(example), example]))("silent: %s", (_, example) => {
      expect(judge(check, id, example as Example)).toEqual([]);
    });
    it.each(rule.examples.invalid.map((example) => [JSON.stringify(example), example]))("found: %s", (_, example) => {
      const matches = judge(check, id, example as Example);
      expect(matches).toHaveLength(1);
      for (const match of matches) {
        expect(word(rule, match, "zh")).not.toMatch(/[{}]|no wording/);
        expect(word(rule, match, "en")).not.toMatch(/[{}]|no wording/);
      }
    });
  });
}

cases(linkAnswer, "link/broken");
cases(linkAnswer, "link/image");
cases(linkAnswer, "link/uncertain");
cases(attachment, "link/attachment");
cases(soft404, "link/soft-404");
cases(fragment, "link/fragment");

const PAGE = "http://www.example.gov.cn/a/1.html";

describe("which verdict", () => {
  it.each([
    ["link/soft-404", soft404, { href: PAGE, status: 200, head: "<title>404</title>" }, "violation"],
    [
      "link/soft-404",
      soft404,
      { href: PAGE, status: 200, head: `<title>404</title>${"正文。".repeat(200)}` },
      "review",
    ],
    ["link/soft-404", soft404, { href: PAGE, status: 200, finalUrl: "http://www.example.gov.cn/" }, "review"],
    [
      "link/attachment",
      attachment,
      { href: `${PAGE}.xls`, kind: "attachment", status: 200, magic: "<html>", contentType: "application/x" },
      "review",
    ],
    [
      "link/attachment",
      attachment,
      { href: `${PAGE}.pdf`, kind: "attachment", status: 200, magic: "<html>", contentType: "application/x" },
      "violation",
    ],
  ] as const)("%s", (id, check, example, verdict) => {
    expect(judge<unknown>(check as LinkCheck<unknown>, id, example)[0]?.verdict).toBe(verdict);
  });
});

describe("soft-404", () => {
  const article = (title: string, body: string): Example => ({
    href: PAGE,
    status: 200,
    head: `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${body}</p></body></html>`,
  });
  it.each([
    ["a long article about it", article("网站运维通报", "页面不存在的问题，已经整改。".repeat(60))],
    [
      "a short notice about it",
      article("关于部分页面不存在的情况说明", "部分栏目因改版，页面不存在的链接将陆续清理。"),
    ],
    ["a heading that only names it", article("政府网站“页面不存在”问题处理流程说明", "内容略，详见附件，共三条。")],
    ["a road number", article("G404公路", "G404公路今日通车。")],
    ["an ordinary short page", article("通知", "请下载附件。")],
  ])("silent: %s", (_, example) => {
    expect(judge(soft404, "link/soft-404", example)).toEqual([]);
  });

  it.each([
    [
      "in a site's template",
      `<title>提示信息</title><ul>${"<li>栏目名称</li>".repeat(200)}</ul><h2>您访问的页面不存在或已删除</h2>`,
    ],
    ["in plain text", "<body>对不起，您要查看的信息不存在！</body>"],
    ["as second part of the title", "<title>某某局门户网站 - 页面不存在</title>"],
    ["in English", "<title>404 Not Found</title><center><h1>404 Not Found</h1></center>"],
  ])("found: %s", (_, head) => {
    expect(judge(soft404, "link/soft-404", { href: PAGE, status: 200, head })).toHaveLength(1);
  });
});

it.each([
  ["link/broken", linkAnswer, { href: PAGE, status: 404, text: "通知" }, "“通知”打不开：目标不存在（HTTP 404）"],
  [
    "link/broken",
    linkAnswer,
    { href: "http://old.example.cn/", error: "dns", text: "老站" },
    "“老站”打不开：域名 old.example.cn 无法解析",
  ],
  ["link/image", linkAnswer, { href: PAGE, status: 404, kind: "image" }, "图片打不开：目标不存在（HTTP 404）"],
  [
    "link/attachment",
    attachment,
    { href: `${PAGE}.doc`, kind: "attachment", status: 200, length: 0, contentType: "", text: "表" },
    "附件“表”是空文件（0字节）",
  ],
] as const)("wording of %s", (id, check, example, words) => {
  const rule = rules.get(id);
  const match = judge<unknown>(check as LinkCheck<unknown>, id, example)[0];
  expect(rule !== undefined && match !== undefined && word(rule, match, "zh")).toBe(words);
});
