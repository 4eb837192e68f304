import { readFileSync } from "node:fs";
import process from "node:process";
import { afterEach, describe, expect, it } from "vitest";
import type { PictureReading } from "../../src/model/picture.ts";
import { isOcrInstalled } from "../../src/ocr/index.ts";
import { loadPackages } from "../../src/ocr/load-packages.ts";
import { createRecogniser, type Recogniser } from "../../src/ocr/recogniser.ts";

let open: Recogniser | null = null;
afterEach(() => open?.close());

function recogniser(limitMs = 20_000, signal = new AbortController().signal): Recogniser {
  open = createRecogniser({ worker: new URL("./fake-ocr-worker.mjs", import.meta.url), limitMs, signal });
  return open;
}
const picture = (kind: number): { image: { bytes: Uint8Array } } => ({ image: { bytes: new Uint8Array([kind]) } });
const texts = (reading: PictureReading): string[] | null => reading?.map(({ text }) => text) ?? null;
const thread = (reading: PictureReading): number | undefined => reading?.[0]?.x;

describe("createRecogniser", () => {
  it("reads one picture after the other in one thread", async () => {
    const { read } = recogniser();
    const readings = await Promise.all([7, 4, 8].map((kind) => read(picture(kind))));
    expect(readings.map(texts)).toEqual([["甲7"], null, ["甲8"]]);
    expect(thread(readings[2]!)).toBe(thread(readings[0]!));
  });

  it("goes on with a new thread where one was lost", async () => {
    const { read } = recogniser();
    const before = thread(await read(picture(7)));
    expect(await read(picture(1))).toBeNull();
    const after = await read(picture(8));
    expect(texts(after)).toEqual(["甲8"]);
    expect(thread(after)).not.toBe(before);
  });

  it("ends a thread that takes too long", async () => {
    const { read } = recogniser(1);
    expect(await read(picture(2))).toBeNull();
  });

  it("asks no more once the packages proved missing, the run was stopped, or it was closed", async () => {
    const first = recogniser();
    expect(await first.read(picture(3))).toBeNull();
    expect(await first.read(picture(7))).toBeNull();
    await first.close();
    const stop = new AbortController();
    const second = recogniser(20_000, stop.signal);
    const hanging = second.read(picture(2));
    stop.abort();
    expect(await hanging).toBeNull();
    expect(await second.read(picture(7))).toBeNull();
    await second.close();
    const third = recogniser();
    await third.close();
    expect(await third.read(picture(7))).toBeNull();
  });
});

// Where it was asked for, a missing package fails.
describe.skipIf(process.env["ZICHA_OCR"] !== "1" && !isOcrInstalled())(
  "the real packages (skipped where they are not installed, see README: 图片识别)",
  () => {
    it("read a picture of a notice without a fault", { timeout: 600_000 }, async () => {
      const recognise = await loadPackages();
      const lines = await recognise({ bytes: readFileSync("fixtures/pictures/值班.png") });
      const text =
        lines
          ?.map((line) => line.text)
          .join("\n")
          .replace(/\s/g, "") ?? "";
      expect(text).toContain("340101190001010113");
      expect(text).toContain("13900000011");
      expect(text).toContain("残废人可以优先办理");
      for (const { confidence, box } of lines ?? []) {
        expect(confidence).toBeGreaterThan(0.97);
        expect(box.width).toBeGreaterThan(box.height);
      }
      // Several pictures in one file, and bytes that are none.
      await expect(recognise({ bytes: new Uint8Array([1, 2, 3]) })).rejects.toThrow();
      expect(
        await recognise({ pixels: new Uint8Array(8 * 8).fill(255), width: 8, height: 8, channels: 1, turned: 0 }),
      ).toEqual([]);
    });
  },
);
