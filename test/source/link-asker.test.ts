import { afterEach, describe, expect, test } from "vitest";
import type { LinkAnswer } from "../../src/model/site.ts";
import type { LinkAsker, Source } from "../../src/model/source.ts";
import { createHttpClient } from "../../src/source/http-client.ts";
import { createLinkAsker } from "../../src/source/index.ts";
import { answer, fetchConfig, never, redirect, routes, serve } from "./serve.ts";

const askers: LinkAsker[] = [];
afterEach(async () => {
  for (const asker of askers.splice(0)) await asker.close();
});

interface Setup {
  readonly known?: readonly LinkAnswer[];
  readonly own?: string;
  readonly mayAsk?: boolean;
  readonly named?: readonly string[];
  readonly external?: boolean;
  readonly offline?: boolean;
  readonly retries?: number;
  readonly onAnswer?: (answer: LinkAnswer) => void;
}

function askerFor(setup: Setup = {}): LinkAsker {
  const source: Source = {
    target: "",
    starts: [],
    snapshots: async function* () {},
    offer: () => {},
    owns: (address) => setup.own !== undefined && address.startsWith(setup.own),
    answer: (address) => setup.known?.find((known) => known.target === address) ?? null,
    mayAsk: () => setup.mayAsk ?? true,
    progress: () => ({ done: 0, queued: 0 }),
  };
  const { external = true, offline = false, onAnswer } = setup;
  const client = createHttpClient(fetchConfig({ retries: setup.retries ?? 0 }), setup.named ?? ["127.0.0.1"]);
  const asker = createLinkAsker({ client, source, external, offline, ...(onAnswer === undefined ? {} : { onAnswer }) });
  askers.push(asker);
  return asker;
}

const ask = (target: string, body = false, setup: Setup = {}): Promise<LinkAnswer | null> =>
  askerFor(setup).ask(target, { body }, never);

describe("how it asks", () => {
  test("HEAD is enough when it is good", async () => {
    const { origin, requests } = await serve(routes({ "/a": "page" }));
    expect(await ask(`${origin}/a`)).toMatchObject({ status: 200, head: "", magic: [], contentType: "text/html" });
    expect(requests).toEqual(["HEAD /a"]);
  });

  test.each([403, 404, 405, 500, 501])("a HEAD answered with %i is not believed", async (status) => {
    const { origin, requests } = await serve((request, response) => {
      response.writeHead(request.method === "HEAD" ? status : 200, { "content-type": "image/png" }).end("png");
    });
    expect(await ask(`${origin}/a`)).toMatchObject({ status: 200, error: null });
    expect(requests).toEqual(["HEAD /a", "GET /a"]);
  });

  test("a HEAD that breaks the connection is not believed", async () => {
    const { origin } = await serve((request, response) => {
      if (request.method === "HEAD") request.socket.destroy();
      else response.end("fine");
    });
    expect(await ask(`${origin}/a`)).toMatchObject({ status: 200, error: null, attempts: 2 });
  });

  test("only the second question is repeated", async () => {
    const { origin, requests } = await serve(answer(503));
    const asked = await ask(`${origin}/a`, false, { retries: 2 });
    expect(asked).toMatchObject({ status: 503, attempts: 4 });
    expect(requests).toEqual(["HEAD /a", "GET /a", "GET /a", "GET /a"]);
  });

  test("a missing page is missing after both questions", async () => {
    const { origin } = await serve(routes({}));
    expect(await ask(`${origin}/gone`)).toMatchObject({ status: 404, error: null });
  });

  test("a wanted body is read in one GET, cut at 64 KiB of characters, in the charset of its bytes", async () => {
    const gbk = Buffer.concat([Buffer.from("<title>"), Buffer.from([0xd2, 0xb3, 0xc3, 0xe6]), Buffer.from("</title>")]);
    const html = { "content-type": "text/html" };
    const { origin, requests } = await serve(
      routes({
        "/gbk": answer(200, html, gbk),
        "/long": answer(200, html, "页".repeat(300_000)),
        "/img": answer(200, { "content-type": "image/png" }, "x"),
      }),
    );
    expect((await ask(`${origin}/gbk`, true))?.head).toBe("<title>页面</title>");
    const long = await ask(`${origin}/long`, true);
    expect(long?.head).toBe("页".repeat(65_536));
    expect((await ask(`${origin}/img`, true))?.head).toBe("");
    expect(requests).toEqual(["GET /gbk", "GET /long", "GET /img"]);
  });

  test("a download is asked for its first bytes only", async () => {
    let range: string | undefined;
    const { origin } = await serve((request, response) => {
      range = request.headers.range;
      response
        .writeHead(206, { "content-range": "bytes 0-1023/50000", "content-type": "application/pdf" })
        .end("%PDF-1.7".padEnd(1024));
    });
    const result = await ask(`${origin}/a.pdf`);
    expect(range).toBe("bytes=0-1023");
    expect(result).toMatchObject({ status: 200, length: 50_000, contentType: "application/pdf" });
    expect(Buffer.from(result?.magic ?? []).toString()).toBe("%PDF-1.7        ");
  });

  test("an error page behind a download is seen", async () => {
    const page = answer(200, { "content-type": "text/html" }, "<html><title>文件不存在</title>");
    const { origin } = await serve(routes({ "/a.doc": page }));
    expect((await ask(`${origin}/a.doc`))?.head).toContain("文件不存在");
  });

  test("an empty file has length 0, however the server says so", async () => {
    const { origin } = await serve(
      routes({
        "/a.doc": answer(200, { "content-length": "0" }),
        "/b.doc": answer(416, { "content-range": "bytes */0" }),
      }),
    );
    expect(await ask(`${origin}/a.doc`)).toMatchObject({ status: 200, length: 0 });
    expect(await ask(`${origin}/b.doc`)).toMatchObject({ status: 200, length: 0 });
  });

  test("a server that stumbles over ranges is asked without", async () => {
    const { origin } = await serve((request, response) => {
      response.writeHead(request.headers.range === undefined ? 200 : 400).end("PK");
    });
    expect(await ask(`${origin}/a.zip`)).toMatchObject({ status: 200, length: 2 });
  });

  test("redirects are told", async () => {
    const { origin } = await serve(routes({ "/a": redirect("/b"), "/b": "b" }));
    expect(await ask(`${origin}/a`)).toMatchObject({ finalUrl: `${origin}/b`, redirects: [`${origin}/a`] });
  });
});

describe("what it does not ask", () => {
  const known: LinkAnswer = {
    target: "http://127.0.0.1:9/known",
    finalUrl: "http://127.0.0.1:9/known",
    status: 404,
    error: null,
    redirects: [],
    contentType: "",
    length: null,
    head: "",
    magic: [],
    anchors: null,
    attempts: 1,
  };

  test("what the source knows", async () => {
    expect(await ask(known.target, true, { known: [known] })).toBe(known);
  });

  test("a target twice at once", async () => {
    const given: LinkAnswer[] = [];
    const { origin, requests } = await serve(routes({ "/a": "a" }));
    const asker = askerFor({ onAnswer: (one) => given.push(one) });
    const [first, second] = await Promise.all([1, 2].map(() => asker.ask(`${origin}/a`, { body: true }, never)));
    expect(first).toBe(second);
    expect(requests).toHaveLength(1);
    expect(given).toHaveLength(1);
    // Answers that were given are the caller's to keep.
    expect(await asker.ask(`${origin}/a`, { body: false }, never)).not.toBe(first);
  });

  test("private addresses that nobody named", async () => {
    const { origin, requests } = await serve(routes({}));
    expect(await ask(`${origin}/a`, false, { named: ["www.example.gov.cn"] })).toMatchObject({
      error: "private-address",
      attempts: 0,
    });
    expect(requests).toEqual([]);
  });

  test("anything offline, other hosts when unwanted, what the source forbids, other schemes", async () => {
    const { origin, requests } = await serve(routes({}));
    expect(await ask(`${origin}/a`, false, { offline: true })).toBeNull();
    expect(await ask(`${origin}/a`, false, { external: false })).toBeNull();
    expect(await ask(`${origin}/a`, false, { mayAsk: false })).toBeNull();
    expect(await ask("file:///etc/hostname")).toBeNull();
    expect(requests).toEqual([]);
    expect(await ask(`${origin}/a`, false, { external: false, own: origin })).toMatchObject({ status: 404 });
  });

  test("an aborted question has no answer", async () => {
    const controller = new AbortController();
    const { origin } = await serve(() => controller.abort());
    expect(await askerFor().ask(`${origin}/a`, { body: true }, controller.signal)).toBeNull();
  });
});
