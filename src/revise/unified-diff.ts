/** The difference of two texts with equally many lines, in the unified format (POSIX diff -u). */

const CONTEXT = 3;

export interface DiffNames {
  readonly before: string;
  readonly after: string;
}

/** Empty when nothing differs. `show` makes a line fit to be seen; control characters are taken out. */
export function unifiedDiff(before: string, after: string, names: DiffNames, show: (line: string) => string): string {
  const old = before.split(/\r\n|\r|\n/);
  const revised = after.split(/\r\n|\r|\n/);
  if (old.length !== revised.length) throw new Error("a revised text has other lines");
  const endsWithLine = old.at(-1) === "";
  if (endsWithLine) {
    old.pop();
    revised.pop();
  }
  const changed = old.flatMap((line, index) => (line === revised[index] ? [] : [index]));
  if (changed.length === 0) return "";
  const printed = (mark: string, line: string, index: number): string =>
    `${mark}${printable(show(line))}\n${index === old.length - 1 && !endsWithLine ? "\\ No newline at end of file\n" : ""}`;
  const lines = [`--- ${names.before}\n`, `+++ ${names.after}\n`];
  for (const { from, to } of hunksOf(changed, old.length)) {
    lines.push(`@@ -${from + 1},${to - from} +${from + 1},${to - from} @@\n`);
    for (let index = from; index < to; ) {
      if (old[index] === revised[index]) {
        lines.push(printed(" ", old[index] ?? "", index));
        index++;
        continue;
      }
      let end = index;
      while (end < to && old[end] !== revised[end]) end++;
      for (let at = index; at < end; at++) lines.push(printed("-", old[at] ?? "", at));
      for (let at = index; at < end; at++) lines.push(printed("+", revised[at] ?? "", at));
      index = end;
    }
  }
  return lines.join("");
}

/** Changed lines with those around them; half-open. */
function hunksOf(
  changed: readonly number[],
  length: number,
): readonly { readonly from: number; readonly to: number }[] {
  const hunks: { from: number; to: number }[] = [];
  for (const index of changed) {
    const from = Math.max(0, index - CONTEXT);
    const to = Math.min(length, index + 1 + CONTEXT);
    const last = hunks.at(-1);
    if (last !== undefined && from <= last.to) last.to = to;
    else hunks.push({ from, to });
  }
  return hunks;
}

function printable(line: string): string {
  return line.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (control) => (control === "\t" ? control : "\ufffd"));
}
