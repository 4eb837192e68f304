import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { PackedPage, PageDigest } from "../../src/model/page-digest.ts";
import { parseDigest } from "../../src/run/fold.ts";
import { createKeptPages, type KeptPages, type KeptPlace } from "../../src/run/kept-pages.ts";
import type { PageRecord } from "../../src/source/index.ts";
import { openRunFile, type RunFile } from "../../src/store/index.ts";

const KEY = new Uint8Array(32).fill(7);
const HEAD = { startedAt: "2026-10-10T00:00:00Z", now: "2026-10-10", resumeKey: "r", judgeKey: "j" };
const A = "http://a.example/1.html";
const B = "http://a.example/2.html";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zicha-pages-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** One run over the file; the next one sees what it wrote. */
function run(work: (pages: KeptPages, id: number, file: RunFile) => void, isWhole = true): void {
  const opened = openRunFile(join(folder, "run.db"), KEY);
  if (typeof opened === "string") throw new Error(opened);
  const { file } = opened;
  const id = file.begin(HEAD);
  work(createKeptPages(file), id, file);
  if (isWhole) file.finish(true);
  file.close();
}

function record(address: string, page: string | null, fields: Partial<PageRecord> = {}): PageRecord {
  const answer = { target: address, finalUrl: page ?? address, status: 200, error: null, redirects: [] };
  const body = { contentType: "text/html", length: 9, head: "", magic: [], anchors: null, attempts: 1 };
  const failure = { outcome: "unreadable", reason: "http-status", detail: "HTTP 200" } as const;
  const validators = { hash: "h", contentType: "text/html", etag: '"1"', lastModified: "" };
  return {
    answer: { ...answer, ...body },
    verdict: "page",
    failure,
    page,
    isRead: page !== null,
    ...validators,
    ...fields,
  };
}

/** A page's digest, of which only the links matter here, and the blocks that come with it. */
function pageOf(keys: readonly string[], own: readonly string[]): readonly [PackedPage, PageDigest] {
  const digest = JSON.stringify({ links: keys.map((key) => [key, 1, 1]) });
  return [{ digest, blocks: own.map((key) => ({ key, json: textOf(key) })), isOfToday: false }, parseDigest(digest)];
}
const textOf = (key: string): string => `["${key}","链接"]`;
const place = (url: string, isKnown = false): KeptPlace => ({ url, isHome: false, isKnown });
const always = (): boolean => true;

function keep(pages: KeptPages, url: string, keys: readonly string[], own: readonly string[]): void {
  pages.note(url, record(url, url), false);
  pages.keep(place(url), ...pageOf(keys, own), textOf);
}

/** Takes a known page in once more, as an unchanged one. */
function meet(pages: KeptPages, url: string): PackedPage {
  const known = pages.earlier(url, always);
  const page = known?.digest?.() ?? null;
  if (known === null || page === null) throw new Error(`${url} is not known`);
  pages.note(url, known.record, true);
  pages.keep(place(url, true), page, parseDigest(page.digest), textOf);
  return page;
}
const blocksOf = (page: PackedPage | null | undefined): unknown => page?.blocks.map(({ key, json }) => [key, json]);

it("brings a page back with its record, and with the blocks that nobody has handed over before", () => {
  run((pages) => {
    keep(pages, A, ["menu", "own"], ["menu", "own"]);
    keep(pages, B, ["menu", "other"], ["other"]);
  });
  run((pages) => {
    const known = pages.earlier(B, always);
    expect(known?.record).toEqual(record(B, B));
    expect(blocksOf(known?.digest?.())).toEqual([
      ["other", textOf("other")],
      ["menu", textOf("menu")],
    ]);
    meet(pages, B);
    expect(blocksOf(pages.earlier(B, always)?.digest?.())).toEqual([["other", textOf("other")]]);
    expect(pages.earlier(A, () => false)).toBeNull();
    expect(pages.earlier("http://a.example/none.html", always)).toBeNull();
  });
});

it("keeps shared blocks as long as any page names them, whoever brought them", () => {
  run((pages) => {
    keep(pages, A, ["menu"], ["menu"]);
    keep(pages, B, ["menu"], []);
  });
  // The page that brought the block is gone.
  run((pages) => void meet(pages, B));
  run((pages) => {
    expect(pages.earlier(A, always)).toBeNull();
    expect(blocksOf(meet(pages, B))).toEqual([["menu", textOf("menu")]]);
  });
});

it("keeps a new record with the digest that stays", () => {
  run((pages) => keep(pages, A, ["own"], ["own"]));
  run((pages) => {
    const page = pages.earlier(A, always)?.digest?.();
    if (page == null) throw new Error("not known");
    pages.note(A, record(A, A, { etag: '"2"' }), false);
    pages.keep(place(A, true), page, parseDigest(page.digest), textOf);
  });
  run((pages) => {
    const known = pages.earlier(A, always);
    expect(known?.record.etag).toBe('"2"');
    expect(known?.digest?.()).toMatchObject(pageOf(["own"], ["own"])[0]);
  });
});

it("finds a page by the address that led to it, and what is no page by its own", () => {
  const moved = record(B, A);
  const gone = record("http://a.example/gone", null, { verdict: "gone" });
  run((pages) => {
    pages.note(B, moved, false);
    pages.keep(place(A), ...pageOf(["own"], ["own"]), textOf);
    pages.note("http://a.example/gone", gone, false);
  }, false);
  const opened = openRunFile(join(folder, "run.db"), KEY);
  if (typeof opened === "string") throw new Error(opened);
  const [before] = opened.file.runs();
  const pages = createKeptPages(opened.file);
  expect(pages.done(B, before?.id ?? 0)?.record).toEqual(moved);
  expect(pages.done(B, before?.id ?? 0)?.digest?.()).toMatchObject({ digest: pageOf(["own"], [])[0].digest });
  expect(pages.done("http://a.example/gone", before?.id ?? 0)).toEqual({ record: gone, digest: null });
  expect(pages.done(A, before?.id ?? 0)).toBeNull();
  expect(pages.done(B, (before?.id ?? 0) + 1)).toBeNull();
  opened.file.close();
});
