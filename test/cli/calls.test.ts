import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { displayWidth } from "../../src/text/width.ts";
import { folderWith, RESIDENT_ID, runCli } from "./run-cli.ts";

let cwd = "";

beforeAll(async () => {
  cwd = await folderWith({
    "a.html": "<html><body><p>请登陆系统申报。</p></body></html>",
    "good.html": "<html><body><p>我局召开工作会议。</p></body></html>",
    "clean.txt": "我局召开工作会议。\n",
    "pages/1.txt": "请登陆系统申报。\n",
    "pages/2.txt": "我局召开工作会议。\n",
    "picture.html": Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    "empty/readme.css": "",
    "folder.json/keep": "",
    "broken.yaml": "site: {\n name: [a\n",
    "key.yaml": "sit: { name: 示例局 }\n",
    "rule.yaml": 'rules: { "typo/dictionry": warning }\n',
    "reason.yaml": "ignore:\n  - { rule: typo/usage, url: /a }\n",
    "profile.yaml": "site: { name: 示例局 }\nprofile: nonsuch\n",
    "report.yaml": "report:\n  - html\n  - xslx\n",
    "idle.yaml":
      "ignore:\n  - { rule: privacy/mobile, reason: 公开电话 }\n  - { rule: typo/usage, reason: 旧系统名称, until: 2020-01-01 }\n",
    "ignore.yaml": "ignore:\n  - { rule: typo/usage, url: a.html, reason: 引用原文 }\n",
    "terms.yaml": "terms: [ ./my-terms.yaml ]\n",
    "my-terms.yaml":
      "terms:\n  - wrong: 政务超市\n    right: 政务服务大厅\n    basis: 本局用语规范\n    valid: [ 政务服务大厅 ]\n    invalid: [ 前往⟦政务超市⟧办理 ]\n",
    "bad-terms.yaml": "terms: [ ./my-bad-terms.yaml ]\n",
    "no-terms.yaml": "site: { name: 示例局 }\nterms:\n  - ./my-terms.yaml\n  - ./nosuch.yaml\n",
    "no-roster.yaml": "roster: ./nosuch.yaml\n",
    "gbk-terms.yaml": "terms: [ ./my-gbk-terms.yaml ]\n",
    // As “ANSI” of a Chinese Windows: - wrong: 甲
    "my-gbk-terms.yaml": Uint8Array.from([...Buffer.from("- wrong: "), 0xbc, 0xd7, 0x0a]),
    "gbk.yaml": Uint8Array.from([...Buffer.from("site: { name: "), 0xbc, 0xd7, ...Buffer.from(" }\n")]),
    "bom-terms.yaml": "\ufeffterms: [ ./my-bom-terms.yaml ]\r\n",
    "my-bom-terms.yaml": "\ufeff- wrong: 政务超市\r\n  right: 政务服务大厅\r\n",
    "my-bad-terms.yaml":
      "terms:\n  - wrong: 政务超市\n    right: 政务服务大厅\n    basis: 本局用语规范\n    valid: [ 请到政务超市办理 ]\n    invalid: [ 前往⟦政务超市⟧办理 ]\n",
  });
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

/** Arguments, exit code, a piece of standard output, a piece of standard error; an empty piece means: nothing at all. */
type Call = readonly [args: string, code: number, stdout: string | RegExp, stderr: string | RegExp];

async function expectCall([args, code, stdout, stderr]: Call, stdin = ""): Promise<void> {
  const ended = await runCli(args.split(" ").filter(Boolean), { cwd, stdin });
  if (stdout === "") expect(ended.stdout).toBe("");
  else expect(ended.stdout).toMatch(stdout);
  if (stderr === "") expect(ended.stderr).toBe("");
  else expect(ended.stderr).toMatch(stderr);
  expect(ended.code).toBe(code);
  if (code === 2) expect(ended.stderr.trimEnd().split("\n")).toHaveLength(1);
}

describe("help and version", () => {
  test.each<Call>([
    ["", 0, "用法： zicha", ""],
    ["--help", 0, /check \[TARGET\.\.\.\].*init.*explain <RULE\|TERM>.*rules/s, ""],
    ["--version", 0, /^\d+\.\d+\.\d+\n$/, ""],
    ["-V", 0, /^\d+\.\d+\.\d+\n$/, ""],
    ["check --help", 0, /--fail-level <LEVEL>.*--save-snapshots <DIR>.*例子：.*退出码：/s, ""],
    ["check --help --lang en", 0, /Usage: zicha check.*exit codes: 0/s, ""],
    ["init --help", 0, "--force", ""],
    ["explain --help", 0, "<RULE|TERM>", ""],
    ["rules --help", 0, "test", ""],
    ["rules test --help", 0, "[FILE...]", ""],
  ])("zicha %s", (...call) => expectCall(call));

  test.each(["--help", "check --help", "ledger list --help", "check --help --lang en"])(
    "%s: what stands beside commands and options fits 80 columns",
    async (call) => {
      const { stdout } = await runCli(call.split(" "), { cwd });
      const [listed = ""] = stdout.split(/^(?:例子|examples)/m);
      const wide = listed.split("\n").filter((line) => displayWidth(line) > 80);
      expect([wide, listed.split("\n").length > 10]).toEqual([[], true]);
    },
  );

  test("help is in one language", async () => {
    const { stdout } = await runCli(["check", "--help"], { cwd });
    expect(stdout).not.toMatch(/choices|default:|options\]/);
  });
});

describe("wrong calls end with 2 and one line", () => {
  test.each<Call>([
    ["chekc", 2, "", "没有 chekc 这个命令，是不是 check？"],
    ["--versoin", 2, "", "没有 --versoin 这个选项，是不是 --version？"],
    ["check --formt json a.html", 2, "", "没有 --formt 这个选项，是不是 --format？"],
    ["check a.html --no-colour", 2, "", "是不是 --no-color？"],
    ["check a.html --format", 2, "", "--format <NAME[=PATH]> 后面缺少内容"],
    ["check a.html --format docx", 2, "", "没有“docx”这种报告格式，Word 报告用 zicha report 生成"],
    ["check a.html --format jsn", 2, "", "没有“jsn”这种报告格式，是不是 json？"],
    ["check a.html --format json --format csv", 2, "", "只能有一份报告输出到屏幕"],
    ["check a.html --format json=x --format csv=x", 2, "", /两份报告不能写进同一个文件 .*x/],
    ["check a.html --format json=folder.json", 2, "", "folder.json 是文件夹，请写文件名"],
    ["check a.html --out a.html", 2, "", "写不进这个文件夹"],
    ["check a.html --format json=a.html/run.json", 2, "", "写不进这个文件夹"],
    ["check a.html --now 2026-02-30", 2, "", "--now 的日期“2026-02-30”不对，应写成 2026-11-22"],
    ["check a.html --max-pages 0", 2, "", "--max-pages 后面要写大于 0 的整数"],
    ["check a.html --max-depth x", 2, "", "--max-depth 后面要写 0 或更大的整数"],
    ["check a.html --base www.example.com", 2, "", "--base 要写完整网址"],
    ["check a.html --as pdf", 2, "", "--as 不能写“pdf”，只能是 html、md、txt"],
    ["check a.html --fail-level erorr", 2, "", "是不是 error？"],
    ["check a.html --split-by column", 2, "", "--split-by 不能写“column”，只能是 owner"],
    ["check a.html --lang fr", 2, "", "--lang 不能写“fr”，只能是 zh、en"],
    ["check", 2, "", "要检查什么？"],
    ["check nosuch.html", 2, "", "检查对象“nosuch.html”不存在"],
    ["check *.pdf", 2, "", "没有匹配的文件"],
    ["check empty", 2, "", "没有可检查的页面"],
    ["check ftp://www.example.com/", 2, "", "只支持 http:// 和 https:// 网址"],
    ["check http://", 2, "", "不是有效的网址"],
    ["check http://127.0.0.1/ --offline", 2, "", "--offline 不联网"],
    ["init", 2, "", "请写要看的网址或文件夹"],
    ["init a.html --config key.yaml", 2, "", "key.yaml 已经存在；要重写请加 --force"],
    ["explain", 2, "", "缺少参数"],
    ["explain typo/dictionry", 2, "", "没有规则 typo/dictionry，是不是 typo/dictionary？"],
    ["rules tset", 2, "", "是不是 test？"],
    ["ledger", 2, "", /^错误：后面还要写做什么：list、show、.*可用 --help 查看/],
    ["baseline", 2, "", "后面还要写做什么：create、update、prune"],
    ["schedule --lang en", 2, "", "say what to do: print"],
    ["chekc --lang en", 2, "", "unknown command chekc, did you mean check?"],
    ["check nosuch.html --lang en", 2, "", "there is no such file"],
    ["check a.html --as pdf --lang en", 2, "", "--as takes html, md, txt, not pdf"],
  ])("zicha %s", (...call) => expectCall(call));

  test.each(["check", "init"])("an empty target of zicha %s is no folder", async (command) => {
    const { code, stderr } = await runCli([command, ""], { cwd });
    expect(stderr).toBe("错误：检查对象“”是空的，请写网址、文件夹或文件\n");
    expect(code).toBe(2);
  });

  test("a number in a wrong name is masked", async () => {
    const { stderr, code } = await runCli(["check", `${RESIDENT_ID}.html`], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("34*************113.html");
    expect(stderr).not.toContain(RESIDENT_ID);
  });
});

describe("a wrong config ends with 2 and says where", () => {
  test.each<Call>([
    ["check a.html --config nosuch.yaml", 2, "", "nosuch.yaml：读不到配置文件"],
    ["check a.html --config empty", 2, "", "empty：读不到配置文件"],
    ["check a.html --config broken.yaml", 2, "", "broken.yaml:3:1 YAML 格式有误：缩进不对齐，或前面的括号没有写完整"],
    ["check a.html --config key.yaml", 2, "", "key.yaml:1:1 不认识的配置项“sit”，是不是“site”？"],
    ["check a.html --config rule.yaml", 2, "", /rule\.yaml:1 .*“typo\/dictionry”.*typo\/dictionary/],
    ["check a.html --config reason.yaml", 2, "", "reason.yaml:2:5 缺少“ignore 第 1 项的 reason”"],
    ["check a.html --config profile.yaml", 2, "", /profile\.yaml:2 .*可用的是 guoban-2019/],
    ["check a.html --config report.yaml", 2, "", "report.yaml:3 没有“xslx”这种报告格式，是不是 xlsx？"],
    ["check a.html --config bad-terms.yaml", 2, "", /my-bad-terms\.yaml:5:\d+ .*政务超市/],
    ["check a.html --config no-terms.yaml", 2, "", /^错误：no-terms\.yaml:4 nosuch\.yaml 读不了/],
    ["check a.html --config no-roster.yaml", 2, "", /^错误：no-roster\.yaml:1 nosuch\.yaml 读不了/],
    ["check a.html --config gbk.yaml", 2, "", /^错误：gbk\.yaml：不是 UTF-8 编码，请用记事本另存为 UTF-8/],
    [
      "check a.html --config gbk-terms.yaml",
      2,
      "",
      /^错误：my-gbk-terms\.yaml 不是 UTF-8 编码，请用记事本另存为 UTF-8/,
    ],
    ["rules test my-bad-terms.yaml", 2, /my-bad-terms\.yaml:5:\d+ .*政务超市/, ""],
    ["check a.html --config key.yaml --lang en", 2, "", "key.yaml:1:1 unknown key sit, did you mean site?"],
    ["check a.html --config rule.yaml --lang en", 2, "", "rule.yaml:1 no rule is named typo/dictionry"],
  ])("zicha %s", async (...[args, code, stdout, stderr]) => {
    const ended = await runCli(args.split(" "), { cwd });
    expect(ended.stderr).toMatch(stderr);
    expect(ended.stdout).toMatch(stdout);
    expect(ended.code).toBe(code);
  });
});

describe("what is found decides the exit code", () => {
  test.each<Call>([
    ["check clean.txt", 0, "未发现问题", ""],
    ["check a.html", 0, /1:\d+ .*登陆.*登录.*typo\/usage/s, ""],
    ["check a.html --fail-level warning", 1, "登录", ""],
    ["check a.html --fail-level never", 0, "登录", ""],
    ["check a.html --quiet", 0, /^\n─+\n问题 1 条/, ""],
    ["check a.html --lang en", 0, "Findings 1: 0 errors, 1 warning, 0 notices", ""],
    ["check a.html --format csv", 0, /^序号,.*typo\/usage/s, "问题 1 条：严重 0，一般 1，提示 0"],
    ["check a.html --format json=out/run.json", 0, "", /已生成 .*out\/run\.json/],
    ["check a.html --out results", 0, "问题 1 条", /整改清单\.xlsx\n.*自查报告\.html/],
    ["check a.html clean.txt", 0, "已检测 2 页", ""],
    ["check *.txt", 0, "已检测 1 页", ""],
    ["check picture.html", 3, /检测不完整.*没有检测到任何页面/s, ""],
    ["check picture.html --fail-level never", 3, "检测不完整", ""],
    ["check pages --max-pages 1 --format csv", 3, "序号", /问题 1 条.*检测不完整/s],
    ["check a.html --config ignore.yaml", 0, "未发现问题", ""],
    ["check a.html --config idle.yaml", 0, /idle\.yaml:2 privacy\/mobile.*没有匹配到.*idle\.yaml:3 .*已过有效期/s, ""],
    ["check a.html --config idle.yaml --format csv", 0, "序号", /idle\.yaml:2 .*\n.*idle\.yaml:3 /],
    ["explain typo/usage", 0, /typo\/usage.*依据：.*会报的例子/s, ""],
    ["explain 登陆", 0, /登陆 → 登录.*typo\/usage/s, ""],
    // Words, and no regular expressions.
    ["explain 登陆", 0, /^(?!.*\[^).*后面是 [^/]*门户、[^/]*、\d+ 种句式（见规则文件）\n/s, ""],
    ["explain 木有此词", 0, "没有词条涉及“木有此词”", ""],
    ["explain 政务超市 --config terms.yaml", 0, "term/custom", ""],
    ["explain 政务超市 --config bom-terms.yaml", 0, /政务超市 → 政务服务大厅\n {2}规则：term\/custom/, ""],
    ["explain term/custom", 0, /term\/custom {2}单位自定词.*级别：关闭.*依据：/s, ""],
    ["explain term/custom --config terms.yaml", 0, /级别：一般.*词条：1 条/s, ""],
    ["rules", 0, /term\/custom +关闭/, ""],
    ["rules --config terms.yaml", 0, /term\/custom +一般/, ""],
    ["rules", 0, /privacy\/resident-id.*共 \d+ 条规则/s, ""],
    ["rules --lang en", 0, /\d+ rules\./, ""],
    ["rules test my-terms.yaml", 0, "1 个规则文件、2 个例子全部通过", ""],
  ])("zicha %s", (...call) => expectCall(call));

  test("rules test runs every shipped example", async () => {
    const { code, stdout } = await runCli(["rules", "test"], { cwd });
    expect(stdout).toMatch(/^\d\d 个规则文件、\d{4} 个例子全部通过。\n$/);
    expect(code).toBe(0);
  });
});

describe("standard input", () => {
  test.each<readonly [stdin: string, ...Call]>([
    ["", "check -", 2, "", "没有收到内容"],
    [" \n", "check - --as txt", 2, "", "没有收到内容"],
    ["%PDF-1.7\n", "check -", 3, "文件损坏", ""],
    ["%PDF-1.7\n", "check - --as txt", 2, "", "不是网页或文本"],
    ["<p>请登陆系统申报。</p>", "check - --fail-level warning", 1, "<stdin>", ""],
    ["# 通知\n\n请登陆系统申报。\n", "check - --as md --fail-level warning", 1, /3:2 .*登录/, ""],
    ["请前往政务超市办理。", "check - --as txt --fail-level warning --config terms.yaml", 1, "政务服务大厅", ""],
    ["我局召开工作会议。", "check - --as txt", 0, "未发现问题", ""],
  ])("%j | zicha %s", (stdin, ...call) => expectCall(call, stdin));

  test("invalid bytes and NUL are read on, and said", async () => {
    const stdin = Buffer.concat([
      Buffer.from('<meta charset="utf-8"><p>'),
      Buffer.from([0xff, 0xfa, 0, 0]),
      Buffer.from("请登陆系统申报。</p>"),
    ]);
    const { stdout } = await runCli(["check", "-"], { cwd, stdin });
    expect(stdout).toContain("乱码");
    expect(stdout).toContain("typo/usage");
  });

  test("one line of 300,000 characters", async () => {
    const stdin = `<p>${"我局召开工作会议，研究部署下一阶段任务。".repeat(15_000)}请登陆系统申报。</p>`;
    const { stdout, code } = await runCli(["check", "-", "--format", "jsonl"], { cwd, stdin });
    expect(stdout).toMatch(/typo\/usage/);
    expect(code).toBe(0);
  });
});
