/** Office files, mails and archives as documents: what cannot be read comes back as the reason why. */

import type { Document } from "../model/document.ts";
import type { PendingPictures } from "../model/page-digest.ts";
import type { PictureReading } from "../model/picture.ts";
import type { Miss, Snapshot } from "../model/snapshot.ts";
import type { ExtractOptions } from "./options.ts";

export interface OfficeReading {
  /** Null when nothing could be read. */
  readonly document: Document | null;
  /** Why all of it, or a part, was not read; null when everything was. */
  readonly miss: Miss | null;
  /** Pictures to be recognised, and what else was not read; null when there are none. */
  readonly pending: PendingPictures | null;
}

/** Phrases of one reason that are told; a bundle of scans has thousands. */
const MOST_REASONS = 5;

/** Never throws on any bytes. The readers are loaded when the first such file is met. */
export async function readOffice(snapshot: Snapshot, options: ExtractOptions): Promise<OfficeReading> {
  const [{ readOfficeContent }, { officeDocument }, { OfficeError, PLAIN_DETAILS }] = await Promise.all([
    import("./office/read-office.ts"),
    import("./office/office-document.ts"),
    import("./office/office-content.ts"),
  ]);
  try {
    const content = await readOfficeContent(snapshot.body ?? new Uint8Array(0), snapshot.name, options.pictures);
    const { unread, pictures = [] } = content;
    const pending = pictures.length === 0 ? null : { pictures, unread };
    return { document: officeDocument(content, snapshot, options), miss: missOf(unread), pending };
  } catch (error) {
    // A reader that stumbles over bytes that no program writes has met a damaged file.
    const { fault: reason, message } = error instanceof OfficeError ? error : new OfficeError("damaged", "");
    const detail = PLAIN_DETAILS.has(message) ? "" : message;
    return { document: null, miss: { outcome: "unreadable", reason, detail }, pending: null };
  }
}

/** What was recognised in the pictures of a file, one reading for each; what could not be read joins what was unread before. */
export async function readPictures(
  { pictures, unread }: PendingPictures,
  readings: readonly PictureReading[],
  snapshot: Snapshot,
  options: ExtractOptions,
): Promise<OfficeReading> {
  const { pictureDocument } = await import("./office/picture-document.ts");
  const read = pictures.map((picture, index) => ({ picture, reading: readings[index] ?? null }));
  const left = read.flatMap(({ picture, reading }) => (reading === null ? [picture.unread] : []));
  const miss = missOf([...unread, ...new Set(left)]);
  return { document: pictureDocument(read, snapshot, options), miss, pending: null };
}

function missOf(unread: readonly string[]): Miss | null {
  if (unread.length === 0) return null;
  const told = unread.slice(0, MOST_REASONS).join("；");
  const detail = unread.length > MOST_REASONS ? `${told}；等 ${unread.length} 处` : told;
  return { outcome: "unreadable", reason: "no-text", detail };
}
