/** Finds out by what means a place of a page's source is hidden: walks the open tags around it. Linear in the source. */

import { flatText } from "./flat-text.ts";
import { rememberByText } from "./remember.ts";

/**
 * `away`: pushed off the screen · `tiny`: no size or no font size · `colour`: the colour of its background ·
 * `none`: `display:none` and its like, which scripts may undo.
 */
export type HidingManner = "away" | "tiny" | "colour" | "none";

export interface Hiding {
  readonly manner: HidingManner;
  /** Source offset of the tag that hides. */
  readonly start: number;
  /** Has the hiding element, or a near one, a name that scripts and style sheets can take hold of? */
  readonly isNamed: boolean;
}

/** An open tag; what its attributes say is read when it is asked for. */
interface Open {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  tag: string | null;
  style: string | null;
}

const VOID: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);
const RAW: ReadonlySet<string> = new Set("script style textarea noscript template".split(" "));
const STYLE = /\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
const NAMED = /\s(?:id|class|name|on[a-z]+|data-[a-z-]+)\s*=/i;

/** Sliders stand off by a few screens; nobody reaches so far. */
const AWAY =
  /(?:^|[;\s])(?:left|top|right|margin-left|margin-top)\s*:\s*-(?:9{3,}|[5-9]\d{3}|\d{5,})(?:px|pt|em)?|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)/i;
const NO_FONT = /(?:^|[;\s])font-size\s*:\s*[01](?:px|pt|em|%)?\s*(?:;|$|!)/i;
const NO_SIZE = /(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*([01])(?:px)?\s*(?:;|$|!)/i;
/** Faded in, unfolded or switched on by scripts. */
const NONE =
  /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:^|[;\s])opacity\s*:\s*0(?:\.0\d*)?\s*(?:;|$|!)/i;
const TINY_FRAME = /\s(?:width|height)\s*=\s*["']?[01](?:px)?["'\s>]/i;
const COLOUR = /(?:^|[;\s])color\s*:\s*([^;!]+)/i;
const COLOUR_ATTRIBUTE = /\scolor\s*=\s*["']?([#\w]+)/i;
const BACKGROUND = /background(?:-color)?\s*:\s*([^;!]+)/i;
const BACKGROUND_ATTRIBUTE = /\sbgcolor\s*=\s*["']?([#\w]+)/i;
/** No browser nests deeper; a page that does must not cost its depth at each of its tags. */
const DEEPEST = 512;
/** `font-size:0` further out only closes the gaps between boxes; what stands in them has a size of its own. */
const NEAR = 2;

/** The means at each offset, in the order given (ascending); null where no inline style around it hides. */
export function findHiding(source: string, offsets: readonly number[]): (Hiding | null)[] {
  const found: (Hiding | null)[] = [];
  const stack: Open[] = [];
  const judgeUpTo = (limit: number): void => {
    while (found.length < offsets.length && offsets[found.length]! < limit) found.push(judge(source, stack));
  };
  let start = source.indexOf("<");
  while (start >= 0 && found.length < offsets.length) {
    const isComment = source.startsWith("!--", start + 1);
    const isEnd = source.charCodeAt(start + 1) === SLASH;
    const from = isEnd ? start + 2 : start + 1;
    let next = start + 1;
    if (isComment) {
      judgeUpTo(start);
      next = after(source, "-->", start + 4);
    } else if (isLetter(source.charCodeAt(from))) {
      const close = source.indexOf(">", from);
      if (close < 0) break;
      judgeUpTo(start);
      next = close + 1;
      const name = readName(source, from);
      if (isEnd) closeTag(stack, name);
      else {
        stack.push({ name, start, end: next, tag: null, style: null });
        judgeUpTo(next);
        if (VOID.has(name) || source.charCodeAt(close - 1) === SLASH) stack.pop();
        else if (RAW.has(name)) next = findEndTag(source, name, next);
      }
    }
    start = source.indexOf("<", next);
  }
  judgeUpTo(Number.POSITIVE_INFINITY);
  return found;
}

const SLASH = 0x2f;

function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** Pages have a few dozen names; to lower the case of each tag's anew costs more than to look it up. */
const toName = rememberByText((written: string) => written.toLowerCase());

function readName(source: string, from: number): string {
  let end = from + 1;
  for (let unit = source.charCodeAt(end); isLetter(unit) || (unit >= 0x30 && unit <= 0x39); ) {
    end += 1;
    unit = source.charCodeAt(end);
  }
  return toName(flatText(source.slice(from, end)));
}

/** Where the end tag of an element without elements inside begins. */
function findEndTag(source: string, name: string, from: number): number {
  for (let at = source.indexOf("</", from); at >= 0; at = source.indexOf("</", at + 2)) {
    if (source.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
  }
  return source.length;
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? source.length : at + mark.length;
}

/** Index of the outermost tag that is still looked at. */
function outermost(stack: readonly Open[]): number {
  return Math.max(0, stack.length - DEEPEST);
}

/** An end tag without its start tag closes nothing. */
function closeTag(stack: Open[], name: string): void {
  for (let index = stack.length - 1; index >= outermost(stack); index -= 1) {
    if (stack[index]?.name === name) {
      stack.length = index;
      return;
    }
  }
}

/** The innermost hiding element decides, the strongest means of it first. */
function judge(source: string, stack: readonly Open[]): Hiding | null {
  for (let index = stack.length - 1; index >= outermost(stack); index -= 1) {
    const open = stack[index];
    if (open === undefined) continue;
    const manner = mannerOf(source, open, stack.length - 1 - index);
    if (manner === null) continue;
    return { manner, start: open.start, isNamed: NAMED.test(tagOf(source, open)) };
  }
  return sameColour(source, stack);
}

function mannerOf(source: string, open: Open, distance: number): HidingManner | null {
  const { name } = open;
  if (name === "iframe" && TINY_FRAME.test(tagOf(source, open))) return "tiny";
  const style = styleOf(source, open);
  if (style === "") return null;
  if (AWAY.test(style)) return "away";
  if (distance <= NEAR && NO_FONT.test(style)) return "tiny";
  const size = NO_SIZE.exec(style);
  if (size !== null && name === "iframe") return "tiny";
  // Menus unfold from no height at all; nothing unfolds from one pixel.
  if (size !== null && /overflow\s*:\s*hidden/i.test(style)) return size[1] === "0" ? "none" : "tiny";
  return NONE.test(style) ? "none" : null;
}

function tagOf(source: string, open: Open): string {
  open.tag ??= source.slice(open.start, open.end);
  return open.tag;
}

function styleOf(source: string, open: Open): string {
  if (open.style === null) {
    const match = STYLE.exec(tagOf(source, open));
    open.style = match?.[1] ?? match?.[2] ?? "";
  }
  return open.style;
}

/** Only where inline styles name both colours. */
function sameColour(source: string, stack: readonly Open[]): Hiding | null {
  let colour = "";
  let start = 0;
  for (let index = stack.length - 1; index >= outermost(stack); index -= 1) {
    const open = stack[index];
    if (open === undefined) continue;
    const style = styleOf(source, open);
    const own = (style === "" ? undefined : COLOUR.exec(style)?.[1]) ?? fontColour(source, open);
    if (colour === "" && own !== "") {
      colour = normalColour(own);
      start = open.start;
    }
    const painted = style === "" ? undefined : BACKGROUND.exec(style)?.[1];
    const back = painted ?? BACKGROUND_ATTRIBUTE.exec(tagOf(source, open))?.[1] ?? "";
    if (back === "") continue;
    return colour !== "" && normalColour(back) === colour
      ? { manner: "colour", start, isNamed: NAMED.test(tagOf(source, open)) }
      : null;
  }
  return null;
}

function fontColour(source: string, open: Open): string {
  return open.name === "font" ? (COLOUR_ATTRIBUTE.exec(tagOf(source, open))?.[1] ?? "") : "";
}

function normalColour(written: string): string {
  const colour = written.trim().toLowerCase().replace(/\s/g, "");
  if (colour === "white" || colour === "rgb(255,255,255)") return "#ffffff";
  if (colour === "black" || colour === "rgb(0,0,0)") return "#000000";
  return /^#[0-9a-f]{3}$/.test(colour) ? `#${[...colour.slice(1)].map((digit) => digit + digit).join("")}` : colour;
}
