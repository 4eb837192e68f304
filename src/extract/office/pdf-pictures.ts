/** Takes the pictures out of a PDF page that has no text: the scan of a sheet, mostly. */

import type { PixelImage } from "../../model/picture.ts";

/** What is used of a page of pdf.js. */
export interface PictureSource {
  readonly rotate: number;
  readonly getOperatorList: () => Promise<{
    readonly fnArray: readonly number[];
    readonly argsArray: readonly unknown[];
  }>;
  readonly objs: PictureStore;
  readonly commonObjs: PictureStore;
}
interface PictureStore {
  readonly get: (name: string, take: (image: unknown) => void) => unknown;
}

/** Bigger pictures are left unread. Pixels. */
const MOST_PIXELS = 60_000_000;
/** Longer sides are halved as often as needed: enough for small print, and little to keep. Pixels. */
const LONGEST_SIDE = 3000;
/** Smaller pictures are signs and rules. Pixels. */
const LEAST_SIDE = 32;
/** `ImageKind` of pdf.js. */
const ONE_BIT = 1;

/** Grey pictures in the order of painting; null when one of them cannot be had, so that the page is not read as a whole. */
export async function pdfPictures(
  page: PictureSource,
  operators: {
    readonly paintImageXObject: number;
    readonly paintInlineImageXObject: number;
    readonly paintImageMaskXObject: number;
  },
): Promise<readonly PixelImage[] | null> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const pictures: PixelImage[] = [];
  for (const [index, operator] of fnArray.entries()) {
    // Scans in one bit may be painted through a mask, whose meaning depends on the colours beside it.
    if (operator === operators.paintImageMaskXObject) return null;
    if (operator !== operators.paintImageXObject && operator !== operators.paintInlineImageXObject) continue;
    const args = argsArray[index];
    const given: unknown = Array.isArray(args) ? args[0] : null;
    const image = typeof given === "string" ? await fetchImage(page, given) : given;
    const picture = greyOf(image, page.rotate);
    if (picture === null) return null;
    if (Math.min(picture.width, picture.height) >= LEAST_SIDE) pictures.push(picture);
  }
  return pictures;
}

function fetchImage({ objs, commonObjs }: PictureSource, name: string): Promise<unknown> {
  const store = name.startsWith("g_") ? commonObjs : objs;
  return new Promise((resolve) => {
    store.get(name, resolve);
  });
}

function greyOf(image: unknown, turned: number): PixelImage | null {
  if (typeof image !== "object" || image === null) return null;
  if (!("data" in image && "width" in image && "height" in image)) return null;
  const { data, width, height } = image;
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) return null;
  if (typeof width !== "number" || typeof height !== "number" || width * height > MOST_PIXELS) return null;
  const isOneBit = "kind" in image && image.kind === ONE_BIT;
  const channels = isOneBit ? 1 : data.length / (width * height);
  if (channels !== 1 && channels !== 3 && channels !== 4) return null;
  const rowBytes = (width + 7) >> 3;
  const brightness = isOneBit
    ? (x: number, y: number): number => ((data[y * rowBytes + (x >> 3)]! >> (7 - (x & 7))) & 1) * 255
    : brightnessOf(data, width, channels);
  const step = Math.max(1, Math.ceil(Math.max(width, height) / LONGEST_SIDE));
  const small = { width: Math.floor(width / step), height: Math.floor(height / step) };
  const pixels = new Uint8Array(small.width * small.height);
  for (let y = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      let sum = 0;
      for (let dy = 0; dy < step; dy++)
        for (let dx = 0; dx < step; dx++) sum += brightness(x * step + dx, y * step + dy);
      pixels[y * small.width + x] = sum / (step * step);
    }
  }
  return { pixels, ...small, channels: 1, turned };
}

/** Of one channel itself; of three the green one counts most (ITU-R BT.601); a fourth is left aside. */
function brightnessOf(
  data: Uint8Array | Uint8ClampedArray,
  width: number,
  channels: number,
): (x: number, y: number) => number {
  if (channels === 1) return (x, y) => data[y * width + x]!;
  return (x, y) => {
    const at = (y * width + x) * channels;
    return 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
  };
}
