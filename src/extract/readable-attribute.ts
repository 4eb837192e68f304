/** Finds the attributes of a start tag that people read: titles, descriptions of pictures, and the metas that search engines show. */

import { flatText } from "../text/flat-text.ts";
import { type Attribute, findAttribute } from "./attribute.ts";
import { Label } from "./string-pool.ts";
import { type BuiltText, TextBuilder } from "./text-builder.ts";

/** Metas that visitors and search engines read, or that name the page; technical ones are not text. */
const READ_METAS =
  /^(?:(?:article)?title|keywords|description|author|contentsource|source|sitename|column(?:name|description|keywords|type)|pubdate|og:(?:title|description|site_name)|abstract|subject)$/i;

/** One such attribute, wherever its tag stands. Its text is built when it is first asked for. */
export class ReadableAttribute {
  readonly kind: "alt" | "meta";
  readonly value: string;
  readonly #attribute: Attribute;
  /** Counted from the tag's `<`. */
  #built: BuiltText | null | undefined = undefined;

  constructor(kind: "alt" | "meta", attribute: Attribute) {
    this.kind = kind;
    this.value = attribute.value;
    this.#attribute = attribute;
  }

  /** As read text, white space collapsed; null when it is blank. `tag` is the offset of its tag's `<`. */
  textAt(source: string, tag: number): string | null {
    if (this.#built === undefined) this.#built = build(source, tag, this.#attribute);
    return this.#built?.text ?? null;
  }

  /** What is known about the text last asked for. */
  get label(): Label | null {
    return this.#built?.label ?? null;
  }

  /** Where it came from. */
  originAt(tag: number): number[] {
    return shifted(this.#built?.origin ?? [], tag);
  }
}

const NONE: readonly ReadableAttribute[] = [];

/** In the order of the attributes. */
export function readableAttributes(name: string, attributes: readonly Attribute[]): readonly ReadableAttribute[] {
  let found: ReadableAttribute[] | null = null;
  for (const attribute of attributes) {
    const kind = attribute.value === "" ? null : kindOf(name, attribute.name, attributes);
    if (kind === null) continue;
    found ??= [];
    found.push(new ReadableAttribute(kind, attribute));
  }
  return found ?? NONE;
}

function kindOf(element: string, name: string, attributes: readonly Attribute[]): "alt" | "meta" | null {
  if (name === "title") return element === "link" || element === "style" ? null : "alt";
  if (name === "alt") return element === "img" || element === "area" || element === "input" ? "alt" : null;
  if (name !== "content" || element !== "meta") return null;
  const named = findAttribute(attributes, "name") ?? findAttribute(attributes, "property");
  return READ_METAS.test(named?.value ?? "") ? "meta" : null;
}

function build(source: string, tag: number, { start, end, value, pieces }: Attribute): BuiltText | null {
  const builder = new TextBuilder();
  if (pieces === null) builder.addSource(source, tag + start, tag + end);
  else {
    let at = 0;
    for (let piece = 0; piece < pieces.length; piece += 3) {
      const from = tag + pieces[piece]!;
      const to = tag + pieces[piece + 1]!;
      const length = pieces[piece + 2]!;
      if (to - from === length) builder.addSource(source, from, to);
      else builder.addEntity(value.slice(at, at + length), from, to);
      at += length;
    }
  }
  const built = builder.take();
  if (built === null) return null;
  // Kept from page to page: neither offsets nor memory of this one.
  const label = built.label ?? new Label(flatText(built.text));
  return { text: label.text, origin: shifted(built.origin, -tag), label };
}

/** Text offsets stay, source offsets move. */
function shifted(origin: readonly number[], by: number): number[] {
  const moved: number[] = [];
  for (let index = 0; index < origin.length; index += 3) {
    moved.push(origin[index]!, origin[index + 1]! + by, origin[index + 2]! + by);
  }
  return moved;
}
