import type { Document, Link, Segment } from "../../src/model/document.ts";
import type { LinkBook } from "../../src/site/link-book.ts";
import { addDocument } from "./add-page.ts";
import { makeDocument } from "./make-document.ts";

export const SITE = "http://www.example.gov.cn";
export const owns = (address: string): boolean => address.startsWith(`${SITE}/`);

export const LONG: Segment = {
  index: 0,
  kind: "paragraph",
  region: "main",
  text: "正文".repeat(400),
  origin: [],
  path: "",
  cell: null,
};

export function addPage(book: LinkBook, path: string, links: readonly Link[], part: Partial<Document> = {}): void {
  const document = makeDocument({ url: SITE + path, links, segments: [LONG], ...part });
  addDocument(book, document);
}

export const targetsOf = (book: LinkBook): string[] => book.targets().map(({ target }) => target);
export const judgedOf = (book: LinkBook): string[] =>
  [...book.judged()].map(({ occurrence, asked }) => `${occurrence.page.url} → ${asked.answer.target} ${asked.verdict}`);
