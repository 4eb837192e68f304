/** The `notify` lines of the config: each way of telling wants its own keys. */

import { UsageError } from "../model/errors.ts";
import type { NotifyConfig } from "../model/notify.ts";
import type { NotifyFile } from "./schema.ts";

const WEBHOOK = ["url", "secret"];
const ALLOWED: Readonly<Record<NotifyFile["kind"], readonly string[]>> = {
  webhook: [...WEBHOOK, "headers"],
  dingtalk: WEBHOOK,
  feishu: WEBHOOK,
  wecom: ["url"],
  mail: ["server", "user", "password", "from", "to", "attach"],
};
const NEEDED: Readonly<Record<NotifyFile["kind"], readonly string[]>> = {
  webhook: ["url"],
  dingtalk: ["url"],
  feishu: ["url"],
  wecom: ["url"],
  mail: ["server", "from", "to"],
};
const VARIABLE = /\$\{\w+\}/;

/** `at`: where the line stands, as `file:line`. @throws UsageError `bad-config` for keys that are missing, or another kind's */
export function fillNotify(line: NotifyFile, index: number, at: string): NotifyConfig {
  const { kind, after } = line;
  const name = `${at} notify 第 ${index + 1} 项（${kind}）`;
  const english = `${at} notify.${index} (${kind})`;
  const given = Object.keys(line).filter((key) => key !== "kind" && key !== "after");
  const missing = NEEDED[kind].find((key) => !given.includes(key));
  if (missing !== undefined) {
    throw new UsageError("bad-config", `${name}缺少“${missing}”`, { en: `${english}: ${missing} is missing` });
  }
  const odd = given.find((key) => !ALLOWED[kind].includes(key));
  if (odd !== undefined) {
    throw new UsageError("bad-config", `${name}不能写“${odd}”，可以写 ${ALLOWED[kind].join("、")}`, {
      en: `${english} takes no ${odd}, but ${ALLOWED[kind].join(", ")}`,
    });
  }
  const common = { at, isAfterCheck: after === "check" };
  if (kind === "mail") {
    const { server = "", user = null, password = null, from = "", to = [], attach = true } = line;
    if (!VARIABLE.test(server) && !/^smtps?:\/\/[^/@\s]+\/?$/i.test(server)) {
      throw new UsageError(
        "bad-config",
        `${name}的“server”应写成 smtps://mail.example.gov.cn:465，用户名和密码写在 user、password`,
        {
          en: `${english}: write server as smtps://mail.example.gov.cn:465, with user and password beside it`,
        },
      );
    }
    return { ...common, kind, server, user, password, from, to: typeof to === "string" ? [to] : to, attach };
  }
  const { url = "", secret = null, headers = {} } = line;
  if (!/^https?:\/\/./i.test(url) && !/^\$\{\w+\}/.test(url)) {
    throw new UsageError("bad-config", `${name}的“url”要写完整地址，以 https:// 开头`, {
      en: `${english}: url takes a whole address that begins with https://`,
    });
  }
  return { ...common, kind, url, secret, headers };
}
