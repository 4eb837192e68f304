/** Tells which elements a page hides, from inline styles and from the simple selectors of its `<style>` blocks. */

import type { Attribute } from "./attribute.ts";

const HIDING =
  /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:^|[;\s{])(?:left|top|right|text-indent|margin-left|margin-top)\s*:\s*-(?:\d{4,}|999)/i;
const COLLAPSED = /(?:^|[;\s{])(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|$|!)/i;

const NO_FONT = /(?:^|[;\s{])font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|$|!|\})/i;
/** On boxes `font-size:0` closes the gaps between inner ones, which have sizes of their own; on these it hides the text. */
const TEXT_ELEMENT = /^(?:p|span|font|a|b|i|em|strong|u|small|label|h[1-6])$/;

/** Does this declaration list take an element of this name out of sight? Off-screen means 999 pixels or more. */
export function hidesElement(style: string, name: string): boolean {
  if (style.length < 8) return false;
  if (HIDING.test(style)) return true;
  if (style.includes("overflow") && /overflow\s*:\s*hidden/i.test(style) && COLLAPSED.test(style)) return true;
  return NO_FONT.test(style) && TEXT_ELEMENT.test(name);
}

/** Does a start tag hide its element? `sheet`: not by itself, but style sheets may hide its class or id. */
export function hidingOf(name: string, attributes: readonly Attribute[]): "yes" | "no" | "sheet" {
  let isNamed = false;
  let isShown = false;
  let isTiny = false;
  for (const attribute of attributes) {
    if (attribute.name === "hidden") return "yes";
    if (attribute.name === "class" || attribute.name === "id") isNamed = true;
    else if (attribute.name === "style") {
      if (hidesElement(attribute.value, name)) return "yes";
      isShown = /display\s*:/i.test(attribute.value);
    } else if (attribute.name === "height" || attribute.name === "width") {
      isTiny ||= /^[0-5](?:px)?$/.test(attribute.value);
    }
  }
  if (name === "marquee" && isTiny) return "yes";
  return isNamed && !isShown ? "sheet" : "no";
}

/** Classes and ids that a style sheet hides; a selector with ancestors, states or media conditions proves nothing. */
export class HiddenSelectors {
  readonly #classes = new Set<string>();
  readonly #ids = new Set<string>();
  /** Equal for pages whose style sheets, as far as they were read, hide the same. */
  key = "";

  get isEmpty(): boolean {
    return this.#classes.size === 0 && this.#ids.size === 0;
  }

  /** Reads one `<style>` block; at-rules with a block of their own are passed over. */
  read(css: string): void {
    if (!/none|hidden|-\d/i.test(css)) return;
    this.#readRules(css);
    this.key = this.isEmpty ? "" : `${[...this.#classes].join(" ")}#${[...this.#ids].join(" ")}`;
  }

  #readRules(css: string): void {
    const plain = withoutComments(css).replace(/<!--|-->/g, " ");
    let at = 0;
    while (at < plain.length) {
      const open = plain.indexOf("{", at);
      if (open === -1) return;
      const selector = plain.slice(at, open).trim();
      const end = selector.includes("@") ? endOfBlock(plain, open) : plain.indexOf("}", open);
      if (end === -1) return;
      if (!selector.includes("@")) this.#readRule(selector, plain.slice(open + 1, end));
      at = end + 1;
    }
  }

  hides(className: string | null, id: string | null): boolean {
    if (id !== null && this.#ids.has(id)) return true;
    if (className === null || this.#classes.size === 0) return false;
    for (const name of className.split(/\s+/)) if (this.#classes.has(name)) return true;
    return false;
  }

  #readRule(selectors: string, style: string): void {
    const isHiding = hidesElement(style, "");
    const isShowing = !isHiding && /display\s*:\s*(?!none)\w/i.test(style);
    if (!isHiding && !isShowing) return;
    for (const selector of selectors.split(",")) {
      const compound = selector.trim();
      if (isShowing && /^[\w.#-]+$/.test(compound)) this.#show(compound);
      const simple = /^[a-z0-9]*([.#])([\w-]+)$/i.exec(compound);
      if (simple !== null && isHiding) (simple[1] === "#" ? this.#ids : this.#classes).add(simple[2] ?? "");
    }
  }

  /** `.tab.on { display: block }`: some of the hidden ones are shown, and which is not worth a wrong guess. */
  #show(compound: string): void {
    for (const [, sign, name] of compound.matchAll(/([.#])([\w-]+)/g)) {
      (sign === "#" ? this.#ids : this.#classes).delete(name ?? "");
    }
  }
}

/** A comment that does not end reaches to the end of the style sheet (CSS Syntax 4.3.2). */
function withoutComments(css: string): string {
  let plain = "";
  let at = 0;
  for (let open = css.indexOf("/*"); open !== -1; open = css.indexOf("/*", at)) {
    plain += `${css.slice(at, open)} `;
    const close = css.indexOf("*/", open + 2);
    if (close === -1) return plain;
    at = close + 2;
  }
  return plain + css.slice(at);
}

function endOfBlock(css: string, open: number): number {
  let depth = 0;
  for (let index = open; index < css.length; index += 1) {
    const code = css.charCodeAt(index);
    if (code === 123) depth += 1;
    else if (code === 125) {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return -1;
}
