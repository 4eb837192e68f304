/** Finds out by what means a place of a page's source is hidden: walks the open tags around it. Linear in the source. */

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

interface Open {
  readonly name: string;
  readonly tag: string;
  readonly start: number;
}

const TAG = /<(\/?)([a-z][a-z0-9]*)([^>]*)>|<!--/gi;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;
const RAW = /^(?:script|style|textarea|noscript|template)$/;
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
/** `font-size:0` further out only closes the gaps between boxes; what stands in them has a size of its own. */
const NEAR = 2;

/** The means at each offset, in the order given (ascending); null where no inline style around it hides. */
export function findHiding(source: string, offsets: readonly number[]): (Hiding | null)[] {
  const found: (Hiding | null)[] = [];
  const stack: Open[] = [];
  const tags = new RegExp(TAG);
  let next = 0;
  for (let match = tags.exec(source); match !== null && next < offsets.length; match = tags.exec(source)) {
    const [tag, slash = "", written = ""] = match;
    const end = match.index + tag.length;
    while (next < offsets.length && offsets[next]! < match.index) {
      found.push(judge(stack));
      next += 1;
    }
    if (tag === "<!--") {
      tags.lastIndex = after(source, "-->", end);
      continue;
    }
    const name = written.toLowerCase();
    if (slash !== "") {
      close(stack, name);
      continue;
    }
    stack.push({ name, tag, start: match.index });
    while (next < offsets.length && offsets[next]! < end) {
      found.push(judge(stack));
      next += 1;
    }
    if (VOID.test(name) || tag.endsWith("/>")) stack.pop();
    else if (RAW.test(name)) {
      const closing = new RegExp(`</${name}`, "i").exec(source.slice(end));
      tags.lastIndex = closing === null ? source.length : end + closing.index;
    }
  }
  while (found.length < offsets.length) found.push(judge(stack));
  return found;
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? source.length : at + mark.length;
}

/** An end tag without its start tag closes nothing. */
function close(stack: Open[], name: string): void {
  for (let index = stack.length - 1; index >= 0; index -= 1) {
    if (stack[index]?.name === name) {
      stack.length = index;
      return;
    }
  }
}

/** The innermost hiding element decides, the strongest means of it first. */
function judge(stack: readonly Open[]): Hiding | null {
  for (let index = stack.length - 1; index >= 0; index -= 1) {
    const open = stack[index];
    if (open === undefined) continue;
    const manner = mannerOf(open, stack.length - 1 - index);
    if (manner === null) continue;
    return { manner, start: open.start, isNamed: NAMED.test(open.tag) };
  }
  return sameColour(stack);
}

function mannerOf({ name, tag }: Open, distance: number): HidingManner | null {
  if (name === "iframe" && /\s(?:width|height)\s*=\s*["']?[01](?:px)?["'\s>]/i.test(tag)) return "tiny";
  const style = styleOf(tag);
  if (style === "") return null;
  if (AWAY.test(style)) return "away";
  if (distance <= NEAR && NO_FONT.test(style)) return "tiny";
  const size = NO_SIZE.exec(style);
  if (size !== null && name === "iframe") return "tiny";
  // Menus unfold from no height at all; nothing unfolds from one pixel.
  if (size !== null && /overflow\s*:\s*hidden/i.test(style)) return size[1] === "0" ? "none" : "tiny";
  return NONE.test(style) ? "none" : null;
}

function styleOf(tag: string): string {
  const match = STYLE.exec(tag);
  return match?.[1] ?? match?.[2] ?? "";
}

/** Only where inline styles name both colours. */
function sameColour(stack: readonly Open[]): Hiding | null {
  let colour = "";
  let start = 0;
  for (let index = stack.length - 1; index >= 0; index -= 1) {
    const open = stack[index];
    if (open === undefined) continue;
    const style = styleOf(open.tag);
    const own = /(?:^|[;\s])color\s*:\s*([^;!]+)/i.exec(style)?.[1] ?? fontColour(open);
    if (colour === "" && own !== "") {
      colour = normalColour(own);
      start = open.start;
    }
    const back =
      /background(?:-color)?\s*:\s*([^;!]+)/i.exec(style)?.[1] ??
      /\sbgcolor\s*=\s*["']?([#\w]+)/i.exec(open.tag)?.[1] ??
      "";
    if (back === "") continue;
    return colour !== "" && normalColour(back) === colour
      ? { manner: "colour", start, isNamed: NAMED.test(open.tag) }
      : null;
  }
  return null;
}

function fontColour({ name, tag }: Open): string {
  return name === "font" ? (/\scolor\s*=\s*["']?([#\w]+)/i.exec(tag)?.[1] ?? "") : "";
}

function normalColour(written: string): string {
  const colour = written.trim().toLowerCase().replace(/\s/g, "");
  if (colour === "white" || colour === "rgb(255,255,255)") return "#ffffff";
  if (colour === "black" || colour === "rgb(0,0,0)") return "#000000";
  return /^#[0-9a-f]{3}$/.test(colour) ? `#${[...colour.slice(1)].map((digit) => digit + digit).join("")}` : colour;
}
