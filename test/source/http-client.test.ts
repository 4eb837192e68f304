import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { HttpRequest } from "../../src/source/http-client.ts";
import { clientFor, get, text, whole } from "./clients.ts";
import { answer, never, routes, serve, serveRaw } from "./serve.ts";

describe("the address guard", () => {
  test("refuses the loopback when no target is on it, without connecting", async () => {
    const { origin, port, requests } = await serve(routes({ "/": "secret" }));
    const client = clientFor({}, ["www.example.gov.cn"]);
    for (const address of [
      origin,
      `http://localhost:${port}/`,
      `http://[::ffff:7f00:1]:${port}/`,
      `http://2130706433:${port}/`,
    ]) {
      expect(client.isForbidden(address)).toBe(true);
      expect(await client.fetch(address, whole, never)).toMatchObject({ error: "private-address", status: null });
    }
    expect(requests).toEqual([]);
  });

  test("lets a loopback target ask the whole loopback, and nothing else private", async () => {
    const other = await serve(routes({ "/": "other" }), "127.0.0.2");
    const client = clientFor({}, ["127.0.0.1:8080"]);
    expect(await client.fetch(other.origin, whole, never)).toMatchObject({ status: 200 });
    expect(client.isForbidden("http://192.168.0.1/")).toBe(true);
  });

  test("asks a configured address instead of DNS and keeps the Host header", async () => {
    let host = "";
    const { port } = await serve((request, response) => {
      host = request.headers.host ?? "";
      response.end("stand-in");
    }, "127.0.0.2");
    const hosts = { "www.example.gov.cn": { perHost: null, gapMs: null, address: `127.0.0.2:${port}` } };
    const client = clientFor({ hosts }, []);
    expect(await client.fetch("http://www.example.gov.cn/x", whole, never)).toMatchObject({
      status: 200,
      finalUrl: "http://www.example.gov.cn/x",
    });
    expect(host).toBe("www.example.gov.cn");
  });

  test("asks a plain stand-in for an https host when the address says http://", async () => {
    const { port } = await serve(routes({ "/": "stand-in" }));
    const hosts = { "www.example.gov.cn": { perHost: null, gapMs: null, address: `http://127.0.0.1:${port}` } };
    expect(await clientFor({ hosts }, []).fetch("https://www.example.gov.cn/", whole, never)).toMatchObject({
      status: 200,
    });
  });
});

describe("bodies", () => {
  test.each([
    ["gzip", gzipSync],
    ["x-gzip", gzipSync],
    ["deflate", deflateSync],
    ["deflate", deflateRawSync],
    ["br", brotliCompressSync],
  ])("in %s are decompressed", async (encoding, compress) => {
    const { origin } = await serve(answer(200, { "content-encoding": encoding }, compress(Buffer.from("内容"))));
    expect(text(await get(origin))).toBe("内容");
  });

  test("a gzip bomb is cut off", async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    expect(bomb.length).toBeLessThan(10_000);
    const { origin } = await serve(answer(200, { "content-encoding": "gzip" }, bomb));
    expect(await get(origin)).toMatchObject({ error: "too-large", body: null });
  });

  test("a body above the limit is too large, one at the limit is not", async () => {
    const { origin } = await serve(
      routes({ "/100": answer(200, {}, "x".repeat(100)), "/101": answer(200, {}, "x".repeat(101)) }),
    );
    const plan = { maxBytes: 100, isCut: false };
    const client = clientFor();
    const request: HttpRequest = { method: "GET", plan: () => plan };
    expect((await client.fetch(`${origin}/100`, request, never)).body).toHaveLength(100);
    expect(await client.fetch(`${origin}/101`, request, never)).toMatchObject({ error: "too-large" });
    const cut = await client.fetch(
      `${origin}/101`,
      { method: "GET", plan: () => ({ maxBytes: 10, isCut: true }) },
      never,
    );
    expect(cut).toMatchObject({ status: 200, isPartial: true });
    expect(cut.body).toHaveLength(10);
  });

  test("that trickle without end are a timeout", async () => {
    const { origin } = await serve((_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write("x"), 10);
      response.on("close", () => clearInterval(timer));
    });
    expect(await get(origin, { timeoutMs: 100, retries: 0 })).toMatchObject({
      error: "timeout",
      status: null,
      attempts: 1,
    });
  });
});

describe("failures", () => {
  test("no answer at all is a timeout", async () => {
    const { origin, requests } = await serve(() => {});
    expect(await get(origin, { timeoutMs: 50, retries: 1 })).toMatchObject({ error: "timeout", attempts: 2 });
    expect(requests).toHaveLength(2);
  });

  test("a closed port is refused", async () => {
    const { origin } = await serve(() => {});
    const gone = clientFor({ retries: 1 });
    // A port that was open a moment ago and is ours to close cannot belong to anybody else.
    const { createServer } = await import("node:net");
    const port = await new Promise<number>((resolve) => {
      const server = createServer().listen(0, "127.0.0.1", () => {
        const address = server.address();
        server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
      });
    });
    expect(origin).not.toContain(`:${port}`);
    expect(await gone.fetch(`http://127.0.0.1:${port}/a`, whole, never)).toMatchObject({
      error: "refused",
      attempts: 2,
    });
    // Known to be dead: not tried over and over for each of its addresses.
    expect(await gone.fetch(`http://127.0.0.1:${port}/b`, whole, never)).toMatchObject({
      error: "refused",
      attempts: 1,
    });
  });

  test("a malformed answer is protocol, and is not asked again", async () => {
    const origin = await serveRaw(Buffer.from("HTTP/1.1 200 OK\r\nServer : x\r\nContent-Length: 2\r\n\r\nok"));
    expect(await get(origin)).toMatchObject({ error: "protocol", attempts: 1 });
    const nonsense = await serveRaw(Buffer.from("hello\r\n\r\n"));
    expect(await get(nonsense)).toMatchObject({ error: "protocol" });
  });

  test("a body shorter than promised is reset, and is asked again", async () => {
    const origin = await serveRaw(Buffer.from("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nshort"));
    expect(await get(origin)).toMatchObject({ error: "reset", attempts: 3 });
  });

  test("a plain server asked in TLS is tls trouble", async () => {
    const { port } = await serve(routes({}));
    expect(await get(`https://127.0.0.1:${port}/`)).toMatchObject({ error: "tls", attempts: 1 });
  });
});

describe("abort", () => {
  test("ends what runs and what waits", async () => {
    const controller = new AbortController();
    const { origin, requests } = await serve(() => controller.abort());
    const client = clientFor({ hosts: { "127.0.0.1": { perHost: 1, gapMs: null, address: null } } });
    const results = await Promise.all(
      [1, 2, 3].map((index) => client.fetch(`${origin}/${index}`, whole, controller.signal)),
    );
    expect(results.map((result) => result.error)).toEqual(["aborted", "aborted", "aborted"]);
    expect(requests).toHaveLength(1);
  });
});

describe("a proxy", () => {
  test("gets plain HTTP in absolute form, but not what is on the loopback", async () => {
    const asked: string[] = [];
    const proxy = await serve((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers.host}`);
      response.end("through the proxy");
    });
    const direct = await serve(routes({ "/": "direct" }));
    const client = clientFor({ proxy: proxy.origin });
    expect(text(await client.fetch("http://www.example.gov.cn/a?b", whole, never))).toBe("through the proxy");
    expect(text(await client.fetch(`${direct.origin}/`, whole, never))).toBe("direct");
    expect(await client.fetch("http://10.0.0.1/", whole, never)).toMatchObject({ error: "private-address" });
    expect(asked).toEqual(["GET http://www.example.gov.cn/a?b www.example.gov.cn"]);
  });
});

test("an unreadable CA file is the user's mistake", async () => {
  const client = clientFor({ ca: "/no/such/ca.pem" });
  await expect(client.fetch("http://127.0.0.1:9/", whole, never)).rejects.toMatchObject({ code: "bad-config" });
});
