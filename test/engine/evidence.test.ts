import { expect, it } from "vitest";
import { gatherEvidence, type SourceIndex } from "../../src/engine/evidence.ts";
import { textDocument } from "../../src/extract/index.ts";
import { lineStarts } from "../../src/text/position.ts";

it("takes a tag of the head for the template's: the page's own title is not part of it", () => {
  const tag = '<meta name="SiteName" content="null">';
  const evidence = ["甲", "乙"].map((title) => {
    const document = textDocument(`<html><head>\n${tag}<title>${title}</title></head><body><p>正文</p></body></html>`);
    const index: SourceIndex = {
      starts: () => lineStarts(document.source),
      headEnd: () => document.source.indexOf("<body"),
    };
    const start = document.source.indexOf(tag);
    return gatherEvidence(document, { place: { source: { start, end: start + tag.length } } }, index);
  });
  expect(evidence[0]).toMatchObject({ quote: tag, text: tag, isTemplate: true, location: { line: 2, column: 1 } });
  expect(evidence[1]).toEqual(evidence[0]);
});

it("takes a link for the template's where it stands outside of the page's own part", () => {
  const link = '<a href="http://www.example.gov.cn/x/">某处</a>';
  const document = textDocument(`<html><body><nav>${link}</nav><p>正文</p><p>${link}</p></body></html>`);
  const index: SourceIndex = { starts: () => lineStarts(document.source), headEnd: () => 0 };
  const templates = document.links.map((_, at) => gatherEvidence(document, { place: { link: at } }, index).isTemplate);
  expect(templates).toEqual([true, false]);
});
