/** Finds another region's platform or leadership named as if it were our own: what copied texts leave behind. */

import type { Document, Segment } from "../model/document.ts";
import type { CheckContext, DocumentCheck, Json, Match } from "../model/rule.ts";
import { alternation, readObject, readStrings } from "../text/options.ts";
import { findRegionCode, isOwnRegion, LONGEST_PLACE_NAME, placesNamed } from "../text/regions.ts";

interface State {
  readonly platforms: readonly string[];
  /** A platform of a government, with the kind of place before it. */
  readonly platform: RegExp;
  /** Words in the same sentence that make another region a legitimate subject. */
  readonly protect: RegExp;
}

const KIND = "(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|州|地区|盟)";
const LEADERSHIP = new RegExp(`${KIND}(?:委|政府|人民政府)(?:[^。；;]{0,16})领导下`, "g");
const LED = "领导下";
const IN = /在(?:以.{0,12}|党中央、?国务院和?|.{0,6})?$/;
/** Our own doing before and after the platform: 在…公开, 通过…等渠道. */
const USED_BEFORE =
  /(?:在|通过|依托|登录|登陆|利用|用好|进入|访问|借助|运用|使用|接入|纳入|入驻|发布到|上传至|推送至)[^。；;]{0,30}$/;
const USED_AFTER = /^[^。；;]{0,30}(?:公开|公布|公示|发布|办理|申报|查询|申请|反馈|渠道|载体|上线|发声)/;
/** From this many mentions on the page is about that place. */
const MANY_MENTIONS = 4;

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly place: string;
}

/** The name of a foreign place that ends at `end`, longest first; null when there is none or one of its bearers is our own. */
function foreignNameBefore(text: string, end: number, own: string): string | null {
  for (let length = Math.min(LONGEST_PLACE_NAME, end); length >= 2; length--) {
    const name = text.slice(end - length, end);
    const places = placesNamed(name);
    if (places.length > 0) return places.some((place) => isOwnRegion(own, place.code)) ? null : name;
  }
  return null;
}

function sentenceAround(text: string, start: number, end: number): string {
  const from = Math.max(text.lastIndexOf("。", start), text.lastIndexOf("；", start)) + 1;
  const to = text.slice(end).search(/[。；]/);
  return text.slice(from, to < 0 ? text.length : end + to);
}

function* findCandidates(text: string, own: string, state: State): Iterable<Candidate> {
  for (const { 0: hit, index } of text.matchAll(state.platform)) {
    const place = foreignNameBefore(text, index, own);
    if (place === null) continue;
    const start = index - place.length;
    const end = index + hit.length;
    if (USED_BEFORE.test(text.slice(Math.max(0, start - 40), start)) && USED_AFTER.test(text.slice(end, end + 40))) {
      yield { start, end, place };
    }
  }
  if (!text.includes(LED)) return;
  for (const { 0: hit, index } of text.matchAll(LEADERSHIP)) {
    const place = foreignNameBefore(text, index, own);
    if (place === null) continue;
    const start = index - place.length;
    if (IN.test(text.slice(Math.max(0, start - 20), start))) yield { start, end: index + hit.length, place };
  }
}

/** Is the page about that place, or taken over from there? */
function isAbout(document: Document, place: string): boolean {
  if (document.title.includes(place) || document.contentSource.includes(place)) return true;
  let mentions = 0;
  for (const { text, region } of document.segments) {
    if (region !== "main") continue;
    for (let at = text.indexOf(place); at >= 0; at = text.indexOf(place, at + 1)) mentions++;
  }
  return mentions >= MANY_MENTIONS;
}

function* run(document: Document, state: State, context: CheckContext, named?: readonly Segment[]): Iterable<Match> {
  if (context.region === null) return;
  const { code, name } = context.region;
  const own = /^\d{6}$/.test(code) ? code : findRegionCode(name);
  if (own === null) return;
  const verdicts = new Map<string, boolean>();
  for (const { index: segment, text, region, kind } of named ?? document.segments) {
    if (region !== "main" || kind === "link") continue;
    for (const { start, end, place } of findCandidates(text, own, state)) {
      if (state.protect.test(sentenceAround(text, start, end))) continue;
      const isProtected = verdicts.get(place) ?? isAbout(document, place);
      verdicts.set(place, isProtected);
      if (!isProtected) yield { place: { segment, span: { start, end } }, data: { place } };
    }
  }
}

function compile(options: Json): State {
  const object = readObject(options, ["platforms", "protect"]);
  const platforms = readStrings(object, "platforms");
  return {
    platforms,
    platform: new RegExp(`${KIND}?(?:${alternation(platforms)})`, "g"),
    protect: new RegExp(alternation(readStrings(object, "protect"))),
  };
}

/**
 * Silent without a configured region. Options: `platforms`: names that follow a place; `protect`: words that make another region
 * a legitimate subject of the sentence (转载, 考察, 长三角 …).
 */
export const wrongRegion: DocumentCheck<State> = {
  scope: "document",
  name: "wrong-region",
  compile,
  words: ({ platforms }) => [...platforms, LED],
  run,
};
