/** Which files the site's pages offer for download, the first page that offers each, and files that were read beside the pages. */

import type { BlockLink, LinkBlock, PageDigest } from "../model/page-digest.ts";
import type { PageFact } from "../model/site.ts";

/** A file with the page that links it first, in the order of reading. */
export interface OfferedFile {
  readonly target: string;
  /** Text of the link. */
  readonly text: string;
  readonly href: string;
  readonly isPicture: boolean;
  /** Does a script hand it out, whose address says nothing about it? */
  readonly isScripted: boolean;
  /** The page's row, masked, and its address as it really is. */
  readonly page: PageFact;
  readonly address: string;
  readonly contentSource: string;
  readonly author: string;
}

export interface AttachmentBook {
  readonly addBlock: (block: LinkBlock) => void;
  /** After its blocks, in the order of reading. */
  readonly addPage: (digest: PageDigest) => void;
  /** Each file once. */
  readonly files: () => readonly OfferedFile[];
  /** Null for a file that no page offers. */
  readonly find: (target: string) => OfferedFile | null;
  /** Keeps a file of a folder until all pages are known. */
  readonly hold: (digest: PageDigest) => void;
  readonly held: () => readonly PageDigest[];
  /** Notes the row of a file that a page offers, so that it can be told from a file that was to be checked itself. */
  readonly noteRow: (row: PageFact) => void;
  readonly isOffered: (row: PageFact) => boolean;
  /** Was this address followed as a page's, and turned out to hand out a file (`download.jsp?id=3`)? */
  readonly isBehindScript: (address: string) => boolean;
  /** How many such files there are. */
  readonly countBehindScripts: () => number;
}

type FileLink = Pick<OfferedFile, "target" | "text" | "href" | "isPicture" | "isScripted">;

/** Pictures, films, programs: files that hold no text that could be read. */
const NEVER_TEXT = /\.(?:jpe?g|png|gif|bmp|webp|svg|ico|mp[34]|avi|wmv|flv|mov|wav|swf|exe|apk|msi|iso|dmg)$/i;

/** What content systems call the scripts that hand out files, and the parameters that name them. */
const HANDS_OUT = /^[a-z]+:\/\/[^/]+\/.*(?:down|attach|file|fujian|accessory)/i;
const STATIC = /\.s?html?$/i;
/** Media types of what holds no text, whatever it is called. */
const NO_DOCUMENT = /^not-a-page: (?:image|audio|video|font)\/|javascript|\/(?:css|json|xml)\b/;

const PICTURE = /\.(?:jpe?g|png|gif|webp|tiff?)$/i;

/** A picture counts where it is behind a link, not where the page itself shows it. */
function isFile({ kind, element, target }: BlockLink, pictures: boolean): boolean {
  // Most links are none, and parsing their addresses would be half of the work.
  if (kind === "image") return pictures && element === "a" && PICTURE.test(new URL(target).pathname);
  return kind === "attachment" && !NEVER_TEXT.test(new URL(target).pathname);
}

/** Only the answer tells whether it hands out a file or is a page about one. */
function mayBeFile({ kind, target }: BlockLink): boolean {
  return kind === "page" && HANDS_OUT.test(target) && !STATIC.test(target);
}

/** `owns` tells the site's own addresses: other hosts' files are theirs to check. `pictures`: are linked pictures read, too? */
export function createAttachmentBook(owns: (address: string) => boolean, pictures: boolean = false): AttachmentBook {
  /** Files of blocks that no page has shown yet. */
  const blocks = new Map<string, readonly FileLink[]>();
  /** What may be files, by its address. */
  const scripts = new Map<string, OfferedFile>();
  const behindScripts = new Set<string>();
  const files = new Map<string, OfferedFile>();
  const held: PageDigest[] = [];
  const rows = new Set<string>();
  return {
    addBlock({ key, links }) {
      const own = links
        .filter((link) => (isFile(link, pictures) || mayBeFile(link)) && owns(link.target))
        .map(({ target, text, href, kind }) => ({
          target,
          text,
          href,
          isPicture: kind === "image",
          isScripted: kind === "page",
        }));
      if (own.length > 0) blocks.set(key, own);
    },
    addPage({ page, url, links, contentSource, author }) {
      for (const [key] of links) {
        for (const link of blocks.get(key) ?? []) {
          const book = link.isScripted ? scripts : files;
          if (!book.has(link.target)) book.set(link.target, { ...link, page, address: url, contentSource, author });
        }
        blocks.delete(key);
      }
      const file = scripts.get(url);
      if (file === undefined || !page.reason?.startsWith("not-a-page") || NO_DOCUMENT.test(page.reason)) return;
      behindScripts.add(url);
      if (!files.has(url)) files.set(url, file);
    },
    files: () => [...files.values()],
    find: (target) => files.get(target) ?? null,
    hold: (digest) => held.push(digest),
    held: () => held,
    noteRow: ({ url }) => rows.add(url),
    isBehindScript: (address) => behindScripts.has(address),
    countBehindScripts: () => behindScripts.size,
    isOffered: ({ url, kind }) => kind === "attachment" && rows.has(url),
  };
}
