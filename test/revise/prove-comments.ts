/** Comments on words of Word documents, and proves of each that the document is the same but for the comments. */

import { expect } from "vitest";
import { readOffice } from "../../src/extract/index.ts";
import { readWordPart } from "../../src/extract/office/docx.ts";
import type { Document } from "../../src/model/document.ts";
import { type CommentedDocx, commentDocx, type Remark } from "../../src/revise/comment-docx.ts";
import type { CommentAuthor } from "../../src/revise/comments-part.ts";
import { openZip } from "../../src/revise/rewrite-zip.ts";
import { readXmlTree } from "../../src/revise/xml-tree.ts";
import { snapshot } from "../site/make-snapshot.ts";
import { readAnchors, withoutAnchors } from "./read-anchors.ts";

export const AUTHOR: CommentAuthor = { name: "zicha 自查", initials: "自查", date: "2026-11-22" };

export async function readDocx(bytes: Uint8Array): Promise<Document> {
  const taken = snapshot("file:///a.docx", { kind: "attachment", body: bytes });
  const { document } = await readOffice(taken, { home: false, now: AUTHOR.date });
  if (document === null) throw new Error("not read");
  return document;
}

/** A comment on the `nth` place where these words stand in the document's texts. */
function on(document: Document, words: string, nth = 0): Remark {
  const found = document.segments.flatMap(({ index, text }) =>
    Array.from(text.matchAll(new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "g")), (match) => ({
      segment: index,
      span: { start: match.index, end: match.index + words.length },
    })),
  );
  const place = found[nth];
  if (place === undefined) throw new Error(`no ${words}`);
  return { place, lines: [`关于${words}`, "第二段 <&>"], where: "在某处" };
}

export interface Commented extends CommentedDocx {
  readonly xml: string;
  readonly ranges: ReadonlyMap<string, string>;
  readonly comments: string;
}

/** Comments on these words, the first of them or the `nth`. */
export async function comment(bytes: Uint8Array, words: readonly (string | [string, number])[]): Promise<Commented> {
  const document = await readDocx(bytes);
  const remarks = words.map((one) => (typeof one === "string" ? on(document, one) : on(document, one[0], one[1])));
  return prove(bytes, document, remarks);
}

/** Comments, and proves that nothing else has changed. */
export function prove(bytes: Uint8Array, document: Document, remarks: readonly Remark[]): Commented {
  const commented = commentDocx(bytes, document, remarks, AUTHOR);
  if (commented === null) throw new Error("refused");
  const before = openZip(bytes)!;
  const after = openZip(commented.bytes)!;
  const body = before.names.find((name) => /^word\/document\d*\.xml$/.test(name)) ?? "";
  const changed = after.names.filter((name) => !before.read(name)?.equals(after.read(name) ?? Buffer.alloc(0)));
  const allowed = new RegExp(
    `^(?:\\[Content_Types\\]\\.xml|word/_rels/${body.slice(5)}\\.rels|word/comments\\d*\\.xml|${body})$`,
  );
  expect(changed.filter((name) => !allowed.test(name))).toEqual([]);
  expect(after.names.slice(0, before.names.length)).toEqual(before.names);
  const xml = after.read(body)!.toString("utf8");
  const old = before.read(body)!.toString("utf8");
  expect(readXmlTree(xml)).not.toBeNull();
  // What a reader of the text sees is the same, character by character, with the same look.
  const [now, then] = [readAnchors(xml), readAnchors(old)];
  expect(now.characters).toEqual(then.characters);
  expect(readWordPart(xml, null)).toEqual(readWordPart(old, null));
  // Every comment begins, ends, is referred to and is there, once.
  const comments = after.names.find((name) => /^word\/comments\d*\.xml$/.test(name)) ?? "";
  const part = after.read(comments)?.toString("utf8") ?? "";
  expect(readXmlTree(part)).not.toBeNull();
  const ids = [...part.matchAll(/<(?:\w+:)?comment(?: xmlns:\w+="[^"]*")? \w+:id="(\d+)"/g)].map(([, id]) => id!);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...now.starts].sort()).toEqual([...now.ends].sort());
  expect([...now.references].sort()).toEqual([...new Set(now.references)].sort());
  for (const id of now.references) expect(ids).toContain(id);
  const made = now.starts.filter((id) => !then.starts.includes(id));
  expect(made.length).toBe(commented.places.filter((place) => place !== "none").length);
  for (const id of made) expect(now.references).toContain(id);
  // The anchors taken out again, what is left differs by cut runs alone.
  if (commented.places.length > 0 && !/commentRange/.test(old)) {
    const rest = withoutAnchors(xml);
    expect(rest.length).toBeGreaterThanOrEqual(old.length);
  }
  return { ...commented, xml, comments: part, ranges: now.ranges };
}
