import { describe, expect, test } from "vitest";
import type { HostWait } from "../../src/model/source.ts";
import { createHttpClient } from "../../src/source/http-client.ts";
import { clientFor, get, inTurn, whole } from "./clients.ts";
import { answer, fetchConfig, never, serve } from "./serve.ts";

describe("retries", () => {
  test.each([429, 500, 502, 503, 504])("%i is asked again until it is well", async (status) => {
    const { origin } = await serve(inTurn(answer(status), answer(status), answer(200, {}, "well")));
    expect(await get(origin)).toMatchObject({ status: 200, attempts: 3 });
  });

  test.each([404, 403, 410, 501])("%i is not asked again", async (status) => {
    const { origin, requests } = await serve(answer(status));
    expect(await get(origin)).toMatchObject({ status, attempts: 1 });
    expect(requests).toHaveLength(1);
  });

  test("end with the last answer", async () => {
    const { origin } = await serve(answer(503));
    expect(await get(origin, { retries: 1 })).toMatchObject({ status: 503, attempts: 2, error: null });
  });

  test("a reset connection is asked again", async () => {
    const { origin } = await serve(inTurn((request) => request.socket.resetAndDestroy(), answer(200, {}, "well")));
    expect(await get(origin)).toMatchObject({ status: 200, attempts: 2 });
  });

  test("Retry-After is waited for, by everybody on the host", async () => {
    const times: number[] = [];
    const { origin } = await serve((_request, response) => {
      times.push(performance.now());
      if (times.length === 1) response.writeHead(429, { "retry-after": "1" }).end();
      else response.end("well");
    });
    const client = clientFor({ perHost: 1, hosts: { "127.0.0.1": { perHost: 1, gapMs: 0, address: null } } });
    const results = await Promise.all([
      client.fetch(`${origin}/a`, whole, never),
      client.fetch(`${origin}/b`, whole, never),
    ]);
    expect(results.map((result) => result.status)).toEqual([200, 200]);
    const [first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThan(900);
  });

  test.each([
    ["what is waited for", 429, "60", 60_000],
    ["as long as it is waited for", 503, "86400", 300_000],
    ["nothing that need not be waited for", 429, "0", null],
    ["nothing that an answer with another status asks for", 404, "60", null],
  ])("tells of a pause: %s", async (_, status, seconds, expected) => {
    const { origin } = await serve(answer(status, { "retry-after": seconds }));
    const controller = new AbortController();
    const told: HostWait[] = [];
    const client = createHttpClient(fetchConfig(), ["127.0.0.1"], (wait) => {
      told.push(wait);
      controller.abort();
    });
    await client.fetch(origin, whole, controller.signal);
    await client.close();
    expect(told).toEqual(expected === null ? [] : [{ host: new URL(origin).host, ms: expected }]);
  });
});

describe("politeness", () => {
  test("at most perHost requests at once, across all callers", async () => {
    let running = 0;
    let most = 0;
    const { origin } = await serve((_request, response) => {
      running += 1;
      most = Math.max(most, running);
      setTimeout(() => {
        running -= 1;
        response.end();
      }, 20);
    });
    const client = clientFor({ hosts: { "127.0.0.1": { perHost: 2, gapMs: null, address: null } } });
    await Promise.all(Array.from({ length: 8 }, (_, index) => client.fetch(`${origin}/${index}`, whole, never)));
    expect(most).toBe(2);
  });

  test("a configured gap lies between the starts of one connection, on the loopback too", async () => {
    const times: number[] = [];
    const { origin } = await serve((_request, response) => {
      times.push(performance.now());
      response.end();
    });
    const client = clientFor({ hosts: { "127.0.0.1": { perHost: 2, gapMs: 120, address: null } } });
    await Promise.all([1, 2, 3].map((index) => client.fetch(`${origin}/${index}`, whole, never)));
    const [first = 0, second = 0, third = 0] = times;
    expect(second - first).toBeGreaterThan(40);
    expect(third - second).toBeGreaterThan(40);
  });

  test("says who asks", async () => {
    let agent: string | undefined;
    const { origin } = await serve((request, response) => {
      agent = request.headers["user-agent"];
      response.end();
    });
    await get(origin);
    expect(agent).toBe("zicha/0.1 (test)");
  });
});
