/** Decodes one character reference (`&nbsp;`, `&#20013;`) where it stands in the source (HTML Standard 13.2.5.72). */

import { DecodingMode, EntityDecoder, htmlDecodeTree } from "entities/decode";

export interface CharacterReference {
  readonly text: string;
  /** Source offset after it. */
  readonly end: number;
}

const NO_BREAK_SPACE = "\u00a0";
const SPACE_LENGTH = "&nbsp;".length;

let decoded = "";
const decoder = new EntityDecoder(htmlDecodeTree, (codePoint) => {
  decoded += String.fromCodePoint(codePoint);
});

/** Null when the `&` at this offset begins none. In attributes, old forms without semicolon count only where nothing follows. */
export function readCharacterReference(source: string, at: number, isAttribute: boolean): CharacterReference | null {
  if (source.startsWith("&nbsp;", at)) return { text: NO_BREAK_SPACE, end: at + SPACE_LENGTH };
  decoded = "";
  decoder.startEntity(isAttribute ? DecodingMode.Attribute : DecodingMode.Legacy);
  const written = decoder.write(source, at + 1);
  const length = written < 0 ? decoder.end() : written;
  return length === 0 || decoded === "" ? null : { text: decoded, end: at + length };
}
