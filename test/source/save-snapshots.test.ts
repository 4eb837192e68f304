import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Snapshot } from "../../src/model/snapshot.ts";
import { createClient, createLinkAsker, saveSnapshots } from "../../src/source/index.ts";
import { fetchConfig, never, routes, serve, siteConfig } from "./serve.ts";
import { readAll, useFolder } from "./use-folder.ts";

const { at, put, open } = useFolder();

describe("saved snapshots", () => {
  test("give the same pages and answers offline", async () => {
    const { origin } = await serve(
      routes({
        "/": '<a href="/a">',
        "/a": "a",
        "/shut": (_request, response) => response.writeHead(403).end(),
      }),
    );
    const config = { fetch: fetchConfig({ retries: 0 }), site: siteConfig() };
    const client = createClient(config, [`${origin}/`]);
    const source = await open(`${origin}/`, { config, client });
    const folder = at("saved");
    const writer = await saveSnapshots(folder, source);
    const original: Snapshot[] = [];
    for await (const snapshot of source.snapshots(never)) {
      original.push(snapshot);
      const links = original.length === 1 ? ["/a", "/shut", "/gone"] : [];
      source.offer(
        links.map((path) => ({ target: origin + path, isPage: true })),
        snapshot,
      );
      await writer.save(snapshot);
    }
    const asker = createLinkAsker({
      client,
      source,
      external: true,
      offline: false,
      onAnswer: (answer) => void writer.saveAnswer(answer),
    });
    const gone = await asker.ask(`${origin}/gone`, { body: true }, never);
    const image = await asker.ask(`${origin}/x.png`, { body: false }, never);
    await writer.close();
    await asker.close();

    const replay = await open("saved", { offline: true });
    expect(replay.starts).toEqual([`${origin}/`]);
    const again = await readAll(replay);
    expect(again.map((page) => ({ ...page, body: page.body === null ? null : Buffer.from(page.body) }))).toEqual(
      original.map((page) => ({ ...page, body: page.body === null ? null : Buffer.from(page.body) })),
    );
    expect(again.map((page) => page.miss?.reason ?? "read")).toEqual(["read", "read", "http-status"]);
    expect(replay.answer(`${origin}/gone`)).toEqual(gone);
    expect(replay.answer(`${origin}/x.png`)).toEqual(image);
    expect(replay.answer(`${origin}/never`)).toBeNull();
    expect(replay.owns(`${origin}/never`)).toBe(true);
    expect(replay.owns("http://other.example.cn/")).toBe(false);
    expect(replay.mayAsk(`${origin}/never`)).toBe(false);
  });

  test("are for the owner's eyes only, and a new run replaces the old one", async () => {
    await put({ "s/a.html": "a", "s/b.html": "a" });
    const folder = at("saved");
    for (const count of [2, 1]) {
      const source = await open("s", { maxPages: count });
      const writer = await saveSnapshots(folder, source);
      for (const snapshot of (await readAll(source)).slice(0, count)) await writer.save(snapshot);
      await writer.close();
    }
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(await readdir(join(folder, "bodies"))).toHaveLength(1);
    expect((await readAll(await open("saved"))).map((page) => page.name)).toEqual(["s/a.html"]);
  });

  test("never overwrite somebody else's folder", async () => {
    await put({ "s/a.html": "a" });
    const source = await open("s");
    await expect(saveSnapshots(at("s"), source)).rejects.toMatchObject({ code: "bad-output" });
  });
});
