/** Reports outside links whose target has changed hands: parked or expired domains, gambling pages, another site altogether. */

import type { Json, LinkCheck, LinkMatch } from "../model/rule.ts";
import { isAnnotated } from "../text/annotated-text.ts";
import { leadsHome } from "../text/home-redirect.ts";
import { isKnownHost } from "../text/known-hosts.ts";
import { linkData } from "../text/link-data.ts";
import { readLinkExample } from "../text/link-example.ts";
import { alternation, readObject, readStrings } from "../text/options.ts";
import { isGovernmentHost, registrableDomain } from "../text/registrable-domain.ts";
import { findSpam } from "../text/spam-words.ts";
import { hostOf } from "../text/url.ts";
import { readVisibleHtml, type VisibleHtml } from "../text/visible-html.ts";

interface State {
  readonly parked: RegExp;
  /** Registrable domains of those who trade in domains. */
  readonly traders: ReadonlySet<string>;
}

/** A parked page says little else. Characters. */
const SHORT_PAGE = 600;
const CLUSTER = 2;
const FOR_SALE = /(?:^|\s)(?:[\w-]{1,63}\.)+[a-z]{2,10} (?:is|may be) for sale/i;
/** Titles of those who write about domains. */
const ARTICLE = /关于|通知|意见|办法|公告|规范|管理|如何|什么|怎么|纠纷|案/;
/** Hosts that pass visitors on by trade: logins, short links, counters. */
const PASSING =
  /^(?:passport|login|sso|cas|auth|account|accounts|oauth|uc|id|user)\.|^(?:t\.cn|url\.cn|dwz\.cn|suo\.im|w\.url\.cn|sourl\.cn|bit\.ly)$/i;
const LOGIN_PATH = /\/(?:login|sso|cas|passport|oauth2?|auth)\b/i;

function compile(options: Json): State {
  const object = readObject(options, ["parked", "traders"]);
  return {
    parked: new RegExp(alternation(readStrings(object, "parked")), "i"),
    traders: new Set(readStrings(object, "traders")),
  };
}

/** Is the page itself an offer of the domain, and not an article about one? */
function isParked({ title, headings, text }: VisibleHtml, { parked }: State): boolean {
  if (ARTICLE.test(title) || text.length >= SHORT_PAGE) return FOR_SALE.test(title);
  return [title, ...headings, text].some((line) => parked.test(line) || FOR_SALE.test(line));
}

/** The same name under another ending, or one name inside the other: sina.com.cn and sina.cn, abc.com and abc-group.com. */
function isSameName(before: string, after: string): boolean {
  const [a = "", b = ""] = [before, after].map((domain) => domain.split(".", 1)[0] ?? "");
  return a === b || (a.length >= 3 && b.includes(a)) || (b.length >= 3 && a.includes(b));
}

/** Do link text and title share a piece of the organisation's name? */
function sharesName(text: string, title: string): boolean {
  const name = text.replace(/[\s《》“”"()（）·|—_-]/g, "");
  const length = Math.min(4, Math.max(2, Math.ceil(name.length / 2)));
  for (let start = 0; start + length <= name.length; start += 1) {
    if (title.includes(name.slice(start, start + length))) return true;
  }
  return false;
}

/** At most one match. The bare change of domain is `review`: the wording `moved`. */
export const hijacked: LinkCheck<State> = {
  scope: "link",
  name: "hijacked",
  compile,
  *run(link, asked, state): Iterable<LinkMatch> {
    const { answer } = asked;
    if (asked.verdict !== "good" || asked.isInternal || (link.kind !== "page" && link.kind !== "frame")) return;
    const [before, after] = [hostOf(answer.target), hostOf(answer.finalUrl)];
    const [from, to] = [registrableDomain(before), registrableDomain(after)];
    const hasMoved = from !== to;
    const data = { ...linkData(link, asked), final: after };
    if (hasMoved && state.traders.has(to)) {
      yield { wording: "parked", severity: "warning", data };
      return;
    }
    if (answer.head === "" || isGovernmentHost(after)) return;
    const page = readVisibleHtml(answer.head);
    if (isParked(page, state)) {
      yield { wording: "parked", severity: "warning", data };
      return;
    }
    const inTitle = findSpam(page.title);
    const words =
      inTitle.length >= CLUSTER ? inTitle : findSpam(`${page.title} ${page.headings.join(" ")} ${page.text}`);
    if (words.length >= CLUSTER || inTitle.length > 0) {
      const isCertain = inTitle.length >= CLUSTER || (inTitle.length > 0 && (hasMoved || words.length >= CLUSTER));
      const verdict = isCertain ? "violation" : "review";
      yield { wording: "spam", verdict, data: { ...data, words: words.slice(0, 5).join("、") } };
    } else if (isAnnotated(page.text)) yield { wording: "annotated", verdict: "review", severity: "warning", data };
    else if (hasMoved && isOddMove(link.text, answer.target, answer.finalUrl, page.title)) {
      yield { wording: "moved", verdict: "review", severity: "notice", data };
    }
  },
  example: readLinkExample,
};

/** Not odd: hosts that everybody uses, logins and short links, the same name, a title that says what the link says. */
function isOddMove(text: string, target: string, finalUrl: string, title: string): boolean {
  const [before, after] = [hostOf(target), hostOf(finalUrl)];
  if (isKnownHost(before) || isKnownHost(after) || PASSING.test(before) || PASSING.test(after)) return false;
  if (LOGIN_PATH.test(finalUrl) || leadsHome(target, finalUrl) || title === "") return false;
  return !isSameName(registrableDomain(before), registrableDomain(after)) && !sharesName(text, title);
}
