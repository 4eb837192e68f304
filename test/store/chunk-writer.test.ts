import { expect, it } from "vitest";
import { createChunkWriter } from "../../src/store/chunk-writer.ts";
import { createSeal } from "../../src/store/seal.ts";

const seal = createSeal(new Uint8Array(32).fill(1));

it("puts every text where it says, whatever its length", () => {
  const writer = createChunkWriter<number>(seal);
  const texts = Array.from({ length: 400 }, (_, i) =>
    i === 200 ? "很长".repeat(400_000) : `第${i}行\n${"x".repeat(i * 4)}`,
  );
  for (const [owner, text] of texts.entries()) {
    if (owner % 3 === 0) writer.addBytes(owner, Buffer.from(text));
    else writer.add(owner, text.split("\n"));
  }
  const size = writer.size();
  const found = new Map<number, string>();
  const chunks = writer.take();
  for (const { sealed, parts } of chunks) {
    const plain = seal.open(sealed);
    for (const { owner, start, size } of parts) found.set(owner, plain?.toString("utf8", start, start + size) ?? "");
  }
  expect([...found.values()]).toEqual(texts);
  expect(chunks.length).toBeGreaterThan(2);
  expect(size).toBe(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0));
  expect(writer.size()).toBe(0);
  expect(writer.take()).toEqual([]);
});
