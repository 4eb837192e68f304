/** The optional packages that recognise text in pictures: found where the user installed them, loaded only in their own thread. */

import { readFile } from "node:fs/promises";
import type { EncodedImage, PixelImage } from "../model/picture.ts";
import { OCR_PACKAGES } from "./is-installed.ts";

/** Pixels that are decoded at most: a sheet of A4 at 600 dpi has 35 million. */
const MOST_PIXELS = 60_000_000;
/** Longer sides are made so long: recognition looks at no finer detail, and its time grows with the area. Pixels. */
const LONGEST_SIDE = 2400;
/** Smaller pictures are icons: no line of text fits in. Pixels. */
const LEAST_SIDE = 16;

const EMPTY: PixelImage = { pixels: new Uint8Array(0), width: 0, height: 0, channels: 3, turned: 0 };

/** What is used of the packages. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
interface Service {
  readonly recognize: (input: {
    readonly data: Uint8Array;
    readonly width: number;
    readonly height: number;
  }) => Promise<readonly { readonly text: string; readonly confidence: number; readonly box: Box }[]>;
}
interface PaddleModule {
  readonly PaddleOcrService: { readonly createInstance: (options: object) => Promise<Service> };
}
interface OnnxModule {
  readonly env: { readonly wasm: { numThreads?: number } };
}
interface ModelsModule {
  readonly default: {
    readonly detectionPath: string;
    readonly recognitionPath: string;
    readonly dictionaryPath: string;
  };
}
interface SharpModule {
  readonly default: (input: Uint8Array, options: object) => SharpImage;
}
interface SharpImage {
  readonly metadata: () => Promise<{ readonly width?: number; readonly height?: number; readonly pages?: number }>;
  readonly rotate: (degrees?: number) => SharpImage;
  readonly resize: (options: object) => SharpImage;
  readonly flatten: (options: object) => SharpImage;
  readonly toColourspace: (name: string) => SharpImage;
  readonly raw: () => SharpImage;
  readonly toBuffer: (options: { readonly resolveWithObject: true }) => Promise<{
    readonly data: Uint8Array;
    readonly info: { readonly width: number; readonly height: number };
  }>;
}

/** Recognises one image; null for one that it cannot decode, or not as a whole (films, several pages). */
export type Recognise = (image: EncodedImage | PixelImage) => Promise<Awaited<ReturnType<Service["recognize"]>> | null>;

/** @throws when a package is missing or is not what it was when this was written */
export async function loadPackages(): Promise<Recognise> {
  // Names in variables: the bundler shall not look for what may not be there.
  const { paddle, onnx, models, sharp } = OCR_PACKAGES;
  const { PaddleOcrService }: PaddleModule = await import(`${paddle}`);
  const ort: OnnxModule = await import(`${onnx}`);
  const { default: paths }: ModelsModule = await import(`${models}`);
  const { default: open }: SharpModule = await import(`${sharp}`);
  // Threads of WASM would take the cores of those who read pages.
  ort.env.wasm.numThreads = 1;
  const [detection, recognition, dictionary] = await Promise.all([
    readBuffer(paths.detectionPath),
    readBuffer(paths.recognitionPath),
    readFile(paths.dictionaryPath, "utf8"),
  ]);
  const service = await PaddleOcrService.createInstance({
    ort,
    detection: { modelBuffer: detection },
    // The models of PP-OCRv4 end their list of characters with a space that the file leaves out.
    recognition: { modelBuffer: recognition, charactersDictionary: [...dictionary.trimEnd().split(/\r?\n/), " "] },
  });

  async function decode(image: EncodedImage | PixelImage): Promise<PixelImage | null> {
    const isRaw = "pixels" in image;
    const input = isRaw ? image.pixels : image.bytes;
    const raw = isRaw ? { raw: { width: image.width, height: image.height, channels: image.channels } } : {};
    const made = open(input, { ...raw, limitInputPixels: MOST_PIXELS, failOn: "error" });
    const { width = 0, height = 0, pages = 1 } = await made.metadata();
    if (pages > 1) return null;
    if (Math.min(width, height) < LEAST_SIDE) return EMPTY;
    const { data, info } = await made
      .rotate(isRaw ? image.turned : undefined)
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { pixels: new Uint8Array(data), width: info.width, height: info.height, channels: 3, turned: 0 };
  }

  return async (image) => {
    const decoded = await decode(image);
    if (decoded === null) return null;
    const { pixels: data, width, height } = decoded;
    return width === 0 ? [] : service.recognize({ data, width, height });
  };
}

async function readBuffer(path: string): Promise<ArrayBuffer> {
  const bytes = await readFile(path);
  return new Uint8Array(bytes).buffer;
}
