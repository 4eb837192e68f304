/** The lists of `zicha mask`: what was masked, column by column on the screen and one by one in a table, and what was not. */

import type { Location } from "../model/finding.ts";
import type { MaskedItem, UnmaskedItem } from "../model/masked.ts";
import type { Labels } from "../report/index.ts";
import { addToGroup } from "../text/add-to-group.ts";
import type { Wording } from "./language.ts";

type PlaceText = (location: Location) => string;

/** So many of a kind in one column are told in one line. */
const LEAST_COLUMN = 5;

/** One line a thing; where many of a kind stand in one column of a table, one line for all of them. */
export function maskedLines(
  items: readonly MaskedItem[],
  { place, cell }: Pick<Labels, "place" | "cell">,
  say: Wording,
): readonly string[] {
  const columns = new Map<string, MaskedItem[]>();
  for (const item of items) {
    const key = columnOf(item) ?? `${columns.size}`;
    addToGroup(columns, key, item);
  }
  return [...columns.values()].flatMap((column) => {
    const [first] = column;
    const last = column.at(-1);
    if (first === undefined || last === undefined) return [];
    if (column.length < LEAST_COLUMN)
      return column.map((one) => `${place(one.location)}  ${kindText(one, say)}  ${one.sample}`);
    const count = say(`${column.length} 处，如 `, `${column.length} times, such as `);
    // The last one stands in the same column: its cell says enough.
    const end = cell(last.location.cell ?? "");
    return [`${place(first.location)}${say(" 至 ", " to ")}${end}  ${kindText(first, say)}  ${count}${first.sample}`];
  });
}

/** Null for what stands in no column. */
function columnOf({ location, rule }: MaskedItem): string | null {
  const { cell, sheet = "", part = "", file = "" } = location;
  const column = /^([A-Z]+)\d+$/.exec(cell ?? "")?.[1] ?? /第 (\d+) 列$/.exec(cell ?? "")?.[1];
  return column === undefined ? null : [file, sheet, part, column, rule].join("\n");
}

function kindText({ kind, rule }: MaskedItem, say: Wording): string {
  if (rule === "rounded-id") return say("疑似公民身份号码（末几位已失真）", "like an identity number, rounded");
  return rule === "same-column" ? say(`${kind}（同一列，写法有误）`, `${kind} (same column, mistyped)`) : kind;
}

/** One line for a thing that was not masked, and why. */
export function leftLine(one: UnmaskedItem, place: PlaceText, say: Wording): string {
  switch (one.kind) {
    case "finding":
      return say(
        `${place(one.location)}  ${one.name}（遮盖号码解决不了，请手工处理）`,
        `${place(one.location)}  ${one.name} (no mask helps)`,
      );
    case "remains":
      return say(
        `${place(one.location)}  ${one.name}  ${one.sample}（副本里还有）`,
        `${place(one.location)}  ${one.name}  ${one.sample} (still in the copy)`,
      );
    case "doubtful":
      return say(
        `${place(one.location)}  ${one.sample}（像个人号码，规则没有认定，请核对）`,
        `${place(one.location)}  ${one.sample} (like a personal number, but no rule says so)`,
      );
    case "ignored":
      return say(`按配置忽略 ${one.count} 处`, `${one.count} that the config ignores`);
    case "pictures":
      return say(`图片 ${one.count} 张，其中的文字没有处理`, `text in ${one.count} pictures`);
    case "objects":
      return say(`嵌入的对象或宏 ${one.count} 个，没有处理`, `${one.count} embedded objects or macros`);
    case "unread":
      return say(`没有读出的部分：${one.detail}`, `parts that were not read: ${one.detail}`);
    case "formulas":
      return say(
        `单元格 ${one.detail} 的公式没有去掉，重新计算后号码可能又出现`,
        `formulas in ${one.detail} stay and may compute the number again`,
      );
    case "parts":
      return say(`文件内部的 ${one.detail} 里还有号码`, `numbers still stand in ${one.detail}`);
    case "rules":
      return say(`这些规则运行出错，没有用上：${one.detail}`, `rules that broke: ${one.detail}`);
  }
}

/** UTF-8 with a mark, for spreadsheets (RFC 4180). */
export function maskListCsv(
  items: readonly MaskedItem[],
  left: readonly UnmaskedItem[],
  place: PlaceText,
  say: Wording,
): string {
  const rows = [
    [say("结果", "result"), say("位置", "place"), say("种类", "kind"), say("遮盖后", "masked")],
    ...items.map((item) => [say("已遮盖", "masked"), place(item.location), kindText(item, say), item.sample]),
    ...left.map((one) => [say("没有遮盖", "not masked"), leftLine(one, place, say), "", ""]),
  ];
  return `\ufeff${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

/** Quoted; what a spreadsheet would take for a formula gets an apostrophe. */
function field(text: string): string {
  const safe = /^[\s]*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
