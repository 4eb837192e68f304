/** What extraction is told besides the bytes. */

import type { Document } from "../model/document.ts";

export interface ExtractOptions {
  /** The run's clock, ISO date: the year of dates that show none is found by it. Read only for a page that has such dates. */
  readonly now: string;
  /** Is this the start page of the site? */
  readonly home: boolean;
  /** Column path of an address, for pages that name none themselves. */
  readonly columnMap?: (url: string) => readonly string[] | null;
  /** So many pictures of a file may be handed over for recognition. Default: none, they count as unread. */
  readonly pictures?: number;
}

/** What a reader needs to know about a page besides its source. */
export interface PageContext extends ExtractOptions {
  readonly url: string;
  readonly name: string;
  readonly finalUrl: string;
  readonly status: number | null;
  readonly encoding: Document["encoding"];
}
