import { describe, expect, test } from "vitest";
import { parseConfig } from "../../src/config/read-config.ts";

function parse(source: string): ReturnType<typeof parseConfig>["config"] {
  return parseConfig(source, "/office/zicha.config.yaml", "zicha.config.yaml").config;
}

describe("config", () => {
  test("fills defaults for an empty file", () => {
    const config = parse("");
    expect(config).toMatchObject({
      folder: "/office",
      profile: "guoban-2019",
      deadlines: { error: 1, warning: 5, notice: 10 },
      fetch: {
        perHost: 2,
        gapMs: 300,
        gapIsConfigured: false,
        timeoutMs: 20_000,
        retries: 3,
        maxBytes: 20_971_520,
        robots: true,
      },
    });
  });

  test("takes a section whose lines are all commented out for none, under a name that it knows", () => {
    expect(parse("ignore:\n  # - rule: privacy/mobile\nfetch:\ncolumns:\n")).toEqual(parse(""));
    expect(() => parse("ignroe:\n")).toThrow("不认识的配置项“ignroe”");
  });

  test("reads what the contract shows", () => {
    const config = parse(`
site: { name: 示例局, url: https://www.example.com/, code: "3413000000", region: 安徽省宿州市, hosts: [ m.example.com ] }
columns: [ { name: 通知公告, match: /tzgg/**, type: notice, maxAge: 180d, owner: 办公室 } ]
owners: [ { name: 办公室, default: true } ]
deadlines: { error: 2d }
rules: { "typo/*": warning, "privacy/mobile": off }
terms: [ ./my-terms.yaml ]
ignore: [ { rule: privacy/mobile, url: /lxwm/**, reason: 对外公布的办公电话, until: 2026-12-31 } ]
fetch: { gapMs: 0, hosts: { "www.example.com": { perHost: 4, address: "127.0.0.2:8081" } } }
`);
    expect(config.site.code).toBe("3413000000");
    expect(config.columns[0]).toEqual({
      name: "通知公告",
      match: "/tzgg/**",
      type: "notice",
      maxAgeDays: 180,
      owner: "办公室",
      exempt: false,
    });
    expect(config.deadlines).toEqual({ error: 2, warning: 5, notice: 10 });
    expect(config.rules).toEqual([
      { pattern: "typo/*", level: "warning", at: "zicha.config.yaml:6" },
      { pattern: "privacy/mobile", level: "off", at: "zicha.config.yaml:6" },
    ]);
    expect(config.terms).toEqual(["/office/my-terms.yaml"]);
    expect(config.ignore[0]?.at).toBe("zicha.config.yaml:8");
    expect(config.fetch.gapIsConfigured).toBe(true);
    expect(config.fetch.hosts["www.example.com"]).toEqual({ perHost: 4, gapMs: null, address: "127.0.0.2:8081" });
  });

  test.each([
    ["site:\n  nmae: 示例局\n", "zicha.config.yaml:2:3 不认识的配置项“site.nmae”，是不是“name”？"],
    ["colunms: []\n", "zicha.config.yaml:1:1 不认识的配置项“colunms”，是不是“columns”？"],
    [
      "columns:\n  - { name: 通知公告, match: /a/**, maxage: 3d }\n",
      "zicha.config.yaml:2:33 不认识的配置项“columns 第 1 项的 maxage”，是不是“maxAge”？",
    ],
    ["fetch: { perHost: 两个 }\n", "zicha.config.yaml:1:19 “fetch.perHost”应是数字"],
    ["rules: { typo/usage: fatal }\n", "zicha.config.yaml:1:22 “rules.typo/usage”只能是 error、warning、notice、off"],
    ["ignore:\n  - { rule: privacy/mobile }\n", "zicha.config.yaml:2:5 缺少“ignore 第 1 项的 reason”"],
    [
      "site: { url: www.example.com }\n",
      "zicha.config.yaml:1:14 “site.url”要写完整地址，例如 https://www.example.gov.cn/",
    ],
    [
      "columns:\n  - { name: 甲, match: /a/**, maxAge: 三天 }\n",
      "zicha.config.yaml:2:38 “columns 第 1 项的 maxAge”写法不对：应写成 10d、2w、6m 或 1y",
    ],
    ["ignore:\n  - { rule: a/b, reason: ' ' }\n", "zicha.config.yaml:2:26 “ignore 第 1 项的 reason”不能为空"],
    [
      "ignore:\n  - { rule: a/b, reason: 甲, until: 2026-02-29 }\n",
      "zicha.config.yaml:2:36 “ignore 第 1 项的 until”写法不对：没有这一天",
    ],
    ["fetch: { gapMs: -1 }\n", "zicha.config.yaml:1:17 “fetch.gapMs”写法不对：不能小于 0"],
    ["fetch: { perHost: 0 }\n", "zicha.config.yaml:1:19 “fetch.perHost”写法不对：应大于 0"],
    ["fetch: { proxy: 10.0.0.1:8080 }\n", "zicha.config.yaml:1:17 “fetch.proxy”写法不对：应写成 http://10.0.0.1:8080"],
    [
      'fetch: { hosts: { a.b: { address: "127.0.0.1:99999" } } }\n',
      "zicha.config.yaml:1:35 “fetch.hosts.a.b.address”写法不对：应写成 127.0.0.2:8081",
    ],
    [
      "fetch: { userAgent: 某局自查 }\n",
      "zicha.config.yaml:1:21 “fetch.userAgent”写法不对：只能用英文字母、数字和符号",
    ],
    ["profile: a\n---\nprofile: b\n", "zicha.config.yaml:2:1 YAML 格式有误：文件里只能有一份内容，请删去多余的 ---"],
    [
      `a: &a [1,1,1,1,1,1,1,1,1]\nb: &b [${"*a,".repeat(9)}]\nc: &c [${"*b,".repeat(9)}]\nd: [${"*c,".repeat(9)}]\n`,
      "zicha.config.yaml：YAML 引用过多，请改为直接写出",
    ],
    ["- site\n", "zicha.config.yaml:1:1 “配置文件”应是一组“键: 值”"],
  ])("says where and what is wrong: %j", (source, message) => {
    expect(() => parse(source)).toThrow(expect.objectContaining({ code: "bad-config", message: message }));
  });

  test("a site code that YAML read as a number asks for quotes", () => {
    expect(() => parse("site: { code: 0123 }\n")).toThrow(/要加引号/);
  });

  test("broken YAML names its line", () => {
    expect(() => parse("site: {\n  name: 甲\n")).toThrow(/zicha\.config\.yaml:\d+:\d+ YAML 格式有误/);
  });
});
