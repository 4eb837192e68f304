/** The `notify` lines of the config. */

import { describe, expect, test } from "vitest";
import { parseConfig } from "../../src/config/read-config.ts";
import type { NotifyConfig } from "../../src/model/notify.ts";

const read = (lines: string): readonly NotifyConfig[] =>
  parseConfig(`report: []\nnotify:\n${lines}\n`, "/x/zicha.config.yaml", "zicha.config.yaml").config.notify;

describe("notify", () => {
  test("fills what is not said", () => {
    expect(
      read(
        "  - { kind: dingtalk, url: https://h/x }\n  - { kind: mail, server: smtps://m:465, from: a@b.cn, to: c@d.cn, after: check }",
      ),
    ).toEqual([
      {
        kind: "dingtalk",
        url: "https://h/x",
        secret: null,
        headers: {},
        at: "zicha.config.yaml:3",
        isAfterCheck: false,
      },
      {
        ...{ kind: "mail", server: "smtps://m:465", user: null, password: null, from: "a@b.cn", to: ["c@d.cn"] },
        ...{ attach: true, at: "zicha.config.yaml:4", isAfterCheck: true },
      },
    ]);
    expect(parseConfig("report: []", "/x/z.yaml", "z.yaml").config.notify).toEqual([]);
  });

  test.each([
    ["  - { kind: wecom }", "zicha.config.yaml:3 notify 第 1 项（wecom）缺少“url”"],
    ["  - { kind: wecom, url: https://h/, secret: s }", "不能写“secret”，可以写 url"],
    ["  - { kind: mail, server: smtp://m, from: a@b.cn }", "缺少“to”"],
    ["  - { kind: mail, server: 'smtp://u:p@m', from: a@b.cn, to: c@d.cn }", "用户名和密码写在 user、password"],
    ["  - { kind: webhook, url: h/x }", "“url”要写完整地址"],
    ["  - { kind: sms, url: https://h/ }", "只能是 webhook、dingtalk、wecom、feishu、mail"],
    ["  - { kind: webhook, urll: https://h/ }", "是不是“url”？"],
    ["  - { kind: webhook, url: https://h/, after: run }", "只能是 check"],
  ])("%s is a mistake", (lines, message) => {
    expect(() => read(lines)).toThrow(message);
  });
});
