/** Posts one message and reads whether it was taken: services answer 200 with an error code of their own inside. */

import type { Dispatcher } from "undici";
import type { WebhookKind } from "../model/notify.ts";
import { errorCode } from "../text/error-code.ts";
import type { WebhookMessage } from "./webhook-message.ts";

export interface PostOptions {
  /** Address of a proxy; null for none. */
  readonly proxy: string | null;
  /** PEM text of further authorities; null for none. */
  readonly ca: string | null;
  readonly timeoutMs: number;
}

/** Enough for any answer that says something. */
const ANSWER_BYTES = 65_536;

/** Why it was not taken, for people; null when it was. Redirects are not followed: secrets must not go elsewhere. */
export async function postMessage(
  kind: WebhookKind,
  message: WebhookMessage,
  options: PostOptions,
): Promise<string | null> {
  const { Agent, ProxyAgent, request } = await import("undici");
  const connect = options.ca === null ? {} : { ca: options.ca };
  const dispatcher: Dispatcher =
    options.proxy === null ? new Agent({ connect }) : new ProxyAgent({ uri: options.proxy, requestTls: connect });
  try {
    const { url, headers, body } = message;
    const signal = AbortSignal.timeout(options.timeoutMs);
    const answer = await request(url, { method: "POST", headers, body, dispatcher, signal });
    let text = "";
    for await (const chunk of answer.body.setEncoding("utf8")) {
      text += chunk;
      if (text.length > ANSWER_BYTES) break;
    }
    return refusalOf(kind, answer.statusCode, text);
  } catch (error) {
    return failureOf(error);
  } finally {
    await dispatcher.destroy();
  }
}

function refusalOf(kind: WebhookKind, status: number, text: string): string | null {
  if (status < 200 || status >= 300) return `HTTP ${status}`;
  if (kind === "webhook") return null;
  const answer = parse(text);
  const code = answer["errcode"] ?? answer["code"] ?? answer["StatusCode"];
  if (code === 0) return null;
  const words = String(answer["errmsg"] ?? answer["msg"] ?? answer["StatusMessage"] ?? "")
    .replace(/\s+/g, " ")
    .slice(0, 200);
  return code === undefined ? "bad-answer" : `${String(code)} ${words}`.trim();
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    // Not JSON: whoever answered is no such service.
    return {};
  }
}

function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError" || error.name === "AbortError") return "ETIMEDOUT";
  return errorCode(error) || error.name;
}
