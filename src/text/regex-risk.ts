/** Judges from how a regular expression is written whether it may take forever, so that a user's own cannot stop a run. */

export interface RegexRisk {
  /** A repeated part can match one text in several ways, as in `(a+)+` or `(a|ab)*`: each character may double the work. */
  readonly hasNestedRepeat: boolean;
  /** How often the work doubles at worst where the text is one line: an optional part once, a repeated one about four times. */
  readonly doublings: number;
}

interface Group {
  /** Has a part that may be there or not, or more than once. */
  isVariable: boolean;
  /** What its alternatives begin with, in lower case; null for anything that is no plain character. */
  readonly starts: (string | null)[];
  isAtStart: boolean;
}

/** A repetition with a bound up to this counts as so many optional parts. */
const FEW = 4;
const REPEAT = /[*+?]|\{(\d+)(,(\d*))?\}/y;
const GROUP_HEAD = /\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/y;

/** `source` is a valid expression, without its slashes. */
export function judgeRegex(source: string): RegexRisk {
  let hasNestedRepeat = false;
  let doublings = 0;
  const stack: Group[] = [openGroup()];
  let closed: Group | null = null;

  function begin(character: string | null): void {
    const group = stack.at(-1);
    if (group?.isAtStart === true) group.starts.push(character?.toLowerCase() ?? null);
    if (group !== undefined) group.isAtStart = false;
    closed = null;
  }

  for (let at = 0; at < source.length; ) {
    const character = source.charAt(at);
    const repeat = matchAt(REPEAT, source, at);
    if (repeat !== null) {
      const weight = weigh(repeat);
      if (weight > FEW && closed !== null && isAmbiguous(closed)) hasNestedRepeat = true;
      doublings += Math.min(weight, FEW);
      for (const group of stack) group.isVariable ||= weight > 0;
      at += repeat[0].length;
      // The question mark of a lazy repetition changes the order of the work, not its amount.
      if (source.charAt(at) === "?") at += 1;
    } else if (character === "(") {
      begin(null);
      stack.push(openGroup());
      at += matchAt(GROUP_HEAD, source, at)?.[0].length ?? 1;
    } else if (character === ")") {
      closed = stack.length > 1 ? (stack.pop() ?? null) : null;
      if (closed?.isAtStart === true) closed.starts.push(null);
      at += 1;
    } else if (character === "|") {
      const group = stack.at(-1);
      if (group?.isAtStart === true) group.starts.push(null);
      if (group !== undefined) group.isAtStart = true;
      at += 1;
    } else {
      begin(character === "[" || character === "." || character === "\\" ? null : character);
      at += character === "[" ? lengthOfClass(source, at) : character === "\\" ? 2 : 1;
    }
  }
  return { hasNestedRepeat, doublings };
}

function openGroup(): Group {
  return { isVariable: false, starts: [], isAtStart: true };
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

/** 0 for a fixed number of times, more than `FEW` for many or any number. */
function weigh([sign, least = "", comma, most = ""]: RegExpExecArray): number {
  if (sign === "?") return 1;
  if (sign === "*" || sign === "+") return FEW + 1;
  if (comma === undefined) return Number(least) > FEW ? FEW + 1 : 0;
  return most === "" ? FEW + 1 : Number(most) - Number(least);
}

/** May match one text in several ways: by a part that is not always there, or by two alternatives that begin alike. */
function isAmbiguous({ isVariable, starts }: Group): boolean {
  if (isVariable) return true;
  return starts.length > 1 && (starts.includes(null) || new Set(starts).size < starts.length);
}

function lengthOfClass(source: string, from: number): number {
  let at = from + 1;
  while (at < source.length && source.charAt(at) !== "]") at += source.charAt(at) === "\\" ? 2 : 1;
  return at + 1 - from;
}
