/** Sends a notice by several ways, one after the other, and says what became of each in one line without any secret. */

import { readFileSync } from "node:fs";
import { env, stderr } from "node:process";
import type { Config } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import type { Notice, NotifyConfig } from "../model/notify.ts";
import { armed, sendNotice } from "../notify/index.ts";
import { errorCode } from "../text/error-code.ts";
import { maskPersonalData } from "../text/mask.ts";
import type { Wording } from "./language.ts";

/** Returns how many were not sent. Never throws because of one of them. */
export async function sendAll(
  ways: readonly NotifyConfig[],
  notice: Notice,
  { fetch, notify }: Pick<Config, "fetch" | "notify">,
  say: Wording,
): Promise<number> {
  let failed = 0;
  for (const way of ways) {
    const name = nameOf(way, notify.indexOf(way), say);
    const failure = await trySend(way, notice, fetch, say);
    if (failure !== null) failed++;
    stderr.write(
      failure === null
        ? `${say("通知已发出：", "sent: ")}${name}\n`
        : maskPersonalData(`${say("通知没有发出：", "not sent: ")}${name}${say("：", ": ")}${failure}\n`),
    );
  }
  return failed;
}

async function trySend(
  way: NotifyConfig,
  notice: Notice,
  fetch: Config["fetch"],
  say: Wording,
): Promise<string | null> {
  try {
    const ca = fetch.ca === null ? null : readFileSync(fetch.ca, "utf8");
    const failure = await sendNotice(armed(way, env), notice, { env, proxy: fetch.proxy, ca, now: Date.now() });
    return failure === null ? null : inWords(failure, say);
  } catch (error) {
    if (error instanceof UsageError) return say(error.message, error.en ?? error.message);
    return errorCode(error) || say("程序内部错误", "internal error");
  }
}

/** As the user finds it in the config; never its address, which is a secret. */
export function nameOf(way: NotifyConfig, index: number, say: Wording): string {
  const whom = way.kind === "mail" ? ` ${way.to.join(say("、", ", "))}` : "";
  return say(`notify 第 ${index + 1} 项（${way.kind}${whom}）`, `notify.${index} (${way.kind}${whom})`);
}

/** Codes of the system, of SMTP libraries and of our own, first in the text. */
function inWords(failure: string, say: Wording): string {
  const [code = "", ...rest] = failure.split(" ");
  const words: Readonly<Record<string, string>> = {
    ECONNREFUSED: say("连接被拒绝", "connection refused"),
    ECONNRESET: say("连接被中断", "connection reset"),
    ENOTFOUND: say("域名无法解析", "no such host"),
    EDNS: say("域名无法解析", "no such host"),
    ETIMEDOUT: say("连接超时", "timed out"),
    ESOCKET: say("连不上邮件服务器", "the mail server cannot be reached"),
    ECONNECTION: say("连不上邮件服务器", "the mail server cannot be reached"),
    EAUTH: say("邮箱用户名或密码不对", "wrong user or password"),
    EENVELOPE: say("发件人或收件人地址不被接受", "sender or recipients refused"),
    "bad-answer": say("对方的应答看不懂，地址是不是写错了？", "the answer makes no sense, is the address right?"),
    rejected: say(`有 ${rest[0] ?? ""} 个收件人没有收下`, `${rest[0] ?? ""} recipients refused`),
  };
  const known = words[code];
  if (known === undefined) return failure;
  return code === "rejected" || rest.length === 0 ? known : `${known}（${rest.join(" ")}）`;
}
