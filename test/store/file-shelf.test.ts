import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { createFileShelf } from "../../src/store/index.ts";

const ours = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith("zicha-"));

describe("createFileShelf", () => {
  const texts = [
    "",
    "甲",
    "x".repeat(5000),
    "链接😀\ud800",
    ...Array.from({ length: 300 }, (_, i) => `第${i}条`.repeat(i)),
  ];
  // What is no text on its own cannot be written.
  const read = texts.map((text) => text.replace("\ud800", "\ufffd"));

  it.each([16, 4096, 1_000_000])("finds every text again, in any order, with %d bytes in memory", (held) => {
    const shelf = createFileShelf(held);
    const places = texts.map((text, i) => {
      const place = shelf.put(text);
      if (i % 7 === 0) expect(shelf.get(place)).toBe(read[i]);
      return place;
    });
    for (let i = texts.length - 1; i >= 0; i--) expect(shelf.get(places[i] ?? 0)).toBe(read[i]);
    shelf.close();
  });

  it.each([16, 4096, 1_000_000])("gives bytes back as they were, among texts, with %d in memory", (held) => {
    const shelf = createFileShelf(held);
    const bytes = Array.from({ length: 60 }, (_, i) =>
      Uint8Array.from({ length: i * 7 }, (_, at) => (at * 31 + i) & 255),
    );
    const places = bytes.map((one) => {
      const place = shelf.putBytes(one);
      shelf.put("甲");
      return place;
    });
    for (const [i, place] of places.entries()) expect([...shelf.getBytes(place)]).toEqual([...(bytes[i] ?? [])]);
    shelf.close();
  });

  it("leaves no file behind, and makes none for little", () => {
    const before = ours();
    const shelf = createFileShelf(100);
    shelf.put("甲");
    expect(ours()).toEqual(before);
    shelf.put("乙".repeat(200));
    shelf.put("丙");
    shelf.close();
    shelf.close();
    expect(ours().filter((name) => !before.includes(name))).toEqual([]);
  });
});
