/** The paragraphs of a Word part (ECMA-376 WordprocessingML) with the place of each character in the XML. */

import { Parser } from "htmlparser2";

export interface WordParagraph {
  /** As the reader of office files shows it: white space joined, ends trimmed. */
  readonly text: string;
  /** Of each code unit of `text` its place in the XML; -1 where it is not the very same character inside a `w:t`. */
  readonly at: readonly number[];
}

const SPACE = /[\s\u00a0\u3000]/;
const REFERENCE = /&[^;&\s]{1,10};/y;

/** In the order of their ends. Deleted and hidden text is none of theirs. */
export function readWordParagraphs(xml: string): readonly WordParagraph[] {
  const paragraphs: WordParagraph[] = [];
  let open: { text: string; at: number[] } | null = null;
  let deleted = 0;
  let isVanished = false;
  let reading = "";

  function add(text: string, at: number): void {
    if (open === null || deleted > 0 || isVanished) return;
    for (let index = 0; index < text.length; index++) open.at.push(at < 0 ? -1 : at + index);
    open.text += text;
  }

  function end(): void {
    if (open !== null && open.text.trim() !== "") paragraphs.push(joinSpaces(open.text, open.at));
    open = null;
  }

  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const name = local(tag);
        if (name === "p") {
          end();
          open = { text: "", at: [] };
        } else if (name === "del" || name === "moveFrom") deleted++;
        else if (name === "r") isVanished = false;
        else if (name === "vanish") isVanished = !/^(?:0|false|off)$/.test(attributes["w:val"] ?? "");
        else if (name === "t" || name === "delText") reading = tag;
        else if (name === "tab" || name === "br" || name === "cr") add(" ", -1);
        else if (name === "noBreakHyphen") add("-", -1);
      },
      ontext(raw) {
        if (reading === "") return;
        const start = parser.startIndex;
        const isOwn = reading === "w:t" && xml.startsWith(raw, start);
        if (!raw.includes("&")) return add(raw, isOwn ? start : -1);
        addReferences(raw, (text, from) => add(text, isOwn && from >= 0 ? start + from : -1));
      },
      onclosetag(tag) {
        const name = local(tag);
        if (name === "t" || name === "delText") reading = "";
        else if (name === "del" || name === "moveFrom") deleted--;
        else if (name === "r") isVanished = false;
        else if (name === "p") end();
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.end(xml);
  end();
  return paragraphs;
}

function local(tag: string): string {
  return tag.slice(tag.indexOf(":") + 1);
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** `from` is -1 for what a reference stands for. */
function addReferences(raw: string, add: (text: string, from: number) => void): void {
  for (let at = 0; at < raw.length; ) {
    REFERENCE.lastIndex = at;
    const reference = raw.charAt(at) === "&" ? REFERENCE.exec(raw)?.[0] : undefined;
    if (reference !== undefined) {
      add(decode(reference.slice(1, -1)), -1);
      at += reference.length;
      continue;
    }
    const next = raw.indexOf("&", at + 1);
    const end = next < 0 ? raw.length : next;
    add(raw.slice(at, end), at);
    at = end;
  }
}

function decode(name: string): string {
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
  const code =
    number === null ? null : Number.parseInt(number[1] ?? number[2] ?? "", number[1] === undefined ? 10 : 16);
  if (code !== null && code <= 0x10ffff) return String.fromCodePoint(code);
  return NAMED[name] ?? `&${name};`;
}

/** As the office documents of the extract stage join them: a run of white space is one space, a single 　 stays. */
function joinSpaces(raw: string, places: readonly number[]): WordParagraph {
  let text = "";
  const at: number[] = [];
  for (let index = 0; index < raw.length; index++) {
    if (!SPACE.test(raw.charAt(index))) {
      text += raw.charAt(index);
      at.push(places[index] ?? -1);
      continue;
    }
    const start = index;
    while (index + 1 < raw.length && SPACE.test(raw.charAt(index + 1))) index++;
    const isWide = index === start && raw.charAt(index) === "\u3000";
    text += isWide ? "\u3000" : " ";
    at.push(isWide ? (places[index] ?? -1) : -1);
  }
  const lead = text.length - text.trimStart().length;
  const trimmed = text.trim();
  return { text: trimmed, at: at.slice(lead, lead + trimmed.length) };
}
