/** What a reader sees of raw HTML that never became a `Document`: the beginning of a link target. Pure and linear. */

export interface VisibleHtml {
  readonly title: string;
  /** Texts of h1–h3, in order. */
  readonly headings: readonly string[];
  /** Everything outside scripts, styles, comments and tags, white space collapsed. */
  readonly text: string;
}

const SILENT = ["script", "style", "noscript", "template", "svg"] as const;
const BREAKING = /^\/?(?:p|div|br|li|tr|td|h[1-6]|ul|ol|table|body|html|head|title|section|article|center)$/;

/** Splits at tags with one forward scan; unclosed elements reach to the end. */
export function readVisibleHtml(html: string): VisibleHtml {
  const lower = html.toLowerCase();
  const text: string[] = [];
  const headings: string[] = [];
  let title = "";
  let heading: number | null = null;
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open < 0) {
      text.push(html.slice(at));
      break;
    }
    if (open > at) text.push(html.slice(at, open));
    if (lower.startsWith("<!--", open)) {
      at = after(lower, "-->", open);
      continue;
    }
    const name = tagName(lower, open + 1);
    if (name === "") {
      text.push("<");
      at = open + 1;
      continue;
    }
    const end = after(lower, ">", open);
    if (name === "title") {
      const close = lower.indexOf("</title", end);
      title ||= clean(html.slice(end, close < 0 ? html.length : close));
      at = close < 0 ? html.length : after(lower, ">", close);
      continue;
    }
    if (SILENT.some((silent) => silent === name)) {
      const close = lower.indexOf(`</${name}`, end);
      at = close < 0 ? html.length : after(lower, ">", close);
      continue;
    }
    if (/^h[1-3]$/.test(name)) heading = text.length;
    if (/^\/h[1-3]$/.test(name) && heading !== null) {
      headings.push(clean(text.slice(heading).join("")));
      heading = null;
    }
    if (BREAKING.test(name)) text.push(" ");
    at = end;
  }
  return { title, headings: headings.filter((line) => line !== ""), text: clean(text.join("")) };
}

function tagName(lower: string, from: number): string {
  let end = from;
  if (lower[end] === "/" || lower[end] === "!") end += 1;
  while (end < from + 12 && /[a-z0-9]/.test(lower[end] ?? "")) end += 1;
  const name = lower.slice(from, end);
  return name === "/" || /^[0-9]/.test(name) ? "" : name;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

const ENTITIES: Readonly<Record<string, string>> = { nbsp: " ", amp: "&", lt: "<", gt: ">", quot: '"' };

function clean(text: string): string {
  return text
    .replace(/&(nbsp|amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? "")
    .replace(/\s+/g, " ")
    .trim();
}
