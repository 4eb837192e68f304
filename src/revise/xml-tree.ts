/** XML as a tree that knows where each element stands in its text, so that something can be put beside it byte for byte. */

export interface XmlNode {
  /** As written, with its prefix. */
  readonly tag: string;
  /** Without prefix. */
  readonly name: string;
  readonly parent: XmlNode | null;
  readonly children: XmlNode[];
  /** Of the whole element, from `<` on; half-open. */
  readonly start: number;
  end: number;
  /** Of what stands between the tags; both at the end of the tag of an element that is written as one (`<a/>`). */
  readonly contentStart: number;
  contentEnd: number;
  readonly isEmptyTag: boolean;
}

const NAME_END = /[\s/>]/g;
const MOST_DEPTH = 2000;

/** The root element; null for a text that is not well-formed in its tags, so that nothing is written into what nobody understands. */
export function readXmlTree(xml: string): XmlNode | null {
  let root: XmlNode | null = null;
  let open: XmlNode | null = null;
  let depth = 0;
  for (let at = xml.indexOf("<"); at >= 0; at = xml.indexOf("<", at)) {
    const skipped = skipMarkup(xml, at);
    if (skipped === null) return null;
    if (skipped > at) {
      at = skipped;
      continue;
    }
    const end = tagEnd(xml, at);
    if (end === null) return null;
    if (xml.charAt(at + 1) === "/") {
      if (open === null || xml.slice(at + 2, end - 1).trimEnd() !== open.tag) return null;
      open.contentEnd = at;
      open.end = end;
      open = open.parent;
      depth--;
    } else {
      if (open === null && root !== null) return null;
      const node = makeNode(xml, at, end, open);
      if (node === null) return null;
      root ??= node;
      open?.children.push(node);
      if (!node.isEmptyTag) {
        open = node;
        if (++depth > MOST_DEPTH) return null;
      }
    }
    at = end;
  }
  return open === null ? root : null;
}

/** Behind a comment, an instruction, a declaration or character data; `at` itself for a tag; null for one without end. */
function skipMarkup(xml: string, at: number): number | null {
  const closer = xml.startsWith("<!--", at)
    ? "-->"
    : xml.startsWith("<![CDATA[", at)
      ? "]]>"
      : xml.startsWith("<?", at)
        ? "?>"
        : xml.startsWith("<!", at)
          ? ">"
          : "";
  if (closer === "") return at;
  const end = xml.indexOf(closer, at + 2);
  return end < 0 ? null : end + closer.length;
}

/** Behind the `>` of the tag; a `>` within quotes is none. */
function tagEnd(xml: string, at: number): number | null {
  let quote = "";
  for (let index = at + 1; index < xml.length; index++) {
    const character = xml.charAt(index);
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === ">") return index + 1;
    else if (character === "<") return null;
  }
  return null;
}

function makeNode(xml: string, start: number, end: number, parent: XmlNode | null): XmlNode | null {
  NAME_END.lastIndex = start + 1;
  const tag = xml.slice(start + 1, NAME_END.exec(xml)?.index ?? end);
  if (tag === "") return null;
  const isEmptyTag = xml.charAt(end - 2) === "/";
  return {
    tag,
    name: tag.slice(tag.indexOf(":") + 1),
    parent,
    children: [],
    start,
    end,
    contentStart: end,
    contentEnd: end,
    isEmptyTag,
  };
}

export interface XmlAttribute {
  /** As written, with its prefix. */
  readonly name: string;
  /** As written, with its references; in the text `[start, end)`. */
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}

const ATTRIBUTE = /([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** In the order of the tag, values as written. */
export function attributesOf(xml: string, node: XmlNode): readonly XmlAttribute[] {
  const from = node.start + 1 + node.tag.length;
  return Array.from(xml.slice(from, node.contentStart).matchAll(ATTRIBUTE), (match) => {
    const raw = match[2] ?? match[3] ?? "";
    const end = from + match.index + match[0].length - 1;
    return { name: match[1] ?? "", raw, start: end - raw.length, end };
  });
}

/** The value of the attribute with this name, whatever its prefix, references resolved; null when there is none. */
export function attributeOf(xml: string, node: XmlNode, name: string): string | null {
  const found = attributesOf(xml, node).find((one) => one.name.slice(one.name.indexOf(":") + 1) === name);
  return found === undefined ? null : readReferences(found.raw);
}

/** First child with this name. */
export function childOf(node: XmlNode, name: string): XmlNode | null {
  return node.children.find((child) => child.name === name) ?? null;
}

/** All elements below and including `node`, in the order of their start tags. */
export function* descendantsOf(node: XmlNode): Iterable<XmlNode> {
  const waiting = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    for (let index = next.children.length - 1; index >= 0; index--) waiting.push(next.children[index]!);
  }
}

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }),
);
const REFERENCE = /&([^;&\s]{1,10});/g;

/** One character or more of a text, as they stand in the XML. */
export interface XmlPiece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Written as a reference: the piece stands for its text as a whole. */
  readonly isReference: boolean;
}

/** The text between two places that hold no markup. */
export function* piecesOf(xml: string, start: number, end: number): Iterable<XmlPiece> {
  const raw = xml.slice(start, end);
  let at = 0;
  for (const match of raw.matchAll(REFERENCE)) {
    if (match.index > at) yield plain(raw, start, at, match.index);
    at = match.index + match[0].length;
    yield { text: decode(match[1] ?? ""), start: start + match.index, end: start + at, isReference: true };
  }
  if (at < raw.length) yield plain(raw, start, at, raw.length);
}

function plain(raw: string, base: number, from: number, to: number): XmlPiece {
  return { text: raw.slice(from, to), start: base + from, end: base + to, isReference: false };
}

/** Character references read; unknown ones stay as they are. */
export function readReferences(raw: string): string {
  return raw.includes("&") ? raw.replace(REFERENCE, (_whole, name: string) => decode(name)) : raw;
}

function decode(name: string): string {
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
  if (number === null) return NAMED.get(name) ?? `&${name};`;
  const code = Number.parseInt(number[1] ?? number[2] ?? "", number[1] === undefined ? 10 : 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : `&${name};`;
}

/** For text and for values in double quotes; what XML 1.0 cannot hold is taken out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
