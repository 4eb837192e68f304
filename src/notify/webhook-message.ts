/** The message of each kind of webhook: address, headers and body, signed where a secret is given. A function of its arguments. */

import { createHmac } from "node:crypto";
import type { Notice, WebhookKind } from "../model/notify.ts";
import { noticeText, shorten } from "./notice-text.ts";

export interface WebhookTarget {
  readonly kind: WebhookKind;
  /** Secrets are filled in. */
  readonly url: string;
  readonly secret: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface WebhookMessage {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Bytes of text that the services take. */
const LIMITS = { dingtalk: 20_000, wecom: 4096, feishu: 20_000 } as const;

/** `now`: milliseconds since 1970; the services refuse signatures that are an hour old. */
export function webhookMessage(target: WebhookTarget, notice: Notice, now: number): WebhookMessage {
  switch (target.kind) {
    case "dingtalk":
      return dingtalk(target, notice, now);
    case "wecom":
      return json(target, {
        msgtype: "markdown",
        markdown: { content: shorten(markdownOf(notice, "wecom"), LIMITS.wecom) },
      });
    case "feishu":
      return feishu(target, notice, now);
    case "webhook":
      return generic(target, notice);
  }
}

/** Signature in the address: HMAC-SHA-256 of `timestamp\nsecret`, milliseconds (钉钉 自定义机器人 加签). */
function dingtalk(target: WebhookTarget, notice: Notice, now: number): WebhookMessage {
  const text = shorten(markdownOf(notice, "dingtalk"), LIMITS.dingtalk);
  const message = json(target, { msgtype: "markdown", markdown: { title: notice.title, text } });
  if (target.secret === null) return message;
  const sign = createHmac("sha256", target.secret).update(`${now}\n${target.secret}`).digest("base64");
  const url = new URL(target.url);
  url.searchParams.set("timestamp", String(now));
  url.searchParams.set("sign", sign);
  return { ...message, url: url.href };
}

/** Signature in the body: HMAC-SHA-256 of nothing with the key `timestamp\nsecret`, seconds (飞书 自定义机器人 签名校验). */
function feishu(target: WebhookTarget, notice: Notice, now: number): WebhookMessage {
  const text = shorten(noticeText(notice), LIMITS.feishu);
  const content = { msg_type: "text", content: { text } };
  if (target.secret === null) return json(target, content);
  const timestamp = String(Math.floor(now / 1000));
  const sign = createHmac("sha256", `${timestamp}\n${target.secret}`).digest("base64");
  return json(target, { timestamp, sign, ...content });
}

/** With a secret, `X-Zicha-Signature` is the HMAC-SHA-256 of the body. */
function generic(target: WebhookTarget, notice: Notice): WebhookMessage {
  const { event, title, lines, figures, files } = notice;
  const text = noticeText(notice);
  const names = files.map(({ name }) => name);
  const message = json(target, { schema: "zicha-notice/1", event, title, lines, text, figures, files: names });
  if (target.secret === null) return message;
  const sign = createHmac("sha256", target.secret).update(message.body).digest("hex");
  return { ...message, headers: { ...message.headers, "x-zicha-signature": `sha256=${sign}` } };
}

function json({ url, headers }: WebhookTarget, body: object): WebhookMessage {
  const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return { url, headers: { "content-type": "application/json; charset=utf-8", ...named }, body: JSON.stringify(body) };
}

/** DingTalk needs an empty line between paragraphs. */
function markdownOf(notice: Notice, kind: "dingtalk" | "wecom"): string {
  const [title = "", ...lines] = noticeText(notice).split("\n").map(escapeMarkdown);
  return [`### ${title}`, ...lines].join(kind === "dingtalk" ? "\n\n" : "\n");
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#]/g, "\\$&");
}
