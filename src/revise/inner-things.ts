/** What an office file holds besides its texts, by the names of its parts: pictures and embedded files, which no reader of texts looks into. */

import { openZip } from "./rewrite-zip.ts";

export interface InnerThings {
  /** Is it a Word document? Told by its main part, not by its name. */
  readonly isWord: boolean;
  readonly pictures: number;
  /** Embedded files other than office files of today, macros. */
  readonly objects: number;
  readonly hyperlinks: number;
}

const PICTURE = /^(?:word|xl|ppt)\/media\/[^/]+$/;
const OBJECT = /^(?:word|xl|ppt)\/(?:embeddings\/[^/]+|activeX\/[^/]+\.bin|vbaProject\.bin)$/;
/** Embedded files that are read and written to like the file itself. */
export const INNER_OFFICE: RegExp = /\.(?:docx|docm|xlsx|xlsm|pptx|pptm)$/i;
/** Parts that are XML. */
export const XML_PART: RegExp = /\.(?:xml|rels|vml)$/i;

/** All zero for bytes that are no plain ZIP file. */
export function countInnerThings(bytes: Uint8Array): InnerThings {
  const zip = openZip(bytes);
  const names = zip?.names ?? [];
  let hyperlinks = 0;
  for (const name of names) {
    if (!name.endsWith(".rels")) continue;
    const relations = zip?.read(name)?.toString("utf8") ?? "";
    hyperlinks += relations.match(/\/relationships\/hyperlink["']/g)?.length ?? 0;
  }
  const types = zip?.read("[Content_Types].xml")?.toString("utf8") ?? "";
  return {
    isWord:
      /\.(?:document|template)(?:\.macroEnabled(?:Template)?)?\.main\+xml/.test(types) &&
      names.some((name) => name.startsWith("word/")),
    pictures: names.filter((name) => PICTURE.test(name)).length,
    objects: names.filter((name) => OBJECT.test(name) && !INNER_OFFICE.test(name)).length,
    hyperlinks,
  };
}

/** The XML parts of an office file as they stand, embedded files left out; none for bytes that are no plain ZIP file. */
export function* xmlParts(bytes: Uint8Array): Iterable<{ readonly name: string; readonly xml: string }> {
  const zip = openZip(bytes);
  for (const name of zip?.names ?? []) {
    const xml = XML_PART.test(name) ? zip?.read(name) : null;
    if (xml != null) yield { name, xml: xml.toString("utf8") };
  }
}
