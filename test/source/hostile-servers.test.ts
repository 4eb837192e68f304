/** Servers that mean no good, or do not know what they do: each costs little, and none hurts the others. */

import { createServer as createTcpServer } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import type { FetchConfig } from "../../src/model/config.ts";
import { createHttpClient, type HttpClient, type HttpRequest, type HttpResult } from "../../src/source/http-client.ts";
import { answer, fetchConfig, never, redirect, routes, serve } from "./serve.ts";

const clients: HttpClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});

function clientFor(changes: Partial<FetchConfig> = {}, named: readonly string[] = ["127.0.0.1"]): HttpClient {
  const client = createHttpClient(fetchConfig(changes), named);
  clients.push(client);
  return client;
}

const MAX_BYTES = 5_000_000;
const whole: HttpRequest = { method: "GET", plan: () => ({ maxBytes: MAX_BYTES, isCut: false }) };
const head: HttpRequest = { method: "HEAD", isFirstTry: true, plan: () => ({ maxBytes: 0, isCut: true }) };
const get = (address: string, changes: Partial<FetchConfig> = {}): Promise<HttpResult> =>
  clientFor({ maxBytes: MAX_BYTES, ...changes }).fetch(address, whole, never);
const fast = { perHost: 4, gapMs: 0, address: null };

describe("bodies", () => {
  test.each([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
  ])(
    "a %s body that grows five hundredfold is a bomb, however small the limit would let it be",
    async (encoding, pack) => {
      const bomb = pack(Buffer.alloc(4_000_000));
      expect(bomb.length * 500).toBeLessThan(4_000_000);
      const { origin } = await serve(answer(200, { "content-encoding": encoding }, bomb));
      expect(await get(origin)).toMatchObject({ error: "too-large", body: null });
    },
  );

  test("what ordinary pages compress to is none", async () => {
    const page = `<ul>${"<li><a href='/a.html'>关于召开会议的通知</a></li>".repeat(20_000)}</ul>`;
    const { origin } = await serve(answer(200, { "content-encoding": "gzip" }, gzipSync(page)));
    expect((await get(origin)).body?.length).toBe(Buffer.byteLength(page));
  });

  test("encodings wrapped around each other without end are not unwrapped", async () => {
    let body: Uint8Array = Buffer.from("x");
    for (let layer = 0; layer < 10; layer += 1) body = gzipSync(body);
    const { origin } = await serve(answer(200, { "content-encoding": Array(10).fill("gzip").join(", ") }, body));
    expect(await get(origin)).toMatchObject({ error: "too-large", body: null });
  });

  test("a giant page that says how long it is is not read at all", async () => {
    let sent = 0;
    const { origin } = await serve((_request, response) => {
      response.writeHead(200, { "content-length": 200_000_000, "content-type": "text/html" });
      response.flushHeaders();
      response.on("drain", () => {
        sent += 1;
      });
    });
    expect(await get(origin)).toMatchObject({ error: "too-large", body: null, attempts: 1 });
    expect(sent).toBe(0);
  });

  test("one that does not say is left as soon as it is too long, and the next page is read as ever", async () => {
    let closed = (): void => {};
    const left = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const { origin } = await serve((request, response) => {
      if (request.url === "/next") {
        response.end("next");
        return;
      }
      const block = Buffer.alloc(65_536, "x");
      const more = (): void => {
        while (!response.destroyed && response.write(block));
      };
      response.on("drain", more);
      response.on("close", closed);
      more();
    });
    const client = clientFor({ maxBytes: MAX_BYTES });
    expect(await client.fetch(`${origin}/`, whole, never)).toMatchObject({ error: "too-large", body: null });
    await left;
    expect(await client.fetch(`${origin}/next`, whole, never)).toMatchObject({ status: 200 });
  });

  test("a long body at a usable speed may take longer than the timeout", async () => {
    const { origin } = await serve((_request, response) => {
      let count = 0;
      const timer = setInterval(() => {
        count += 1;
        response.write(Buffer.alloc(20_000, "x"));
        if (count === 8) response.end();
        if (count === 8) clearInterval(timer);
      }, 50);
    });
    const result = await get(origin, { timeoutMs: 200, retries: 0 });
    expect(result).toMatchObject({ status: 200, error: null });
    expect(result.body?.length).toBe(160_000);
  });
});

describe("headers", () => {
  test("without end are no answer", async () => {
    const server = createTcpServer((socket) => {
      socket.on("error", () => {});
      socket.write("HTTP/1.1 200 OK\r\n");
      const more = (): void => {
        while (!socket.destroyed && socket.write(`X-Filler: ${"x".repeat(1000)}\r\n`));
      };
      socket.on("drain", more);
      socket.once("data", more);
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const bound = server.address();
    const port = bound === null || typeof bound === "string" ? 0 : bound.port;
    expect(await get(`http://127.0.0.1:${port}/`)).toMatchObject({ error: "protocol", attempts: 1 });
    server.close();
  });

  test("that drip are a timeout", async () => {
    const server = createTcpServer((socket) => {
      socket.on("error", () => {});
      socket.write("HTTP/1.1 200 OK\r\n");
      const timer = setInterval(() => socket.write("X: y\r\n"), 20);
      socket.on("close", () => clearInterval(timer));
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const bound = server.address();
    const port = bound === null || typeof bound === "string" ? 0 : bound.port;
    const result = await get(`http://127.0.0.1:${port}/`, { timeoutMs: 150, retries: 0 });
    expect(result).toMatchObject({ error: "timeout" });
    server.close();
  });
});

test("a public host that redirects into the own machine is not followed", async () => {
  const inner = await serve(routes({ "/": "secret" }));
  const outer = await serve(redirect(`${inner.origin}/`), "127.0.0.2");
  const hosts = { "www.example.gov.cn": { perHost: null, gapMs: null, address: `127.0.0.2:${outer.port}` } };
  const client = clientFor({ hosts }, ["www.example.gov.cn"]);
  const result = await client.fetch("http://www.example.gov.cn/", whole, never);
  expect(result).toMatchObject({ error: "private-address", redirects: ["http://www.example.gov.cn/"] });
  expect(inner.requests).toEqual([]);
});

describe("connections", () => {
  test("outlive a HEAD", async () => {
    const ports = new Set<number | undefined>();
    const { origin } = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end("body");
    });
    const client = clientFor({ hosts: { "127.0.0.1": { ...fast, perHost: 1 } } });
    for (const path of ["a", "b", "c"]) await client.fetch(`${origin}/${path}`, head, never);
    await client.fetch(`${origin}/d`, whole, never);
    expect(ports.size).toBe(1);
  });

  test("are made anew when a server answers HEAD with a body", async () => {
    const server = createTcpServer((socket) => {
      socket.on("error", () => {});
      socket.on("data", () => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody"));
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const bound = server.address();
    const origin = `http://127.0.0.1:${bound === null || typeof bound === "string" ? 0 : bound.port}`;
    const client = clientFor({ hosts: { "127.0.0.1": { ...fast, perHost: 1 } } });
    const results = await Promise.all([
      client.fetch(`${origin}/a`, head, never),
      client.fetch(`${origin}/b`, whole, never),
      client.fetch(`${origin}/c`, whole, never),
    ]);
    expect(results.map(({ status }) => status)).toEqual([200, 200, 200]);
    await client.close();
    server.close();
  });
});

test("a site that lets nobody in without its cookie asks each visitor once", async () => {
  const { origin, requests } = await serve((request, response) => {
    if (request.headers.cookie === "pass=1") response.end("inside");
    else response.writeHead(302, { location: request.url ?? "", "set-cookie": "pass=1" }).end();
  });
  const client = clientFor();
  for (const path of ["/a", "/b"]) {
    expect(await client.fetch(origin + path, whole, never)).toMatchObject({ status: 200 });
  }
  expect(requests).toEqual(["GET /a", "GET /a", "GET /b"]);
  // Nobody else is shown the cookie, and another run begins without it.
  const other = await serve((request, response) => response.end(request.headers.cookie ?? "none"), "127.0.0.2");
  const shown = await client.fetch(`${other.origin}/`, whole, never);
  expect(Buffer.from(shown.body ?? []).toString()).toBe("none");
});

describe("hosts that fail", () => {
  test("Retry-After of one address does not hold up the others", async () => {
    let isBusy = true;
    const { origin, requests } = await serve((request, response) => {
      if (request.url !== "/busy" || !isBusy) {
        response.end("well");
        return;
      }
      isBusy = false;
      response.writeHead(429, { "retry-after": "1" }).end();
    });
    const client = clientFor({ hosts: { "127.0.0.1": { ...fast, perHost: 1 } } });
    const paths = [...Array(10).keys()].map((index) => `/${index}`);
    for (const path of paths) await client.fetch(origin + path, whole, never);
    const all = await Promise.all(["/busy", ...paths].map((path) => client.fetch(origin + path, whole, never)));
    expect(all.map(({ status }) => status)).toEqual(Array(11).fill(200));
    expect(requests.slice(10)).toEqual(["GET /busy", ...paths.map((path) => `GET ${path}`), "GET /busy"]);
  });

  test("a wait that outlasts any run is not waited for", async () => {
    const { origin, requests } = await serve(answer(503, { "retry-after": "86400" }));
    expect(await get(origin)).toMatchObject({ status: 503, attempts: 1 });
    expect(requests).toHaveLength(1);
  });

  test("a Retry-After with a date is read", async () => {
    let count = 0;
    const { origin } = await serve((_request, response) => {
      count += 1;
      if (count > 1) response.end("well");
      else response.writeHead(503, { "retry-after": new Date(Date.now() - 5000).toUTCString() }).end();
    });
    expect(await get(origin)).toMatchObject({ status: 200, attempts: 2 });
  });

  test("a dead host costs a few attempts, whatever the number of its addresses", async () => {
    let connections = 0;
    const server = createTcpServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const bound = server.address();
    const origin = `http://127.0.0.1:${bound === null || typeof bound === "string" ? 0 : bound.port}`;
    const client = clientFor({ hosts: { "127.0.0.1": fast } });
    const all = await Promise.all(
      [...Array(300).keys()].map((index) => client.fetch(`${origin}/${index}`, whole, never)),
    );
    expect(new Set(all.map(({ error }) => error))).toEqual(new Set(["reset"]));
    expect(connections).toBeLessThan(12);
    expect(all.filter(({ attempts }) => attempts === 0).length).toBeGreaterThan(280);
    server.close();
  });

  test("one that dies on the way makes nothing dead, and is given up", async () => {
    const dying = await serve((_request, response) => response.end("alive"), "127.0.0.3");
    const client = clientFor({ hosts: { "127.0.0.3": fast } });
    const first = await client.fetch(`${dying.origin}/first`, whole, never);
    expect(first).toMatchObject({ status: 200 });
    await dying.close();
    const all = await Promise.all(
      [...Array(50).keys()].map((index) => client.fetch(`${dying.origin}/${index}`, whole, never)),
    );
    expect(new Set(all.map(({ error }) => error))).toEqual(new Set(["host-down"]));
    expect(all[0]?.detail).toBe("host-down ECONNREFUSED");
  });

  test("one that comes back is asked as if nothing had happened", async () => {
    const restarted = await serve((_request, response) => response.end("alive"), "127.0.0.3");
    const client = clientFor({ hosts: { "127.0.0.3": fast } });
    await client.fetch(`${restarted.origin}/first`, whole, never);
    await restarted.close();
    const waiting = Promise.all(
      [...Array(50).keys()].map((index) => client.fetch(`${restarted.origin}/${index}`, whole, never)),
    );
    await serve((_request, response) => response.end("again"), "127.0.0.3", restarted.port);
    expect((await waiting).map(({ status }) => status)).toEqual(Array(50).fill(200));
  });
});
