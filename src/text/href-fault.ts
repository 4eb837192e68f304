/** What is wrong with the way a link is written, before anything is asked. */

import { rememberByText } from "./remember.ts";

export type HrefFault =
  | "local-path" // points into somebody's own disk
  | "scheme-missing" // www.example.gov.cn without http://
  | "scheme-broken" // http:/, http//, htp://, http：//
  | "scheme-twice" // http://http://
  | "host-spoilt" // blank, Chinese characters or punctuation inside the host name
  | "tail" // Chinese punctuation that belongs to the sentence around it
  | "unreadable"; // no address by the URL standard

const LOCAL = /^(?:file:|[a-z]:[\\/]|\\\\[^\\\s]|[/\\]{3}[a-z]:[\\/])/i;
const HARMLESS = /^(?:#|javascript:|mailto:|tel:|sms:|data:|about:|blob:|ftp:|weixin:|tencent:|mqq|alipays?:|intent:)/i;
/** Written by a template that a browser fills in. */
const TEMPLATE = /\{\{|\$\{|<%|\{%|\[\[/;
const TWICE = /^https?[:：]?\/{0,2}https?[:：]?\/\//i;
const PROPER_SCHEME = /^https?:\/\/[^/\\]/i;
const UNFINISHED = /^https?:\/*$/i;
const SCHEME_LIKE = /^(?:h{1,2}t{1,3}|t{2,3})p{1,2}s?(?:[:：;；]|\.?[/\\]{2})/i;
const BARE_HOST = /^www\.[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#:]|$)/i;
const HOST = /^(?:https?:)?\/\/([^/?#]*)/i;
const SPOILT_HOST = /[\s，。；：、（）《》“”！？|]|\.(?:cn|com|net|org|gov)[\u3400-\u9fff]/i;
const TAIL = /[。，；、！？“”‘’》】]$|^[^（]*）$/;

/** What most links begin with: a path, `./`, `../`, `#`, `?`. None of the faults can begin so. */
const PLAIN_START = /^(?:\/(?![/\\])|[.#?])/;
const judge = rememberByText(judgeHref);

/** The first fault of an href as written, or null. Only http(s) addresses and paths are judged. */
export function findHrefFault(href: string): HrefFault | null {
  return PLAIN_START.test(href) ? null : judge(href);
}

function judgeHref(href: string): HrefFault | null {
  const text = href.trim();
  if (text === "" || HARMLESS.test(text) || TEMPLATE.test(text)) return null;
  if (LOCAL.test(text)) return "local-path";
  if (TWICE.test(text)) return "scheme-twice";
  if (UNFINISHED.test(text)) return "unreadable";
  if (SCHEME_LIKE.test(text) && !PROPER_SCHEME.test(text)) return "scheme-broken";
  if (BARE_HOST.test(text)) return "scheme-missing";
  const host = HOST.exec(text)?.[1];
  if (host === undefined) return null;
  if (SPOILT_HOST.test(host)) return "host-spoilt";
  if (TAIL.test(text)) return "tail";
  return URL.canParse(text.startsWith("//") ? `http:${text}` : text) ? null : "unreadable";
}
