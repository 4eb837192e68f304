/** Makes the input of a link check from the object that a rule file carries as example. */

import type { Link, LinkKind } from "../model/document.ts";
import { OptionsError } from "../model/errors.ts";
import type { JsonObject } from "../model/rule.ts";
import type { AskedLink, LinkAnswer } from "../model/site.ts";
import { judgeAnswer } from "./link-verdict.ts";
import { readObject } from "./options.ts";

const KEYS = [
  "href",
  "text",
  "kind",
  "status",
  "error",
  "finalUrl",
  "contentType",
  "length",
  "head",
  "magic",
  "anchors",
  "internal",
];
const KINDS: readonly LinkKind[] = ["page", "attachment", "image", "frame", "script", "style", "media", "form"];

/**
 * Keys: `href` (absolute), `text`, `kind` (page), `status`, `error`, `finalUrl` (after redirects), `contentType` (text/html),
 * `length`, `head`, `magic` (first bytes as Latin-1 text), `anchors` (list), `internal` (true). @throws OptionsError
 */
export function readLinkExample(example: JsonObject): {
  readonly link: Link;
  readonly asked: AskedLink;
} {
  readObject(example, KEYS);
  const href = text(example, "href", "");
  if (!URL.canParse(href)) throw new OptionsError(["href"], "应为完整地址");
  const url = new URL(href);
  const fragment = url.hash === "" ? null : decodeURIComponent(url.hash.slice(1));
  url.hash = "";
  const target = url.href;
  const finalUrl = text(example, "finalUrl", target);
  const kind = KINDS.find((known) => known === text(example, "kind", "page"));
  if (kind === undefined) throw new OptionsError(["kind"], `应为 ${KINDS.join("、")} 之一`);
  const anchors = example["anchors"];
  const answer: LinkAnswer = {
    target,
    finalUrl,
    status: number(example, "status"),
    error: example["error"] === undefined ? null : text(example, "error", ""),
    redirects: finalUrl === target ? [] : [target],
    contentType: text(example, "contentType", "text/html"),
    length: number(example, "length"),
    head: text(example, "head", ""),
    magic: [...text(example, "magic", "")].map((character) => character.charCodeAt(0)),
    anchors: Array.isArray(anchors) ? new Set(anchors.map(String)) : null,
    attempts: 1,
  };
  const link: Link = {
    index: 0,
    kind,
    element: kind === "image" ? "img" : "a",
    region: "main",
    href,
    target,
    fragment,
    text: text(example, "text", "链接"),
    source: { start: 0, end: 0 },
    path: "",
  };
  const isInternal = example["internal"] !== false;
  return { link, asked: { answer, verdict: judgeAnswer(answer).verdict, isInternal, kind } };
}

function text(example: JsonObject, key: string, missing: string): string {
  const value = example[key];
  if (value === undefined) return missing;
  if (typeof value !== "string") throw new OptionsError([key], "应为字符串");
  return value;
}

function number(example: JsonObject, key: string): number | null {
  const value = example[key];
  if (value === undefined) return null;
  if (typeof value !== "number") throw new OptionsError([key], "应为数字");
  return value;
}
