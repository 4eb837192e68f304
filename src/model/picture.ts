/** A picture that may hold text, and what was recognised in it. */

import type { FilePlace } from "./finding.ts";

export interface Picture {
  /** Where it stands in its file; empty for a file that is a picture itself. */
  readonly place: FilePlace;
  /** What is said of it when it is not recognised, in Chinese: `第 3 页没有文字`. */
  readonly unread: string;
  readonly image: EncodedImage | PixelImage;
}

/** PNG, JPEG, GIF, TIFF, WebP as it stands in a file. */
export interface EncodedImage {
  readonly bytes: Uint8Array;
}

/** Pixels row by row, one byte a channel. */
export interface PixelImage {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  /** Clockwise degrees by which it must be turned to be read: 0, 90, 180 or 270. */
  readonly turned: number;
}

/** One line of text in a picture. */
export interface RecognisedLine {
  readonly text: string;
  /** How sure the recogniser is, from 0 to 1. */
  readonly confidence: number;
  /** Its box in pixels from the upper left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Null for a picture that could not be read, or not in time. */
export type PictureReading = readonly RecognisedLine[] | null;
