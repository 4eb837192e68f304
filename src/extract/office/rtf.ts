/** Rich Text Format 1.9: text and tables, with its code pages and Unicode escapes; hidden text, notes, properties. */

import { type CellMerge, type EdgedRow, rowsByEdges } from "./edge-rows.ts";
import { joinMerged } from "./grid.ts";
import { type Block, MAX_CHARACTERS, type OfficeContent, OfficeError } from "./office-content.ts";
import { propertyBlock } from "./properties.ts";
import { textTable } from "./text-table.ts";

/** Groups whose text is no text of the document. */
const SILENT = new Set(
  "upr fonttbl colortbl stylesheet listtable listoverridetable rsidtbl generator pict object themedata colorschememapping latentstyles datastore xmlnstbl mmathPr fldinst shppict nonshppict bkmkstart bkmkend filetbl revtbl pntext listtext".split(
    " ",
  ),
);
const PARTS: Readonly<Record<string, string>> = {
  header: "页眉",
  headerl: "页眉",
  headerr: "页眉",
  headerf: "页眉",
  footer: "页脚",
  footerl: "页脚",
  footerr: "页脚",
  footerf: "页脚",
  footnote: "脚注",
  annotation: "批注",
};
const PROPERTIES: Readonly<Record<string, string>> = {
  author: "作者",
  operator: "最后保存者",
  title: "标题",
  subject: "主题",
  keywords: "关键词",
  doccomm: "备注",
  company: "单位",
  manager: "主管",
};
const CHARSETS: Readonly<Record<string, string>> = {
  "936": "gb18030",
  "950": "big5",
  "932": "shift_jis",
  "65001": "utf-8",
  "1252": "windows-1252",
  "54936": "gb18030",
};
/** `\fcharset` of fonts → encoding. */
const FONT_CHARSETS: Readonly<Record<string, string>> = {
  "134": "gb18030",
  "136": "big5",
  "128": "shift_jis",
  "0": "windows-1252",
};

interface State {
  charset: string;
  /** Characters that stand for one `\u` in old readers. */
  skip: number;
  target: "body" | "silent" | "property" | "fonts" | "aside";
  label: string;
  isHidden: boolean;
  isDeleted: boolean;
}

/** @throws OfficeError `damaged` for bytes that are no RTF */
export function readRtf(bytes: Uint8Array): OfficeContent {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (!source.startsWith("{\\rtf")) throw new OfficeError("damaged", "不是 RTF 文件");
  if (source.length > MAX_CHARACTERS * 4) throw new OfficeError("too-large", `${Math.round(source.length / 1e6)} MB`);
  return { blocks: parse(source), unread: [] };
}

function parse(source: string): readonly Block[] {
  const blocks: Block[] = [];
  const fonts = new Map<string, string>();
  const stack: State[] = [];
  let state: State = { charset: "gb18030", skip: 1, target: "body", label: "", isHidden: false, isDeleted: false };
  let defaultCharset = "gb18030";
  let paragraph = "";
  let aside = "";
  /** Pieces of the open paragraph that a reader does not see. */
  const hidden: string[] = [];
  const deleted: string[] = [];
  let cell: string[] = [];
  let row: string[][] = [];
  let rows: EdgedRow[] = [];
  /** Of the open row, as `\trowd` and what follows it define. */
  let edges: number[] = [0];
  let merges: CellMerge[] = [];
  let merge: CellMerge = { isMergedLeft: false, down: "none" };
  let bytes: number[] = [];
  let pending = 0;
  let paragraphs = 0;
  let tables = 0;
  let isInTable = false;
  let font = "";

  const append = (text: string): void => {
    if (state.target === "body" && !state.isHidden && !state.isDeleted) paragraph += text;
    else if (state.target === "body") (state.isDeleted ? deleted : hidden).push(text);
    else if (state.target !== "silent" && state.target !== "fonts") aside += text;
  };
  const flushBytes = (): void => {
    if (bytes.length === 0) return;
    const text = new TextDecoder(state.charset).decode(Uint8Array.from(bytes));
    bytes = [];
    append(text);
  };
  const flushAside = (part: string): void => {
    const text = aside.trim();
    aside = "";
    if (text !== "") blocks.push({ type: "text", text, isHeading: false, place: { part } });
  };
  function endParagraph(): void {
    flushBytes();
    const text = paragraph.trim();
    paragraph = "";
    if (text !== "" && isInTable) cell.push(text);
    else if (text !== "") {
      endTable();
      paragraphs++;
      blocks.push({ type: "text", text, isHeading: false, place: { paragraph: paragraphs } });
    }
    tell(hidden, "隐藏文字");
    tell(deleted, "修订中删除的文字");
  }
  function tell(pieces: string[], part: string): void {
    const text = pieces.join("").trim();
    pieces.length = 0;
    if (text !== "") blocks.push({ type: "text", text, isHeading: false, place: { part } });
  }
  function endCell(): void {
    isInTable = true;
    endParagraph();
    row.push(cell);
    cell = [];
  }
  function endRow(): void {
    if (row.length > 0) rows.push({ cells: row, edges, merges });
    row = [];
    isInTable = false;
  }
  function endTable(): void {
    if (rows.length === 0) return;
    tables++;
    blocks.push(textTable(joinMerged(rowsByEdges(rows)), tables));
    rows = [];
  }
  function leave(): void {
    flushBytes();
    const { target, label } = state;
    const outer = stack.pop();
    if (outer === undefined) return;
    const isOver = outer.target !== target || outer.label !== label;
    if (target === "property" && isOver) {
      if (aside.trim() !== "") blocks.push(propertyBlock(label, aside));
      aside = "";
    } else if (target === "aside" && isOver) flushAside(label);
    state = outer;
  }

  function word(name: string, value: string): void {
    if (name !== "u" && name !== "'") flushBytes();
    // The same words again in Unicode, for readers that know it.
    if (name === "ud") state.target = "body";
    else if (SILENT.has(name)) state.target = name === "fonttbl" ? "fonts" : "silent";
    else if (state.target === "silent") return;
    else if (PARTS[name] !== undefined) Object.assign(state, { target: "aside", label: PARTS[name] });
    else if (PROPERTIES[name] !== undefined && state.label === "info")
      Object.assign(state, { target: "property", label: PROPERTIES[name] });
    else if (name === "info") state.label = "info";
    else if (name === "ansicpg") {
      defaultCharset = CHARSETS[value] ?? defaultCharset;
      state.charset = defaultCharset;
    } else if (name === "f") {
      font = value;
      if (state.target !== "fonts") state.charset = fonts.get(value) ?? defaultCharset;
    } else if (name === "fcharset" && state.target === "fonts") fonts.set(font, FONT_CHARSETS[value] ?? defaultCharset);
    else if (name === "uc") state.skip = Number(value) || 0;
    else if (name === "u") {
      flushBytes();
      const code = Number(value);
      append(String.fromCharCode(code < 0 ? code + 65_536 : code));
      pending = state.skip;
    } else if (name === "v") state.isHidden = value !== "0";
    else if (name === "deleted") state.isDeleted = value !== "0";
    else if (name === "par" || name === "sect" || name === "page") endIn(endParagraph);
    else if (name === "trowd") {
      [edges, merges] = [[0], []];
    } else if (name === "trleft") edges[0] = Number(value) || 0;
    else if (name === "clvmgf") merge = { ...merge, down: "restart" };
    else if (name === "clvmrg") merge = { ...merge, down: "continue" };
    else if (name === "clmrg") merge = { ...merge, isMergedLeft: true };
    else if (name === "cellx") {
      edges.push(Number(value) || 0);
      merges.push(merge);
      merge = { isMergedLeft: false, down: "none" };
    } else if (name === "intbl") isInTable = true;
    else if (name === "pard") isInTable = false;
    else if (name === "cell" || name === "nestcell") endIn(endCell);
    else if (name === "row" || name === "nestrow") endIn(endRow);
    else if (name === "line" || name === "tab") append(" ");
    else if (name === "emdash") append("—");
    else if (name === "endash") append("–");
    else if (name === "lquote") append("‘");
    else if (name === "rquote") append("’");
    else if (name === "ldblquote") append("“");
    else if (name === "rdblquote") append("”");
    else if (name === "bullet") append("•");
  }
  function endIn(end: () => void): void {
    if (state.target === "body") end();
    else append(" ");
  }

  const token = /\\([a-zA-Z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|[^\\{}\r\n]+/g;
  for (let match = token.exec(source); match !== null; match = token.exec(source)) {
    const [whole, name, value = "", hex, symbol, brace] = match;
    if (brace === "{") {
      flushBytes();
      stack.push(state);
      state = { ...state };
    } else if (brace === "}") leave();
    else if (name === "bin") token.lastIndex += Number(value) || 0;
    else if (name !== undefined) word(name, value);
    else if (hex !== undefined) {
      if (pending > 0) pending--;
      else bytes.push(Number.parseInt(hex, 16));
    } else if (symbol !== undefined) {
      if (symbol === "*") state.target = isKnown(source, token.lastIndex) ? state.target : "silent";
      else if (symbol === "~") append("\u00a0");
      else if (symbol === "_") append("-");
      else if (symbol === "\n" || symbol === "\r") endIn(endParagraph);
      else if ("\\{}".includes(symbol)) append(symbol);
    } else if (!/^[\r\n]/.test(whole)) {
      const text = whole.slice(pending);
      pending = Math.max(0, pending - whole.length);
      // Bytes above 127 may stand in the file as they are.
      for (let at = 0; at < text.length; at++) bytes.push(text.charCodeAt(at));
    }
  }
  flushBytes();
  endParagraph();
  endRow();
  endTable();
  return blocks;
}

/** `\*\name` marks groups that a reader may skip unless it knows them. */
function isKnown(source: string, at: number): boolean {
  const name = /^\\([a-zA-Z]+)/.exec(source.slice(at, at + 40))?.[1] ?? "";
  return name === "annotation" || name === "company" || name === "manager" || name === "ud";
}
