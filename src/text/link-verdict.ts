/** Decides what an answer says about a link: good, broken, or not to be decided by a program (contract §1, `link/broken`). */

import type { LinkAnswer, LinkError, LinkVerdict } from "../model/site.ts";
import { readVisibleHtml } from "./visible-html.ts";

/** Why an answer is judged as it is: what kept it away, or what it says. */
type LinkReason =
  | LinkError
  | "ok"
  | "not-found"
  | "gone"
  | "too-long"
  | "server-error"
  | "login"
  | "denied"
  | "challenge"
  | "throttled"
  | "rejected"
  | "no-content"
  | "unknown";

export interface LinkJudgement {
  readonly verdict: LinkVerdict;
  readonly reason: LinkReason;
}

const BROKEN: ReadonlySet<LinkReason> = new Set([
  "not-found",
  "gone",
  "too-long",
  "server-error",
  "dns",
  "refused",
  "redirect-loop",
  "too-many-redirects",
  "file-missing",
]);

const STATUS: Readonly<Record<number, LinkReason>> = {
  204: "no-content",
  205: "no-content",
  401: "login",
  403: "denied",
  404: "not-found",
  407: "login",
  408: "timeout",
  410: "gone",
  412: "challenge",
  414: "too-long",
  429: "throttled",
  511: "login",
  // Not registered: what firewalls of web sites and content networks answer.
  521: "challenge",
  522: "timeout",
  524: "timeout",
  525: "tls",
  526: "tls",
};

/** Absence, a server's failure and an unknown host are broken; whatever only a browser or a person gets past is uncertain. */
export function judgeAnswer(answer: LinkAnswer): LinkJudgement {
  const reason = answerReason(answer);
  return { reason, verdict: reason === "ok" ? "good" : BROKEN.has(reason) ? "broken" : "uncertain" };
}

function answerReason(answer: LinkAnswer): LinkReason {
  const { error, status } = answer;
  if (error !== null) return error;
  if (status === null) return "unknown";
  const known = STATUS[status];
  if (known !== undefined) return known;
  if (status === 202 && answer.head.length < 4096) return "challenge";
  if (isChallenge(answer.head)) return "challenge";
  if ((status >= 200 && status < 300) || status === 304) return "ok";
  if (status >= 500 && status < 600) return "server-error";
  return status >= 400 && status < 500 ? "rejected" : "unknown";
}

/** Cookie and script names of the firewalls that Chinese government sites stand behind, and what they show while they think. */
const CHALLENGE_SCRIPT =
  /acw_sc__v|__jsl_clearance|\$_ts\b|yunsuo_session|wzws[-_]|_cf_chl_|challenge-platform|__test=|slowAES/i;
const CHALLENGE_TEXT = /just a moment|安全验证|人机验证|浏览器安全检查|正在检查您的浏览器|环境异常|访问验证/i;
const COOKIE_AND_RELOAD = /document\.cookie\s*=|location\.reload\s*\(/i;
const SHORT_TEXT = 200;

/** Is it a page that a firewall sends first, for the browser's script to answer, and not the page itself? */
function isChallenge(head: string): boolean {
  if (head === "") return false;
  const hasScript = CHALLENGE_SCRIPT.test(head);
  const hasText = CHALLENGE_TEXT.test(head);
  const setsCookie = COOKIE_AND_RELOAD.test(head);
  if (!hasScript && !hasText && !setsCookie) return false;
  const { title, text } = readVisibleHtml(head);
  if (text.length >= SHORT_TEXT) return false;
  if (hasScript) return true;
  if (setsCookie) return text.length < 20;
  return CHALLENGE_TEXT.test(title) || CHALLENGE_TEXT.test(text);
}
