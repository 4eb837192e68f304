import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cwd } from "node:process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import type { Config } from "../../src/model/config.ts";
import type { PictureReader } from "../../src/page/index.ts";
import type { HistoryNote, RunProgress, RunRequest } from "../../src/run/index.ts";
import { type Gathered, gather } from "../run-sample.ts";
import { type Served, serve } from "../source/serve.ts";

interface Answer {
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status?: number;
}

const OLD = "Mon, 05 Oct 2026 08:00:00 GMT";
const document = (name: string): Buffer => readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url));
const NOTICE = document("通知.docx");

let folder: string;
let site: Served;
let answers: Record<string, Answer>;
/** What was asked since the last run began: path, status, bytes of the body. */
let asked: string[];
let notes: string[];

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

const tagged = (etag = '"a"'): Answer => ({ body: NOTICE, headers: { etag } });
const to = (location: string): Answer => ({ body: "", status: 302, headers: { location } });

/** The only page, which links these files. */
function link(...names: readonly string[]): void {
  const links = names.map((name) => `<li><a href="/${name}">附件${name}</a></li>`).join("");
  answers["/"] = { body: `<html><body><h1>示例县人民政府</h1><ul>${links}</ul></body></html>` };
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "zicha-known-files-"));
  asked = [];
  notes = [];
  site = await serve(reply);
  answers = {
    "/tagged.docx": tagged(),
    "/dated.xlsx": { body: document("名单.xlsx"), headers: { "last-modified": OLD } },
    "/plain.docx": { body: document("学生.docx") },
    "/moved.docx": to("/target.docx"),
    "/target.docx": { body: document("修订.docx"), headers: { etag: '"t"' } },
    // A Word file under the name of another kind.
    "/named.pdf": { body: document("宏.docm"), headers: { etag: '"n"' } },
    "/locked.docx": { body: document("有密码.docx"), headers: { etag: '"l"' } },
    "/broken.docx": { body: document("截断.docx"), headers: { etag: '"b"' } },
    "/copy.docx": tagged('"c"'),
  };
  link(...ALL);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ALL = ["tagged.docx", "dated.xlsx", "plain.docx", "moved.docx", "named.pdf", "locked.docx", "broken.docx"].concat(
  ["gone.docx", "copy.docx"],
);
const CONFIG: Config = defaultConfig(cwd());

function check(
  fields: Partial<RunRequest> = {},
  config: Config = CONFIG,
  mode: "auto" | "fresh" = "auto",
): Promise<Gathered> {
  asked = [];
  notes = [];
  const history = { folder, mode, isClockChosen: true, onNote: ({ kind }: HistoryNote) => void notes.push(kind) };
  const quick = { ...config, fetch: { ...config.fetch, retries: 0, gapMs: 0 } };
  return gather([`${site.origin}/`], quick, { history, pictureReader: null, ...fields });
}
const content = ({ info, findings }: Gathered): unknown => ({
  ...{ ...info, pages: [...info.pages] },
  ...{ startedAt: "", finishedAt: "", findings },
});
/** Files that were asked, each in the way in which it was. */
const files = (): string[] => asked.filter((one) => /\.(?:docx|xlsx|pdf) /.test(one)).toSorted();
const inFile = ({ findings }: Gathered, name: string): string[] =>
  findings.flatMap(({ rule, location }) => (location.file === name ? [rule] : []));
/** The same without any memory. */
async function fresh(fields: Partial<RunRequest> = {}, config: Config = CONFIG): Promise<unknown> {
  return content(
    await check(
      { ...fields, history: { folder: join(folder, "none"), mode: "fresh", isClockChosen: true, onNote: () => {} } },
      config,
    ),
  );
}

describe("files that have not changed", () => {
  it("cost a conditional request each, and come to the same", async () => {
    const first = await check();
    expect(inFile(first, "tagged.docx")).toContain("privacy/resident-id");
    expect(inFile(first, "copy.docx")).toEqual([]);
    expect(first.findings.some(({ rule, link }) => rule === "link/attachment" && link?.href === "/named.pdf")).toBe(
      true,
    );
    const second = await check();
    expect(content(second)).toEqual(content(first));
    const { broken, gone, plain, target } = sizes();
    expect(files()).toEqual([
      // What came damaged may have been damaged on the way.
      `/broken.docx 200 ${broken}`,
      "/copy.docx 304 0",
      "/dated.xlsx 304 0",
      `/gone.docx 404 ${gone}`,
      `/gone.docx 404 ${gone}`,
      `/gone.docx 404 ${gone}`,
      "/locked.docx 304 0",
      "/moved.docx 302 0",
      "/named.pdf 304 0",
      `/plain.docx 200 ${plain}`,
      "/tagged.docx 304 0",
      `/target.docx 200 ${target}`,
    ]);
    expect(content(await check())).toEqual(content(first));
  });
});

describe("files that have changed", () => {
  it("are read anew; one that is gone is told of, and one that came is read", async () => {
    await check();
    answers["/tagged.docx"] = { body: document("干净.docx"), headers: { etag: '"a2"' } };
    answers["/dated.xlsx"] = { body: document("学生.xlsx"), headers: { "last-modified": OLD.replace("05", "06") } };
    answers["/plain.docx"] = { body: document("名单.docx") };
    answers["/gone.docx"] = { body: document("修订.docx") };
    delete answers["/locked.docx"];
    const second = await check();
    expect(inFile(second, "tagged.docx")).toEqual([]);
    // The one that it was a copy of is another file now.
    expect(inFile(second, "copy.docx")).toContain("privacy/resident-id");
    const dead = second.findings.filter(({ link }) => link?.status === 404).map(({ link }) => link?.href);
    expect(dead).toEqual(["/locked.docx"]);
    expect(content(second)).toEqual(await fresh());
  });

  it.each([
    ["with the validators of the old one", "/new.docx", { "/tagged.docx": to("/new.docx"), "/new.docx": tagged() }],
    [
      "with its content",
      "/other.docx",
      { "/moved.docx": to("/other.docx"), "/other.docx": { body: document("修订.docx") } },
    ],
    ["by a longer way", "/target.docx", { "/moved.docx": to("/way.docx"), "/way.docx": to("/target.docx") }],
  ])("are read anew where another stands in their place, %s", async (_, place, changed) => {
    await check();
    Object.assign(answers, changed);
    const second = await check();
    const places = [...second.info.pages].map(({ finalUrl }) => finalUrl.slice(site.origin.length));
    expect(places).toContain(place);
    expect(content(second)).toEqual(await fresh());
  });

  it("in name only are known by their content, and the next run asks by the new name", async () => {
    const first = await check();
    answers["/tagged.docx"] = tagged('"renewed"');
    expect(content(await check())).toEqual(content(first));
    expect(files()).toContain(`/tagged.docx 200 ${NOTICE.length}`);
    expect(content(await check())).toEqual(content(first));
    expect(files()).toContain("/tagged.docx 304 0");
  });

  it("that come with another status are told with it", async () => {
    await check();
    answers["/plain.docx"] = { body: document("学生.docx"), status: 203 };
    expect(content(await check())).toEqual(await fresh());
  });

  it("are found by a copy when the first of them is linked no more", async () => {
    await check();
    link("copy.docx");
    const second = await check();
    expect(inFile(second, "copy.docx")).toContain("privacy/resident-id");
    expect(content(second)).toEqual(await fresh());
    expect(inFile(await check(), "copy.docx")).toContain("privacy/resident-id");
    expect(files()).toEqual(["/copy.docx 304 0"]);
  });
});

describe("all files are read anew", () => {
  const unsent = (): string[] => files().filter((one) => one.includes(" 304 ") && !one.startsWith("/copy.docx"));

  it.each([
    ["when a rule is turned off", { ...CONFIG, rules: [{ pattern: "privacy/*", level: "off" as const }] }, {}],
    ["by another version of the program", CONFIG, { version: "9.9.9" }],
    ["in another language", CONFIG, { lang: "en" as const }],
    ["when pictures can be read", CONFIG, { pictureReader: silent() }],
  ])("%s", async (_, config, fields) => {
    await check();
    const second = await check(fields, config);
    expect(unsent()).toEqual([]);
    expect(content(second)).toEqual(await fresh(fields, config));
  });

  it("on another day where the day counts", async () => {
    answers["/tagged.docx"] = { body: document("干净.docx"), headers: { etag: '"a"' } };
    link("tagged.docx", "named.pdf");
    await check();
    const later = { now: "2026-12-20" };
    const second = await check(later);
    expect(files().map((one) => one.replace(/ \d+$/, ""))).toEqual(["/named.pdf 200", "/tagged.docx 304"]);
    expect(content(second)).toEqual(await fresh(later));
  });
});

/** Recognises one line in each picture. */
function silent(onRead = (): void => {}): PictureReader {
  const line = { text: "残废人优先。", confidence: 0.99, x: 10, y: 10, width: 120, height: 26 };
  return {
    async read() {
      onRead();
      return [line];
    },
    close: async () => {},
  };
}

it("judges a file without validators no more when its content is the same", async () => {
  let read = 0;
  const pictureReader = silent(() => {
    read++;
  });
  answers["/scan.pdf"] = { body: document("扫描.pdf") };
  link("scan.pdf");
  const first = await check({ pictureReader });
  expect([read, inFile(first, "scan.pdf").length]).toEqual([1, 1]);
  expect(content(await check({ pictureReader }))).toEqual(content(first));
  expect([read, files()]).toEqual([1, [`/scan.pdf 200 ${document("扫描.pdf").length}`]]);
});

describe("a run that was stopped", () => {
  /** Stops the run at this step. */
  async function stopAt(phase: RunProgress["phase"], step: number): Promise<readonly string[]> {
    const controller = new AbortController();
    let isPast = false;
    await check({
      signal: controller.signal,
      onProgress(progress) {
        isPast ||= progress.phase === "files";
        if (isPast && progress.phase === phase && progress.done === step) controller.abort();
      },
    });
    return files();
  }

  it.each([
    ["among the files", "files", 6, ["/tagged", "/dated", "/plain", "/moved", "/target", "/named"]],
    ["after the files", "links", 1, ["/"]],
  ] as const)("%s does not ask again for those that were done, and comes to the same", async (_, phase, step, done) => {
    const whole = await fresh();
    expect(await stopAt(phase, step)).not.toEqual([]);
    const resumed = await check();
    expect(notes).toEqual(["resumed"]);
    expect(files().filter((one) => done.some((name) => one.startsWith(name)))).toEqual([]);
    expect(content(resumed)).toEqual(whole);
  });

  it("tells of pictures that were left unread when it was stopped", async () => {
    answers["/scan.pdf"] = { body: document("扫描.pdf"), headers: { etag: '"s"' } };
    link("scan.pdf", "tagged.docx");
    const pictureReader = silent();
    const whole = await fresh({ pictureReader });
    const controller = new AbortController();
    const stopped: PictureReader = {
      ...pictureReader,
      async read() {
        controller.abort();
        return null;
      },
    };
    await check({ signal: controller.signal, pictureReader: stopped });
    expect(content(await check({ pictureReader }))).toEqual(whole);
  });
});

it("asks again for a file that failed", async () => {
  answers["/tagged.docx"] = { body: "later", status: 503 };
  link("tagged.docx");
  const first = await check();
  expect([...first.info.pages].find(({ kind }) => kind === "attachment")).toBeUndefined();
  answers["/tagged.docx"] = { body: NOTICE };
  expect(inFile(await check(), "tagged.docx")).toContain("privacy/resident-id");
});

it("keeps nothing of a file in clear", async () => {
  await check();
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name));
    for (const hidden of ["tagged.docx", "privacy/resident-id", "通知"]) expect(bytes.includes(hidden)).toBe(false);
  }
});

function sizes(): Record<"broken" | "gone" | "plain" | "target", number> {
  const size = (path: string): number => answers[path]?.body.length ?? 0;
  return {
    ...{ broken: size("/broken.docx"), plain: size("/plain.docx"), target: size("/target.docx") },
    gone: "<title>404</title>".length,
  };
}
