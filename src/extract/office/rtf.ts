/** Rich Text Format 1.9: text and tables, with its code pages and Unicode escapes; hidden text, notes, properties. */

import { type Block, MAX_CHARACTERS, type OfficeContent, OfficeError } from "./office-content.ts";
import { propertyBlock } from "./properties.ts";
import { createRtfBlocks } from "./rtf-blocks.ts";

/** Groups whose text is no text of the document. */
const SILENT = new Set(
  "upr fonttbl colortbl stylesheet listtable listoverridetable rsidtbl generator pict object themedata colorschememapping latentstyles datastore xmlnstbl mmathPr fldinst shppict nonshppict bkmkstart bkmkend filetbl revtbl pntext listtext".split(
    " ",
  ),
);
const PARTS: ReadonlyMap<string, string> = new Map([
  ["header", "页眉"],
  ["headerl", "页眉"],
  ["headerr", "页眉"],
  ["headerf", "页眉"],
  ["footer", "页脚"],
  ["footerl", "页脚"],
  ["footerr", "页脚"],
  ["footerf", "页脚"],
  ["footnote", "脚注"],
  ["annotation", "批注"],
]);
/** Words that a reader looks for inside groups that it may skip: text boxes among the data of shapes, values of properties that users have named. */
const INNER: ReadonlyMap<string, { readonly target: "aside" | "property"; readonly label: string }> = new Map([
  ["shptxt", { target: "aside", label: "文本框" }],
  ["staticval", { target: "property", label: "自定义属性" }],
]);
const PROPERTIES: ReadonlyMap<string, string> = new Map([
  ["author", "作者"],
  ["operator", "最后保存者"],
  ["title", "标题"],
  ["subject", "主题"],
  ["keywords", "关键词"],
  ["doccomm", "备注"],
  ["company", "单位"],
  ["manager", "主管"],
]);
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

/** Words that stand for a character. */
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ["line", " "],
  ["tab", " "],
  ["emdash", "—"],
  ["endash", "–"],
  ["lquote", "‘"],
  ["rquote", "’"],
  ["ldblquote", "“"],
  ["rdblquote", "”"],
  ["bullet", "•"],
]);

/** What holds inside a group; groups begin with what held around them. */
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

/** A word with its number, a byte, a symbol, a brace, a line end (which says nothing), or text. */
const TOKEN = /\\([a-zA-Z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|[^\\{}\r\n]+/g;

function parse(source: string): readonly Block[] {
  const blocks = createRtfBlocks();
  const fonts = new Map<string, string>();
  const stack: State[] = [];
  let state: State = { charset: "gb18030", skip: 1, target: "body", label: "", isHidden: false, isDeleted: false };
  let defaultCharset = "gb18030";
  let aside = "";
  /** Bytes that wait for the rest of their characters. */
  let bytes: number[] = [];
  /** Characters that are left out, since a `\u` before has said them. */
  let pending = 0;
  let font = "";

  function append(text: string): void {
    const { target, isHidden, isDeleted } = state;
    if (target === "body") blocks.add(text, isDeleted ? "deleted" : isHidden ? "hidden" : "shown");
    else if (target !== "silent" && target !== "fonts") aside += text;
  }

  function flushBytes(): void {
    if (bytes.length === 0) return;
    const text = new TextDecoder(state.charset).decode(Uint8Array.from(bytes));
    bytes = [];
    append(text);
  }

  function enter(): void {
    flushBytes();
    stack.push(state);
    state = { ...state };
  }

  function leave(): void {
    flushBytes();
    const { target, label } = state;
    const outer = stack.pop();
    if (outer === undefined) return;
    state = outer;
    if ((target !== "property" && target !== "aside") || (outer.target === target && outer.label === label)) return;
    const text = aside.trim();
    if (text !== "" && target === "property") blocks.addBeside(propertyBlock(label, aside));
    else if (text !== "") blocks.addBeside({ type: "text", text, isHeading: false, place: { part: label } });
    aside = "";
  }

  function beginAside(target: "aside" | "property", label: string): void {
    state.target = target;
    state.label = label;
  }

  /** Ends of paragraphs, cells and rows count in the body; elsewhere they part words. */
  function endInBody(end: () => void): void {
    flushBytes();
    if (state.target === "body") end();
    else append(" ");
  }

  function readWord(name: string, value: string): void {
    if (name !== "u") flushBytes();
    // The same words again in Unicode, for readers that know it.
    if (name === "ud") state.target = "body";
    else if (SILENT.has(name)) state.target = name === "fonttbl" ? "fonts" : "silent";
    else if (state.target === "silent") {
      const inner = INNER.get(name);
      if (inner !== undefined) beginAside(inner.target, inner.label);
    } else if (PARTS.has(name)) beginAside("aside", PARTS.get(name) ?? "");
    else if (PROPERTIES.has(name) && state.label === "info") beginAside("property", PROPERTIES.get(name) ?? "");
    else if (name === "info") state.label = "info";
    else if (name === "v") state.isHidden = value !== "0";
    else if (name === "deleted") state.isDeleted = value !== "0";
    else if (CHARACTERS.has(name)) append(CHARACTERS.get(name) ?? "");
    else if (!readCharset(name, value)) readLayout(name, value);
  }

  /** Returns whether the word is about characters. */
  function readCharset(name: string, value: string): boolean {
    if (name === "ansicpg") {
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
    } else return false;
    return true;
  }

  function readLayout(name: string, value: string): void {
    if (name === "par" || name === "sect" || name === "page") endInBody(blocks.endParagraph);
    else if (name === "cell" || name === "nestcell") endInBody(blocks.endCell);
    else if (name === "row" || name === "nestrow") endInBody(blocks.endRow);
    else if (name === "trowd") blocks.beginRow();
    else if (name === "trleft") blocks.setLeft(Number(value) || 0);
    else if (name === "clvmgf") blocks.noteMerge({ down: "restart" });
    else if (name === "clvmrg") blocks.noteMerge({ down: "continue" });
    else if (name === "clmrg") blocks.noteMerge({ isMergedLeft: true });
    else if (name === "cellx") blocks.addEdge(Number(value) || 0);
    else if (name === "intbl") blocks.setInTable(true);
    else if (name === "pard") blocks.setInTable(false);
  }

  function readSymbol(symbol: string, after: number): void {
    flushBytes();
    if (symbol === "*") state.target = isKnown(source, after) ? state.target : "silent";
    else if (symbol === "~") append("\u00a0");
    else if (symbol === "_") append("-");
    else if (symbol === "\n" || symbol === "\r") endInBody(blocks.endParagraph);
    else if ("\\{}".includes(symbol)) append(symbol);
  }

  function readText(whole: string): void {
    const text = whole.slice(pending);
    pending = Math.max(0, pending - whole.length);
    // Bytes above 127 may stand in the file as they are.
    for (let at = 0; at < text.length; at++) bytes.push(text.charCodeAt(at));
  }

  const token = new RegExp(TOKEN);
  for (let match = token.exec(source); match !== null; match = token.exec(source)) {
    const [whole, name, value = "", hex, symbol, brace] = match;
    if (brace === "{") enter();
    else if (brace === "}") leave();
    else if (name === "bin") token.lastIndex += Number(value) || 0;
    else if (name !== undefined) readWord(name, value);
    else if (symbol !== undefined) readSymbol(symbol, token.lastIndex);
    else if (hex === undefined) {
      if (!/^[\r\n]/.test(whole)) readText(whole);
    } else if (pending > 0) pending--;
    else bytes.push(Number.parseInt(hex, 16));
  }
  flushBytes();
  return blocks.finish();
}

/** `\*\name` marks groups that a reader may skip unless it knows them. */
function isKnown(source: string, at: number): boolean {
  const name = /^\\([a-zA-Z]+)/.exec(source.slice(at, at + 40))?.[1] ?? "";
  return name === "annotation" || name === "footnote" || name === "company" || name === "manager" || name === "ud";
}
