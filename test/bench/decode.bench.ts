import { bench, describe } from "vitest";
import { decodePage } from "../../src/extract/charset.ts";
import { SAMPLE_SIZE, sampleSnapshots } from "./sample-pages.ts";

const bodies = sampleSnapshots.flatMap(({ body }) => (body === null ? [] : [body]));

describe("decode", () => {
  bench(`decode: ${SAMPLE_SIZE} pages, a tenth of them GBK`, () => {
    for (const body of bodies) decodePage(body, "text/html");
  });
});
