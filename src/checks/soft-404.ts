/** Reports links whose target answers as if all were well and shows a page that says it is not there. */

import type { Json, LinkCheck, LinkMatch } from "../model/rule.ts";
import { leadsHome } from "../text/home-redirect.ts";
import { linkData } from "../text/link-data.ts";
import { readLinkExample } from "../text/link-example.ts";
import { alternation, readObject, readStrings } from "../text/options.ts";
import { readFarewell } from "../text/script-alert.ts";
import { readVisibleHtml, type VisibleHtml } from "../text/visible-html.ts";

interface State {
  /** Whole titles, lower case. */
  readonly titles: ReadonlySet<string>;
  readonly phrases: RegExp;
  /** How an error message begins. */
  readonly openings: RegExp;
}

/** Longer pages are articles, whatever they speak of. Characters. */
const SHORT_PAGE = 400;
const VERY_SHORT_PAGE = 200;
const LONGEST_MESSAGE = 40;
/** What may stand beside the phrase when the message has no typical opening. Characters. */
const SPARE = 4;

function compile(options: Json): State {
  const object = readObject(options, ["titles", "phrases", "openings"]);
  return {
    titles: new Set(readStrings(object, "titles").map((title) => title.toLowerCase())),
    phrases: new RegExp(alternation(readStrings(object, "phrases")), "i"),
    openings: new RegExp(`^(?:${alternation(readStrings(object, "openings"))})`, "i"),
  };
}

/** Is the line itself an error message, and not a sentence about one? */
function isErrorLine(line: string, state: State): boolean {
  if (line.length > LONGEST_MESSAGE) return false;
  const phrase = state.phrases.exec(line)?.[0];
  if (phrase === undefined) return false;
  return line.length - phrase.length <= SPARE || state.openings.test(line);
}

function judge({ title, headings, text }: VisibleHtml, farewell: string, state: State): "violation" | "review" | null {
  const titles = title.split(/[-_|—–·]+/).map((part) => part.trim());
  const isShort = text.length < SHORT_PAGE;
  if (titles.some((part) => state.titles.has(part.toLowerCase()))) return isShort ? "violation" : "review";
  const first = headings.slice(0, 3);
  if (first.some((line) => isErrorLine(line, state) && (isShort || state.openings.test(line)))) return "violation";
  if (titles.some((part) => isErrorLine(part, state))) return isShort ? "violation" : "review";
  if (text.length >= VERY_SHORT_PAGE) return null;
  return `${text} ${farewell}`.split(/[。！!？?；;，,\s]+/).some((line) => isErrorLine(line, state))
    ? "violation"
    : null;
}

/** A redirect from inside a site to its home page is `review` with the wording `home`. */
export const soft404: LinkCheck<State> = {
  scope: "link",
  name: "soft-404",
  compile,
  *run(link, asked, state): Iterable<LinkMatch> {
    if (asked.verdict !== "good" || (link.kind !== "page" && link.kind !== "frame")) return;
    const { answer } = asked;
    const data = linkData(link, asked);
    const verdict = answer.head === "" ? null : judge(readVisibleHtml(answer.head), readFarewell(answer.head), state);
    if (verdict !== null) yield { verdict, data };
    else if (leadsHome(answer.target, answer.finalUrl)) yield { verdict: "review", wording: "home", data };
  },
  example: readLinkExample,
};
