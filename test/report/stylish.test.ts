import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import type { Indicator, SiteMeasure } from "../../src/model/site.ts";
import { stylish } from "../../src/report/stylish/stylish.ts";
import { displayWidth } from "../../src/text/width.ts";
import { plain, readSavedRun, renderText, runFromJson, type SavedRun, textsOnly } from "./run-from-json.ts";

const saved = readSavedRun("department");
const base = saved.findings[0]!;

function one(finding: Partial<Finding>): Promise<string> {
  return renderText(stylish, runFromJson({ ...saved, findings: [{ ...base, ...finding }] }));
}

describe("stylish", () => {
  it.each(["department", "empty", "incomplete"])("looks as agreed: %s", async (name) => {
    await expect(await renderText(stylish, runFromJson(readSavedRun(name)))).toMatchFileSnapshot(
      `../../fixtures/runs/${name}.stylish.txt`,
    );
  });

  it.each([
    ["department", "zh", 80],
    ["department", "en", 80],
    ["department", "zh", 60],
    ["incomplete", "zh", 80],
    ["incomplete", "en", 80],
  ] as const)("fits: %s in %s, %i columns", async (name, lang, width) => {
    const text = await renderText(stylish, runFromJson(readSavedRun(name)), { lang, color: false, width });
    for (const line of text.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(width);
  });

  it("underlines exactly the hit, under double-width characters", async () => {
    const lines = (await one({ context: "请于〔下周〕前按装完毕", quote: "按装" })).split("\n");
    const at = lines.findIndex((line) => /^ *~+$/.test(line));
    const start = lines[at]!.indexOf("~");
    expect(displayWidth(lines[at - 1]!.slice(0, lines[at - 1]!.indexOf("按装")))).toBe(start);
    expect(lines[at]!.trim()).toHaveLength(displayWidth("按装"));
  });

  it("underlines a hit that goes over two lines on both", async () => {
    const quote = "甲".repeat(10);
    const lines = (await one({ context: `${"字".repeat(30)}${quote}${"尾".repeat(10)}`, quote })).split("\n");
    const rules = lines.filter((line) => /^ *~+$/.test(line)).map((line) => line.trim().length);
    expect(rules).toEqual([10, 10]);
  });

  it("says how to fix once for a rule on a page, and again on the next page; suggestions each time", async () => {
    const plainOne = { ...base, suggestion: null, fix: "删除号码", rule: "privacy/mobile" };
    const findings = [
      plainOne,
      plainOne,
      { ...plainOne, fix: "另一种办法" },
      { ...plainOne, rule: "privacy/bank-card" },
      { ...plainOne, suggestion: "改成这样" },
      { ...plainOne, suggestion: "改成这样" },
      { ...plainOne, url: "http://www.example.com/2.html" },
    ];
    const text = await renderText(stylish, runFromJson({ ...saved, findings }));
    expect(text.match(/处理办法：删除号码/g)).toHaveLength(3);
    expect(text.match(/处理办法：另一种办法/g)).toHaveLength(1);
    expect(text.match(/建议修改：改成这样/g)).toHaveLength(2);
  });

  it("leaves single findings out for --quiet, and does not even read them", async () => {
    const run = runFromJson(saved);
    const whole = await renderText(stylish, run);
    const unread = {
      ...run,
      findings: () => {
        throw new Error("read");
      },
    };
    const quiet = await renderText(stylish, unread, { ...plain, summaryOnly: true });
    expect(whole.endsWith(quiet)).toBe(true);
    expect(quiet).toContain("问题 25 条");
    expect(quiet).not.toContain(base.url);
  });

  it("names vetoes first with their distance, and calls nothing else a veto", async () => {
    const text = await renderText(stylish, runFromJson(saved));
    const [vetoes = "", deductions = ""] = text.slice(text.indexOf("单项否决（")).split("扣分项（");
    expect(vetoes).toMatch(/空白栏目（个） +4\/5 +临近限值，距限值 1\n/);
    expect(vetoes).not.toContain("扣");
    expect(deductions).toMatch(/其他页面失效链接数（个） +3 +扣分项：估算扣 0.3 分（分值据转载文本）\n/);
    expect(deductions).not.toContain("否决");
    expect(text).not.toContain("合格");
  });

  it("has no table of unknowns when only texts were checked", async () => {
    const text = await renderText(stylish, runFromJson(textsOnly(saved)));
    expect(text).not.toMatch(/单项否决|扣分项|无法判定/);
  });

  it("ends with what was not looked into", async () => {
    const text = await renderText(stylish, runFromJson(readSavedRun("incomplete")));
    expect(text.trimEnd().split("\n").slice(-4)).toEqual([
      "  附件 1 个：只核验能否打开，内容未检查",
      "  未核验的链接：只核验了本站的链接，指向其他网站的没有核验（--no-external）；共",
      "                7 个",
      "  无法判定的栏目：办事指南",
    ]);
  });

  it("colours only when asked", async () => {
    const run = runFromJson(saved);
    expect(await renderText(stylish, run)).not.toContain("\u001b");
    const colored = await renderText(stylish, run, { ...plain, color: true });
    expect(colored).toContain("\u001b[31m");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes.
    expect(colored.replace(/\u001b\[[0-9;]*m/g, "")).toBe(await renderText(stylish, run));
  });

  it("lets no page text steer the terminal", async () => {
    const text = await one({
      title: "a\u001b[2Jb",
      message: "\u009b31m",
      context: "x\u202ey\u0007",
      quote: "y",
      url: "http://h/\u001b]0;t\u0007",
      suggestion: "\r覆盖",
      owner: "\u001b[31m科",
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there.
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });

  it("shows every finding, however many a page has", async () => {
    const findings = Array.from({ length: 300 }, (_, i) => ({ ...base, message: `第${i}号问题` }));
    const text = await renderText(stylish, runFromJson({ ...saved, findings }));
    expect(text.match(/第\d+号问题/g)).toHaveLength(300);
    expect(text.split("\n").filter((line) => line === base.url)).toHaveLength(1);
  });

  it("never words an incomplete or empty run like a clean one", async () => {
    const clean = "未发现问题。";
    const empty = readSavedRun("empty");
    expect(await renderText(stylish, runFromJson(empty))).toContain(clean);
    const incomplete = await renderText(stylish, runFromJson(readSavedRun("incomplete")));
    expect(incomplete).not.toContain(clean);
    expect(incomplete).toContain("检测不完整：有 2 页未能读取；规则 link/soft-404 未能运行");
    expect(incomplete).toMatch(/服务器拒绝访问或返回错误\s+（HTTP 403）/);
    expect(incomplete).toContain("未能运行的规则：link/soft-404（内部错误）");
    const nothing = await renderText(stylish, runFromJson({ ...empty, pages: [] }));
    expect(nothing).not.toContain(clean);
    expect(nothing).toContain("没有检测到任何页面");
  });

  it("names the first unreadable pages and counts the rest", async () => {
    const incomplete = readSavedRun("incomplete");
    const page = incomplete.pages.find(({ outcome }) => outcome === "unreadable")!;
    const pages = Array.from({ length: 30 }, (_, i) => ({ ...page, url: `http://www.example.com/u${i}` }));
    const text = await renderText(stylish, runFromJson({ ...incomplete, pages }));
    expect(text.match(/\/u\d+/g)).toHaveLength(20);
    expect(text).toContain("HTTP 403） 30");
    expect(text).toContain("另有 10 个");
  });
});

describe("several sites", () => {
  const [age, stale] = saved.indicators;
  const on = (host: string, value: number | null, verdict: Indicator["verdict"]): SiteMeasure => ({
    host,
    value,
    verdict,
  });
  const long = "www.a-rather-long-name-of-an-office.example.gov.cn";
  const run: SavedRun = {
    ...saved,
    indicators: [
      {
        ...age!,
        sites: [
          on("a.example", 3, "within"),
          on("b.example", null, "unknown"),
          on("c.example", 23, "exceeded"),
          on(long, 12, "near"),
        ],
      },
      {
        ...stale!,
        sites: [
          on("a.example", 0, "within"),
          on("b.example", null, "unknown"),
          on("c.example", 4, "near"),
          on(long, 5, "near"),
        ],
      },
    ],
  };

  it.each([
    [
      "zh",
      [
        "各网站单项否决对照（问题多的在前）",
        "  c.example                         疑似触发单项否决：首页更新间隔（天） 23/14；",
        "                                    临近限值：动态、通知、政策类栏目未更新（个）",
        "                                     4/5",
        `  ${long}`,
        "                                    临近限值：首页更新间隔（天） 12/14，动态、通",
        "                                    知、政策类栏目未更新（个） 5/5",
        "  b.example                         2 项无法判定",
        "  a.example                         已测的 2 项未超限",
      ],
    ],
    ["en", ["Veto items by site, worst first"]],
  ] as const)("are ranked in %s, the one with most against it first", async (lang, expected) => {
    const text = await renderText(stylish, runFromJson(run), { lang, color: false, width: 80 });
    const lines = text.split("\n");
    const at = lines.indexOf(expected[0]);
    expect(lines.slice(at, at + expected.length)).toEqual(expected);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(80);
  });

  it("one site alone is not ranked", async () => {
    expect(await renderText(stylish, runFromJson(saved))).not.toContain("各网站");
  });
});
