/** Who recognises text in pictures during a run: the optional packages, where the user installed them. */

import { join } from "node:path";
import { isOcrInstalled, openRecogniser } from "../ocr/index.ts";
import { packageRoot } from "../package-root.ts";
import type { PictureReader } from "../page/index.ts";
import type { RunRequest } from "./run-request.ts";

/** A busy machine takes half a minute for what a free one does in two seconds; the models are loaded with the first picture. */
const PICTURE_LIMIT_MS = 180_000;

/** Null for nobody. From source nobody does, since the built thread may be an older one. */
export async function openPictures({
  pictureReader,
  signal,
}: Pick<RunRequest, "pictureReader" | "signal">): Promise<PictureReader | null> {
  if (pictureReader !== undefined) return pictureReader;
  if (import.meta.url.endsWith(".ts") || !isOcrInstalled()) return null;
  return openRecogniser({ worker: join(packageRoot(), "dist", "ocr-worker.js"), limitMs: PICTURE_LIMIT_MS, signal });
}
