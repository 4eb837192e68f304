/** Makes a `Document` of what was recognised in the pictures of a file: paragraphs and tables, each with its confidence. */

import type { Document, Segment } from "../../model/document.ts";
import type { FilePlace } from "../../model/finding.ts";
import type { Picture, PictureReading, RecognisedLine } from "../../model/picture.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import type { ExtractOptions } from "../options.ts";
import { joinLines } from "./join-lines.ts";
import type { Block, OfficeCell } from "./office-content.ts";
import { officeDocument } from "./office-document.ts";
import type { PageLine } from "./page-line.ts";

/** Boxes are higher than the characters in them. */
const CHARACTER_SHARE = 0.75;

export interface ReadPicture {
  readonly picture: Picture;
  readonly reading: PictureReading;
}

/** @throws OfficeError `too-large` */
export function pictureDocument(
  pictures: readonly ReadPicture[],
  snapshot: Snapshot,
  options: ExtractOptions,
): Document {
  const blocks: Block[] = [];
  const linesAt = new Map<string, RecognisedLine[]>();
  for (const { picture, reading } of pictures) {
    if (reading === null || reading.length === 0) continue;
    const key = keyOf(picture.place);
    linesAt.set(key, [...(linesAt.get(key) ?? []), ...reading]);
    for (const block of joinLines(reading.map(pageLine), 1)) blocks.push(moveTo(block, picture.place));
  }
  const document = officeDocument({ blocks, unread: [] }, snapshot, options);
  return {
    ...document,
    segments: document.segments.map((segment) => ({
      ...segment,
      recognised: confidenceOf(segment, linesAt.get(keyOf(segment.place ?? {})) ?? []),
    })),
  };
}

function keyOf({ file, page }: FilePlace): string {
  return `${page ?? ""} ${file ?? ""}`;
}

function pageLine({ text, x, y, width, height }: RecognisedLine): PageLine {
  return { text, x, y: y + height, right: x + width, size: height * CHARACTER_SHARE };
}

function moveTo(block: Block, picture: FilePlace): Block {
  const move = ({ part, cell }: FilePlace): FilePlace => ({
    ...picture,
    part: [picture.part, "图片识别", part].filter((one) => one !== undefined).join("，"),
    ...(cell === undefined ? {} : { cell }),
  });
  if (block.type === "text") return { ...block, place: move(block.place) };
  // Merged cells stay one object.
  const moved = new Map<OfficeCell, OfficeCell>();
  const rows = block.rows.map((row) =>
    row.map((cell) => {
      const known = moved.get(cell) ?? { ...cell, place: move(cell.place) };
      moved.set(cell, known);
      return known;
    }),
  );
  return { ...block, rows };
}

/** That of the least certain line in the segment; of all lines where none is recognisable in it. */
function confidenceOf({ text }: Segment, lines: readonly RecognisedLine[]): number {
  const bare = text.replace(/\s/g, "");
  const own = lines.filter((line) => {
    const read = line.text.replace(/\s/g, "");
    return read !== "" && (bare.includes(read) || read.includes(bare));
  });
  return (own.length > 0 ? own : lines).reduce((least, { confidence }) => Math.min(least, confidence), 1);
}
