import { bench, describe } from "vitest";
import { SAMPLE_SIZE, sampleDocuments } from "./sample-pages.ts";

describe("extract", () => {
  bench(`extract: ${SAMPLE_SIZE} pages, bytes to documents`, () => {
    sampleDocuments();
  });
});
