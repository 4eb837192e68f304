/** Sends a notice by one way of the config. Whatever goes wrong comes back as one line without any secret. */

import { UsageError } from "../model/errors.ts";
import type { MailConfig, Notice, NotifyConfig, WebhookConfig } from "../model/notify.ts";
import { fillSecrets } from "./fill-secrets.ts";
import { postMessage } from "./post-message.ts";
import { sendMail } from "./send-mail.ts";
import { webhookMessage } from "./webhook-message.ts";

export interface SendOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly proxy: string | null;
  readonly ca: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** For one way. Default: 20 seconds. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;

/** The way with its secrets in place. @throws UsageError `bad-config` for a variable that is not set, or an address that is none then */
export function armed<Way extends NotifyConfig>(way: Way, env: SendOptions["env"]): Way {
  const fill = <Text extends string | null>(text: Text): Text | string =>
    text === null ? text : fillSecrets(text, way.at, env);
  const ready = way.kind === "mail" ? armMail(way, fill) : armWebhook(way, fill);
  const address = ready.kind === "mail" ? ready.server : ready.url;
  if (!URL.canParse(address)) {
    throw new UsageError("bad-config", `${way.at} 填入环境变量后，${way.kind} 的地址不是有效的网址`, {
      en: `${way.at} with its variables, the address of ${way.kind} is none`,
    });
  }
  return { ...way, ...ready };
}

type Fill = <Text extends string | null>(text: Text) => Text | string;

function armMail(mail: MailConfig, fill: Fill): MailConfig {
  const { server, user, password, from, to } = mail;
  return {
    ...mail,
    server: fill(server),
    user: fill(user),
    password: fill(password),
    from: fill(from),
    to: to.map((one) => fill(one)),
  };
}

function armWebhook(hook: WebhookConfig, fill: Fill): WebhookConfig {
  const headers = Object.fromEntries(Object.entries(hook.headers).map(([name, value]) => [name, fill(value)]));
  return { ...hook, url: fill(hook.url), secret: fill(hook.secret), headers };
}

/** `way` is armed. Null when the notice was taken. */
export async function sendNotice(way: NotifyConfig, notice: Notice, options: SendOptions): Promise<string | null> {
  const { proxy, ca, now, timeoutMs = TIMEOUT_MS } = options;
  const failure =
    way.kind === "mail"
      ? await sendMail(way, notice, { ca, timeoutMs })
      : await postMessage(way.kind, webhookMessage(way, notice, now), { proxy, ca, timeoutMs });
  return failure === null ? null : withoutSecrets(failure, way);
}

/** A server may repeat what it was sent. */
function withoutSecrets(text: string, way: NotifyConfig): string {
  const secrets =
    way.kind === "mail" ? [way.password] : [way.url, way.secret, ...Object.values(way.headers), ...tokensOf(way.url)];
  return secrets.reduce<string>(
    (clean, secret) => (secret === null || secret === "" ? clean : clean.replaceAll(secret, "***")),
    text,
  );
}

function tokensOf(url: string): readonly string[] {
  const { searchParams, pathname } = new URL(url);
  return [...searchParams.values(), pathname.split("/").at(-1) ?? ""].filter((part) => part.length >= 8);
}
