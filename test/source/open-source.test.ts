import { chmod } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import type { Snapshot } from "../../src/model/snapshot.ts";
import { fetchConfig, siteConfig } from "./serve.ts";
import { readAll, useFolder } from "./use-folder.ts";

const { at, put, open } = useFolder();
const text = (snapshot: Snapshot): string => new TextDecoder().decode(snapshot.body ?? new Uint8Array());
const fileUrl = (name: string): string => pathToFileURL(at(name)).href;

const site = {
  "site/index.html": "home",
  "site/b.HTM": "b",
  "site/a/index.html": "a",
  "site/a/注意 1.txt": "text",
  "site/a/z.md": "md",
  "site/a/doc.pdf": "%PDF-1.4",
  "site/empty/x.doc": "",
  "site/.hidden/x.html": "no",
};

describe("a folder", () => {
  test("gives its pages sorted, each as what its ending says, named from the working folder", async () => {
    await put(site);
    const pages = await readAll(await open("site"));
    expect(pages.map(({ name, kind }) => [name, kind])).toEqual([
      ["site/a/doc.pdf", "attachment"],
      ["site/a/index.html", "html"],
      ["site/a/z.md", "markdown"],
      ["site/a/注意 1.txt", "text"],
      ["site/b.HTM", "html"],
      ["site/empty/x.doc", "attachment"],
      ["site/index.html", "html"],
    ]);
    expect(pages[3]).toMatchObject({
      url: fileUrl("site/a/注意 1.txt"),
      finalUrl: fileUrl("site/a/注意 1.txt"),
      status: 200,
      depth: 0,
      miss: null,
    });
    expect(pages.map(text)).toEqual(["%PDF-1.4", "a", "md", "text", "b", "", "home"]);
  });

  test("read as text gives every file that can hold text, and documents as what they are", async () => {
    await put({
      "t/a.txt": "1",
      "t/b": "2",
      "t/c.html": "3",
      "t/d.jpg": "4",
      "t/e.docx": "PK\u0003\u0004\0\0",
      "t/f": "PK\u0003\u0004\0\0",
    });
    const pages = await readAll(await open("t", { as: "text" }));
    expect(pages.map(({ name, kind, miss }) => `${name} ${miss?.reason ?? kind}`)).toEqual([
      ...["t/a.txt text", "t/b text", "t/c.html text", "t/e.docx attachment", "t/f unsupported"],
    ]);
    const withoutDocuments = await readAll(await open("t", { as: "text", attachments: false }));
    expect(withoutDocuments.map(({ name }) => name)).toEqual(["t/a.txt", "t/b", "t/c.html", "t/f"]);
  });

  test("under a base has published names, an index file being its directory", async () => {
    await put(site);
    const pages = await readAll(await open("site", { base: "https://www.example.gov.cn/x/index.html" }));
    expect(pages.map((page) => page.url)).toEqual([
      "https://www.example.gov.cn/x/a/doc.pdf",
      "https://www.example.gov.cn/x/a/",
      "https://www.example.gov.cn/x/a/z.md",
      "https://www.example.gov.cn/x/a/%E6%B3%A8%E6%84%8F%201.txt",
      "https://www.example.gov.cn/x/b.HTM",
      "https://www.example.gov.cn/x/empty/x.doc",
      "https://www.example.gov.cn/x/",
    ]);
    expect(pages.every((page) => page.name === page.url)).toBe(true);
  });

  test("answers for links inside it", async () => {
    await put(site);
    const source = await open("site");
    expect(source.owns(fileUrl("site/a/nothing.html"))).toBe(true);
    expect(source.owns(fileUrl("other/a.html"))).toBe(false);
    expect(source.answer(fileUrl("site/a/doc.pdf"))).toMatchObject({
      status: 200,
      error: null,
      contentType: "application/pdf",
      length: 8,
      magic: [...Buffer.from("%PDF-1.4")],
      anchors: null,
    });
    expect(source.answer(fileUrl("site/empty/x.doc"))).toMatchObject({ status: 200, length: 0, magic: [] });
    expect(source.answer(fileUrl("site/a/nothing.html"))).toMatchObject({ status: 404, error: "file-missing" });
    expect(source.answer(fileUrl("site/a/"))).toMatchObject({ status: 200, contentType: "text/html" });
    expect(source.answer(`${fileUrl("site/b.HTM")}?v=1`)).toMatchObject({ status: 200 });
    // No index file: only a server knows what it shows. Outside: not the folder's to say.
    expect(source.answer(fileUrl("site/empty/"))).toBeNull();
    expect(source.answer(fileUrl("elsewhere.html"))).toBeNull();
    expect(source.answer("https://www.example.gov.cn/")).toBeNull();
    expect(source.mayAsk("https://www.example.gov.cn/")).toBe(false);
    // Root-relative links mean the folder when it holds the file, and nothing certain when not.
    expect(source.answer("file:///a/doc.pdf")).toMatchObject({ status: 200 });
    expect(source.answer("file:///a/nothing.pdf")).toBeNull();
  });

  test("under a base answers for published addresses", async () => {
    await put({ ...site, "site/list.html?page=2": "mirrored" });
    const source = await open("site", { base: "https://www.example.gov.cn/x/" });
    const base = "https://www.example.gov.cn/x/";
    expect(source.owns(`${base}whatever`)).toBe(true);
    expect(source.answer(`${base}a/doc.pdf`)).toMatchObject({ status: 200, length: 8 });
    expect(source.answer(`${base}a/`)).toMatchObject({ status: 200 });
    expect(source.answer(base)).toMatchObject({ status: 200 });
    expect(source.answer(`${base}b.HTM?v=3`)).toMatchObject({ status: 200 });
    expect(source.answer(`${base}list.html?page=2`)).toMatchObject({ status: 200 });
    expect(source.answer(`${base}a/gone.html`)).toMatchObject({ status: 404, error: "file-missing" });
    // GBK names: undecodable, or UTF-8 by chance.
    expect(source.answer(`${base}%B9%AB.html`)).toBeNull();
    expect(source.answer(`${base}%CD%A8%D6%AA.html`)).toBeNull();
    expect(source.answer("https://www.example.gov.cn/y.html")).toBeNull();
  });

  test("names what it could not read", async () => {
    await put({ "s/a.html": "a", "s/b.html": "123456789", "s/c.html": "c" });
    await chmod(at("s/a.html"), 0o000);
    const config = { fetch: fetchConfig({ maxBytes: 5 }), site: siteConfig() };
    const pages = await readAll(await open("s", { config, maxPages: 2 }));
    const reasons = pages.map((page) => page.miss?.reason ?? null);
    // The superuser may read everything.
    expect(reasons).toEqual([process.getuid?.() === 0 ? null : "file-error", "too-large", "page-limit"]);
    expect(pages[1]).toMatchObject({ body: null, status: null });
  });

  test("an abort names the rest", async () => {
    await put(site);
    const controller = new AbortController();
    controller.abort();
    const pages = await readAll(await open("site"), controller.signal);
    expect(new Set(pages.map((page) => page.miss?.reason))).toEqual(new Set(["interrupted"]));
  });
});

describe("files, globs, standard input", () => {
  test("a file says nothing about missing neighbours", async () => {
    await put(site);
    const source = await open("site/b.HTM");
    expect((await readAll(source)).map((page) => page.name)).toEqual(["site/b.HTM"]);
    expect(source.answer(fileUrl("site/index.html"))).toMatchObject({ status: 200 });
    expect(source.answer(fileUrl("site/gone.html"))).toBeNull();
  });

  test("a glob", async () => {
    await put(site);
    const pages = await readAll(await open("site/**/index.html"));
    expect(pages.map((page) => page.name)).toEqual(["site/a/index.html", "site/index.html"]);
  });

  test("a glob is published from the folder that holds all it finds", async () => {
    await put({ "pages/a/1.html": "", "pages/ab/2.html": "" });
    const pages = await readAll(await open("pages/*/*.html", { base: "https://www.example.gov.cn/" }));
    expect(pages.map((page) => page.url)).toEqual([
      "https://www.example.gov.cn/a/1.html",
      "https://www.example.gov.cn/ab/2.html",
    ]);
  });

  test("several targets in the order written, a page once", async () => {
    await put(site);
    const pages = await readAll(await open(["site/index.html", "site/a", "site/index.html"]));
    expect(pages.map((page) => page.name)).toEqual([
      "site/index.html",
      "site/a/doc.pdf",
      "site/a/index.html",
      "site/a/z.md",
      "site/a/注意 1.txt",
    ]);
  });

  test("standard input", async () => {
    const [page] = await readAll(
      await open("-", { stdin: Buffer.from("正文"), as: "markdown", base: "https://www.example.gov.cn/a.html" }),
    );
    expect(page).toMatchObject({ name: "<stdin>", kind: "markdown", url: "https://www.example.gov.cn/a.html" });
  });
});

test.each([
  ["nothing.html", {}],
  ["no/such/**/*.html", {}],
  ["www.example.gov.cn", {}],
  ["http://[", {}],
  ["https://www.example.gov.cn/", { offline: true }],
  ["-", {}],
])("target %s is refused by name", async (target, changes) => {
  await expect(open(target, changes)).rejects.toMatchObject({
    code: "bad-target",
    message: expect.stringContaining(target),
  });
});

test("an empty folder and a bad base are refused", async () => {
  await put({ "e/a.mp4": "x" });
  await expect(open("e")).rejects.toMatchObject({ code: "bad-target" });
  await expect(open("e", { base: "www.example.gov.cn" })).rejects.toMatchObject({ code: "bad-argument" });
  // A gate may find that nothing was changed.
  expect(await readAll(await open([]))).toEqual([]);
});
