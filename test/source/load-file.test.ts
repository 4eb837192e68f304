import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLoader } from "../../src/source/load-file.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "zicha-load-"));
  writeFileSync(join(folder, "页.html"), "<p>正文</p>");
  writeFileSync(join(folder, "大.html"), "x".repeat(200));
  writeFileSync(join(folder, "图.png"), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3));
  writeFileSync(join(folder, "稿.txt"), "正文");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  ["quick", 60_000],
  ["slow", -1],
])("createLoader on a %s disk", (_, quickMs) => {
  it.each([
    ["页.html", null, { kind: "html", body: "<p>正文</p>", miss: null }],
    ["稿.txt", null, { kind: "text", body: "正文", miss: null }],
    ["稿.txt", "html", { kind: "html", body: "正文", miss: null }],
    ["大.html", null, { kind: "html", body: null, miss: ["too-large", "200"] }],
    ["没有.html", null, { kind: "html", body: null, miss: ["file-error", "ENOENT"] }],
    ["图.png", "txt", { kind: "text", body: null, miss: ["unsupported", "binary"] }],
  ] as const)("gives %s as %s", async (name, as, expected) => {
    const load = createLoader(as === "txt" ? "text" : as, 100, quickMs);
    await load(join(folder, "没有"));
    const loading = load(join(folder, name));
    expect(loading instanceof Promise).toBe(quickMs < 0);
    const { kind, body, miss } = await loading;
    const told = miss === null ? null : [miss.reason, miss.detail];
    expect({ kind, body: body === null ? null : Buffer.from(body).toString(), miss: told }).toEqual(expected);
  });

  it("tells what looks binary from text", async () => {
    expect((await createLoader(null, 100, quickMs)(join(folder, "图.png"))).kind).toBe("attachment");
  });
});
