import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readOffice, readPictures } from "../../../src/extract/index.ts";
import { type PictureSource, pdfPictures } from "../../../src/extract/office/pdf-pictures.ts";
import type { RecognisedLine } from "../../../src/model/picture.ts";
import type { Snapshot } from "../../../src/model/snapshot.ts";
import { snapshot } from "../../site/make-snapshot.ts";
import { makeZip } from "./make-zip.ts";

const zipOf = (files: Readonly<Record<string, Uint8Array>>): Buffer =>
  makeZip(Object.entries(files).map(([name, content]) => ({ name, content })));

const PNG = readFileSync("fixtures/pictures/值班.png");
const PDF = readFileSync("fixtures/pictures/值班.pdf");
const file = (name: string, body: Uint8Array): Snapshot =>
  snapshot(`file:///d/${name}`, { name, kind: "attachment", headers: {}, body });
const options = (pictures: number): { now: string; home: boolean; pictures: number } => ({
  now: "2026-11-22",
  home: false,
  pictures,
});

describe("pictures that may be recognised", () => {
  it("are unread where nobody recognises them", async () => {
    for (const [name, body] of [
      ["a.png", PNG],
      ["a.pdf", PDF],
    ] as const) {
      const { document, miss, pending } = await readOffice(file(name, body), options(0));
      expect([document, miss?.reason, pending]).toEqual([null, "no-text", null]);
      expect(miss?.detail).toContain("图片未识别");
    }
  });

  it("are handed over with their places: files, pages without text, files in archives", async () => {
    const zip = zipOf({
      "甲.png": PNG,
      "乙.pdf": PDF,
      "丙.txt": Buffer.from("正文。"),
      "丁.rar": Buffer.from("Rar!\x1a\x07\x00"),
    });
    const { document, miss, pending } = await readOffice(file("a.zip", zip), options(30));
    expect(document?.segments.map(({ text }) => text)).toContain("正文。");
    expect(pending?.pictures.map(({ place, unread }) => [place, unread])).toEqual([
      [{ file: "甲.png" }, "甲.png：图片未识别"],
      [{ file: "乙.pdf", page: 1 }, "乙.pdf：第 1 页没有文字"],
    ]);
    expect(miss?.detail).toContain("丁.rar");
    expect(miss?.detail).not.toContain("图片");
    const [first, second] = pending?.pictures ?? [];
    expect(first?.image).toMatchObject({ bytes: PNG });
    expect(second?.image).toMatchObject({ channels: 1, turned: 0 });
    if (second === undefined || !("pixels" in second.image)) throw new Error("no pixels");
    const { pixels, width, height } = second.image;
    expect(pixels.length).toBe(width * height);
    // Dark letters on a light sheet.
    const light = pixels.filter((one) => one > 200).length / pixels.length;
    expect(light).toBeGreaterThan(0.8);
    expect(light).toBeLessThan(1);
  });

  it("are unread beyond so many", async () => {
    const zip = zipOf({ "甲.png": PNG, "乙.png": PNG });
    const { pending } = await readOffice(file("a.zip", zip), options(1));
    expect(pending?.pictures).toHaveLength(1);
    expect(pending?.unread).toEqual(["乙.png：图片未识别"]);
  });
});

describe("readPictures", () => {
  const line = (text: string, y: number, confidence = 0.99, x = 10): RecognisedLine => ({
    text,
    confidence,
    x,
    y,
    width: text.length * 20,
    height: 26,
  });

  it("makes paragraphs of lines, with their places and the least confidence", async () => {
    const { pending } = await readOffice(file("a.png", PNG), options(1));
    if (pending === null) throw new Error("no picture");
    const lines = [line("关于值班的通知", 10, 0.9), line("第一句话到这里结束。", 100, 0.98)];
    const { document, miss } = await readPictures(pending, [lines], file("a.png", PNG), options(0));
    expect(miss).toBeNull();
    expect(document?.segments.map(({ text, place, recognised }) => [text, place, recognised])).toEqual([
      ["关于值班的通知", { part: "图片识别" }, 0.9],
      ["第一句话到这里结束。", { part: "图片识别" }, 0.98],
    ]);
  });

  it("joins what goes on in the next line, as certain as its worse half", async () => {
    const { pending } = await readOffice(file("a.png", PNG), options(1));
    if (pending === null) throw new Error("no picture");
    const long = "这一行写得很长写到了纸的右边还没有写完所以接着";
    const { document } = await readPictures(
      pending,
      [[line(long, 10, 0.9), line("写。", 40, 0.99)]],
      file("a.png", PNG),
      options(0),
    );
    expect(document?.segments.map(({ text, recognised }) => [text, recognised])).toEqual([[`${long}写。`, 0.9]]);
  });

  it("tells of the pictures that could not be read, with what was unread before", async () => {
    const zip = zipOf({ "甲.png": PNG, "乙.png": PNG, "丙.rar": Buffer.from("Rar!\x1a\x07\x00") });
    const { pending } = await readOffice(file("a.zip", zip), options(9));
    if (pending === null) throw new Error("no picture");
    const { document, miss } = await readPictures(
      pending,
      [null, [line("残废人", 10)]],
      file("a.zip", zip),
      options(0),
    );
    expect(miss?.detail).toContain("丙.rar");
    expect(miss?.detail).toContain("甲.png：图片未识别");
    expect(miss?.detail).not.toContain("乙.png");
    expect(document?.segments.map(({ text, place }) => [text, place])).toEqual([
      ["残废人", { file: "乙.png", part: "图片识别" }],
    ]);
  });
});

describe("pdfPictures", () => {
  const OPS = { paintImageXObject: 1, paintInlineImageXObject: 2, paintImageMaskXObject: 3 };
  const store = (images: Readonly<Record<string, unknown>>): PictureSource["objs"] => ({
    get: (name, take) => take(images[name] ?? null),
  });
  const page = (
    operators: readonly (readonly [number, unknown])[],
    images: Readonly<Record<string, unknown>> = {},
    rotate = 0,
  ): PictureSource => ({
    rotate,
    getOperatorList: async () => ({
      fnArray: operators.map(([one]) => one),
      argsArray: operators.map(([, arg]) => [arg]),
    }),
    objs: store(images),
    commonObjs: store({ g_1: images["common"] }),
  });
  const image = (width: number, height: number, channels: number, value: number): object => ({
    width,
    height,
    data: new Uint8ClampedArray(width * height * channels).fill(value),
    kind: channels === 4 ? 3 : 2,
  });

  it.each<[string, object, number]>([
    ["grey", image(40, 40, 1, 90), 90],
    ["colours", { ...image(40, 40, 3, 0), data: new Uint8Array(4800).map((_, at) => (at % 3 === 1 ? 200 : 0)) }, 117],
    ["a fourth channel", image(40, 40, 4, 90), 90],
    ["one bit", { width: 40, height: 40, kind: 1, data: new Uint8Array(200).fill(255) }, 255],
  ])("reads pixels of %s", async (_, given, expected) => {
    const [picture] = (await pdfPictures(page([[1, "a"]], { a: given }), OPS)) ?? [];
    expect(picture).toMatchObject({ width: 40, height: 40, channels: 1, turned: 0 });
    expect(new Set(picture?.pixels)).toEqual(new Set([expected]));
  });

  it("takes bits from the left", async () => {
    const data = new Uint8Array(40 * 5);
    data[0] = 0b1000_0000;
    const [picture] = (await pdfPictures(page([[1, "a"]], { a: { width: 40, height: 40, kind: 1, data } }), OPS)) ?? [];
    expect([...(picture?.pixels ?? [])].flatMap((value, at) => (value > 0 ? [at] : []))).toEqual([0]);
  });

  it("makes big sheets smaller, tells how they are turned, finds shared and inline ones, leaves signs aside", async () => {
    const shown = await pdfPictures(
      page(
        [
          [1, "big"],
          [2, image(50, 60, 1, 1)],
          [1, "g_1"],
          [1, "sign"],
          [9, null],
        ],
        { big: image(6400, 100, 1, 50), common: image(40, 70, 1, 2), sign: image(20, 20, 1, 3) },
        90,
      ),
      OPS,
    );
    expect(shown?.map(({ width, height, turned }) => [width, height, turned])).toEqual([
      [2133, 33, 90],
      [50, 60, 90],
      [40, 70, 90],
    ]);
  });

  it.each<[string, readonly (readonly [number, unknown])[], Readonly<Record<string, unknown>>]>([
    ["is painted through a mask", [[3, "a"]], {}],
    ["is missing", [[1, "a"]], {}],
    ["has no pixels", [[1, "a"]], { a: { width: 40, height: 40, bitmap: {} } }],
    ["is enormous", [[1, "a"]], { a: { width: 90_000, height: 90_000, data: new Uint8Array(0) } }],
  ])("gives nothing when one of them %s", async (_, operators, images) => {
    expect(await pdfPictures(page(operators, images), OPS)).toBeNull();
  });
});
