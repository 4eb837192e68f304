/** The thread that recognises text: one picture after the other; models are loaded when the first one comes. */

import { parentPort } from "node:worker_threads";
import type { EncodedImage, PictureReading, PixelImage } from "../model/picture.ts";
import { loadPackages } from "./load-packages.ts";

let loading: ReturnType<typeof loadPackages> | null = null;

async function read(image: EncodedImage | PixelImage): Promise<PictureReading> {
  loading ??= loadPackages();
  const recognise = await loading;
  try {
    const lines = await recognise(image);
    return (
      lines?.map(({ text, confidence, box: { x, y, width, height } }) => ({ text, confidence, x, y, width, height })) ??
      null
    );
  } catch {
    // Not decodable: a picture that nobody could read either way.
    return null;
  }
}

parentPort?.on("message", (image: EncodedImage | PixelImage) => {
  read(image).then(
    (reading) => parentPort?.postMessage({ reading }),
    (error: unknown) => parentPort?.postMessage({ fault: error instanceof Error ? error.message : String(error) }),
  );
});
