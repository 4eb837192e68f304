/** A site of one page with linked files, checked again and again with a memory, and what it was asked for. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cwd } from "node:process";
import { afterEach, beforeEach } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import type { Config } from "../../src/model/config.ts";
import type { PictureReader } from "../../src/page/index.ts";
import type { HistoryNote, RunRequest } from "../../src/run/index.ts";
import { type Gathered, gather } from "../run-sample.ts";
import { type Served, serve } from "../source/serve.ts";

export interface FileAnswer {
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status?: number;
}

export interface FileSite {
  /** By path; what is not there is 404. To be changed by the test. */
  readonly answers: () => Record<string, FileAnswer>;
  readonly origin: () => string;
  /** Folder of the memory. */
  readonly folder: () => string;
  /** Makes its only page link these files. */
  readonly link: (...names: readonly string[]) => void;
  /** One run, nobody reading pictures. */
  readonly check: (fields?: Partial<RunRequest>, config?: Config) => Promise<Gathered>;
  /** What a run without any memory comes to. */
  readonly fresh: (fields?: Partial<RunRequest>, config?: Config) => Promise<unknown>;
  /** Files that the last run asked for, sorted: path, status, bytes of the body. */
  readonly asked: () => readonly string[];
  /** What the last run said of its memory. */
  readonly notes: () => readonly string[];
}

export const FILES_CONFIG: Config = defaultConfig(cwd());
export const OLD = "Mon, 05 Oct 2026 08:00:00 GMT";

export const document = (name: string): Buffer =>
  readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url));
export const tagged = (etag = '"a"'): FileAnswer => ({ body: document("通知.docx"), headers: { etag } });
export const to = (location: string): FileAnswer => ({ body: "", status: 302, headers: { location } });

/** A run but for its times. */
export const content = ({ info, findings }: Gathered): unknown => ({
  ...{ ...info, pages: [...info.pages] },
  ...{ startedAt: "", finishedAt: "", findings },
});
/** Rules that found something in the file of this name. */
export const inFile = ({ findings }: Gathered, name: string): string[] =>
  findings.flatMap(({ rule, location }) => (location.file === name ? [rule] : []));

/** Recognises one line in each picture. */
export function oneLine(onRead = (): void => {}): PictureReader {
  const line = { text: "残废人优先。", confidence: 0.99, x: 10, y: 10, width: 120, height: 26 };
  return {
    async read() {
      onRead();
      return [line];
    },
    close: async () => {},
  };
}

/** Anew for each test. */
export function useFileSite(): FileSite {
  let folder = "";
  let site: Served;
  let answers: Record<string, FileAnswer> = {};
  let asked: string[] = [];
  let notes: string[] = [];

  function reply({ url = "", headers }: IncomingMessage, response: ServerResponse): void {
    const found = answers[url];
    const { etag, "last-modified": modified } = found?.headers ?? {};
    const isSame =
      (etag !== undefined && headers["if-none-match"] === etag) ||
      (modified !== undefined && headers["if-modified-since"] === modified);
    const status = found === undefined ? 404 : isSame ? 304 : (found.status ?? 200);
    const body = status === 304 ? "" : (found?.body ?? "<title>404</title>");
    asked.push(`${url} ${status} ${body.length}`);
    const type = url === "/" || found === undefined ? "text/html; charset=utf-8" : "application/octet-stream";
    response.writeHead(status, { "content-type": type, ...found?.headers });
    response.end(body);
  }

  function check(fields: Partial<RunRequest> = {}, config: Config = FILES_CONFIG): Promise<Gathered> {
    asked = [];
    notes = [];
    const onNote = ({ kind }: HistoryNote): void => void notes.push(kind);
    const history = { folder, mode: "auto", isClockChosen: true, onNote } as const;
    const quick = { ...config, fetch: { ...config.fetch, retries: 0, gapMs: 0 } };
    return gather([`${site.origin}/`], quick, { history, pictureReader: null, ...fields });
  }

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "zicha-file-site-"));
    site = await serve(reply);
    answers = {};
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  return {
    answers: () => answers,
    origin: () => site.origin,
    folder: () => folder,
    link(...names) {
      const links = names.map((name) => `<li><a href="/${name}">附件${name}</a></li>`).join("");
      answers["/"] = { body: `<html><body><h1>示例县人民政府</h1><ul>${links}</ul></body></html>` };
    },
    check,
    async fresh(fields = {}, config = FILES_CONFIG) {
      const nowhere = { folder: join(folder, "none"), mode: "fresh", isClockChosen: true, onNote: () => {} } as const;
      return content(await check({ ...fields, history: nowhere }, config));
    },
    asked: () => asked.filter((one) => /^\/\S+\.(?:docx|xlsx|csv|pdf) /.test(one)).toSorted(),
    notes: () => notes,
  };
}
