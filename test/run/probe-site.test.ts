import { describe, expect, it } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import type { ProbeRecord } from "../../src/model/probe.ts";
import { probeSite } from "../../src/run/probe-site.ts";
import { type Handler, serve } from "../source/serve.ts";

const START = Date.parse("2026-11-22T01:00:00Z");

/** Each look at the clock is 40 ms later. */
function ticking(): () => number {
  let time = START - 40;
  return () => {
    time += 40;
    return time;
  };
}

function probe(url: string, part: { limitMs?: number; signal?: AbortSignal } = {}): Promise<ProbeRecord | null> {
  const signal = new AbortController().signal;
  return probeSite({ url, config: defaultConfig("/"), clock: ticking(), signal, ...part });
}

describe("codes", () => {
  it.each<[string, Handler]>([
    ["open", (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>首页</p>")],
    ["http-503", (_, response) => response.writeHead(503).end()],
    ["http-404", (_, response) => response.writeHead(404).end()],
    ["blocked-412", (_, response) => response.writeHead(412).end()],
    ["reset", (request) => request.socket.destroy()],
    ["redirect-loop", (_, response) => response.writeHead(302, { location: "/" }).end()],
  ])("%s", async (code, handler) => {
    const { origin, requests } = await serve(handler);
    expect(await probe(`${origin}/`)).toEqual({
      at: "2026-11-22T01:00:00.000Z",
      url: `${origin}/`,
      ms: 40,
      code,
    });
    expect(requests, "asked once").toHaveLength(1);
  });

  it("timeout, also while the body hangs", async () => {
    const { origin } = await serve((_, response) => response.writeHead(200).write("<p>"));
    expect(await probe(`${origin}/`, { limitMs: 60 })).toMatchObject({ code: "timeout" });
  });

  it("refused", async () => {
    const { origin } = await serve(() => {});
    const closed = origin.replace(/\d+$/, "1");
    expect(await probe(`${closed}/`)).toMatchObject({ code: "refused" });
  });
});

it("a redirect to the true home page opens", async () => {
  const { origin } = await serve((request, response) =>
    request.url === "/" ? response.writeHead(302, { location: "/index.html" }).end() : response.end("ok"),
  );
  expect(await probe(`${origin}/`)).toMatchObject({ code: "open" });
});

it("what the user stopped is no visit", async () => {
  const { origin } = await serve((_, response) => response.end("ok"));
  expect(await probe(`${origin}/`, { signal: AbortSignal.abort() })).toBeNull();
});
