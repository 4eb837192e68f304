/** Regular expressions beside a dictionary hit: written `/…/`, matched on folded text, anchored to the hit. */

import { foldText } from "./fold.ts";
import { judgeRegex } from "./regex-risk.ts";

/** How many characters beside the hit an expression sees; keeps every test short whatever the text. */
const WINDOW = 40;
/** Stands where the window cuts the text, so that ^ and $ mean the ends of the text and not of the window. */
const CUT = "\0";
const FULL_WIDTH = /[\uff01-\uff5e\u3000]/g;
/** As often the work of one test may double at worst: some millions of steps on the window, never reached in practice. */
const MOST_DOUBLINGS = 22;

/** Is this context string an expression and not a plain phrase? */
export function isPattern(text: string): boolean {
  return text.length > 2 && text.startsWith("/") && text.endsWith("/");
}

/** Tests the text on one side of `[start, end)`. */
export type SideTest = (folded: string, start: number, end: number) => boolean;

/** `before` must match up to the hit's start, `after` from its end; case and width do not matter. @throws Error in Chinese when the expression cannot be used. */
export function compileTermPattern(pattern: string, side: "before" | "after"): SideTest {
  const source = pattern.slice(1, -1).replace(FULL_WIDTH, escapeFolded);
  const expression = parse(side === "before" ? `(?:${source})$` : `^(?:${source})`, pattern);
  const { hasNestedRepeat, doublings } = judgeRegex(source);
  if (hasNestedRepeat) throw new Error(`正则 ${pattern} 有嵌套的重复，可能极慢，请改写`);
  if (doublings > MOST_DOUBLINGS) throw new Error(`正则 ${pattern} 的可有可无和重复之处太多，可能极慢，请改写`);
  if (expression.test(CUT)) throw new Error(`正则 ${pattern} 在任何位置都成立，等于没有条件`);
  if (side === "before") {
    return (folded, start) => {
      const from = start - WINDOW;
      return expression.test(from > 0 ? CUT + folded.slice(from, start) : folded.slice(0, start));
    };
  }
  return (folded, _start, end) => {
    const to = end + WINDOW;
    return expression.test(to < folded.length ? folded.slice(end, to) + CUT : folded.slice(end));
  };
}

function parse(source: string, pattern: string): RegExp {
  try {
    return new RegExp(source, "iu");
  } catch (cause) {
    throw new Error(`正则 ${pattern} 写法有误`, { cause });
  }
}

/** The text is folded, so a full-width character of the pattern must be too; escaped, as （ must not open a group. */
function escapeFolded(character: string): string {
  const folded = foldText(character);
  return /[a-z0-9 ]/.test(folded) ? folded : `\\x${folded.charCodeAt(0).toString(16)}`;
}
