/** Makes the input of a link check from the object that a rule file carries as example. */

import type { Link, LinkKind } from "../model/document.ts";
import { OptionsError } from "../model/errors.ts";
import type { JsonObject } from "../model/rule.ts";
import type { AskedLink, LinkAnswer, LinkError } from "../model/site.ts";
import { numberOf, oneOf, textOf } from "./example-fields.ts";
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
const ERRORS: readonly LinkError[] = [
  "dns",
  "refused",
  "reset",
  "timeout",
  "host-down",
  "tls",
  "tls-expired",
  "tls-host",
  "tls-authority",
  "tls-chain",
  "tls-old",
  "redirect-loop",
  "too-many-redirects",
  "private-address",
  "protocol",
  "file-missing",
];

/**
 * Keys: `href` (absolute), `text`, `kind` (page), `status`, `error`, `finalUrl` (after redirects), `contentType` (text/html),
 * `length`, `head`, `magic` (first bytes as Latin-1 text), `anchors` (list), `internal` (true). @throws OptionsError
 */
export function readLinkExample(example: JsonObject): {
  readonly link: Link;
  readonly asked: AskedLink;
} {
  readObject(example, KEYS);
  const href = textOf(example, "href") ?? "";
  if (!URL.canParse(href)) throw new OptionsError(["href"], "应为完整地址");
  const url = new URL(href);
  const fragment = url.hash === "" ? null : decodeURIComponent(url.hash.slice(1));
  url.hash = "";
  const target = url.href;
  const finalUrl = textOf(example, "finalUrl") ?? target;
  const kind = oneOf(example, "kind", KINDS) ?? "page";
  const anchors = example["anchors"];
  const answer: LinkAnswer = {
    target,
    finalUrl,
    status: numberOf(example, "status"),
    error: oneOf(example, "error", ERRORS),
    redirects: finalUrl === target ? [] : [target],
    contentType: textOf(example, "contentType") ?? "text/html",
    length: numberOf(example, "length"),
    head: textOf(example, "head") ?? "",
    magic: [...(textOf(example, "magic") ?? "")].map((character) => character.charCodeAt(0)),
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
    text: textOf(example, "text") ?? "链接",
    source: { start: 0, end: 0 },
    path: "",
  };
  const isInternal = example["internal"] !== false;
  return { link, asked: { answer, verdict: judgeAnswer(answer).verdict, isInternal, kind } };
}
