import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Remark } from "../../src/revise/comment-docx.ts";
import { makeDocx, paragraph as p, run } from "./make-docx.ts";
import { prove, readDocx } from "./prove-comments.ts";

describe("documents of real programs", () => {
  test.each(["通知.docx", "名单.docx", "修订.docx", "干净.docx"])("%s: any words of it", async (name) => {
    const bytes = readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url));
    const document = await readDocx(bytes);
    const remarks = document.segments.map(({ index, text }): Remark => {
      const start = Math.floor(text.length / 3);
      return {
        place: { segment: index, span: { start, end: Math.max(start + 1, text.length - start) } },
        lines: [text],
        where: "某处",
      };
    });
    const { places } = prove(bytes, document, remarks);
    const inBody = document.segments.filter(
      ({ place }) => place?.part === undefined || /^第 \d+ 个表格$/.test(place.part),
    );
    for (const { index } of inBody) expect(["exact", "nearby"]).toContain(places[index]);
  });
});

/** Hidden and shown text may stand between each other. */
function isWithin(wanted: string, covered: string): boolean {
  let at = 0;
  for (const character of covered) if (character === wanted[at]) at++;
  return at === wanted.length;
}

describe("any document", () => {
  const text = fc.stringMatching(/^[甲乙丙 &<负贵1]{1,8}$/);
  const escaped = text.map((one) => one.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
  const look = fc.constantFrom(
    "",
    "<w:rPr><w:b/></w:rPr>",
    "<w:rPr><w:vanish/></w:rPr>",
    '<w:rPr><w:rPrChange w:id="1"><w:rPr/></w:rPrChange></w:rPr>',
  );
  const piece = fc
    .tuple(look, escaped, fc.constantFrom("t", "tab", "br"))
    .map(([properties, words, kind]) =>
      kind === "t"
        ? run(words, properties)
        : `<w:r>${properties}<w:t>${words}</w:t><w:${kind}/><w:t xml:space="preserve">${words}</w:t></w:r>`,
    );
  const wrapped = fc
    .tuple(piece, fc.constantFrom("", "w:ins", "w:hyperlink", "w:smartTag", "w:sdt"))
    .map(([inner, around]) =>
      around === ""
        ? inner
        : around === "w:sdt"
          ? `<w:sdt><w:sdtContent>${inner}</w:sdtContent></w:sdt>`
          : `<${around}>${inner}</${around}>`,
    );
  const paragraph = fc.array(wrapped, { minLength: 1, maxLength: 5 }).map((pieces) => p(...pieces));
  const block = fc.oneof(
    paragraph,
    fc
      .array(paragraph, { minLength: 1, maxLength: 3 })
      .map((cells) => `<w:tbl><w:tr>${cells.map((one) => `<w:tc>${one}</w:tc>`).join("")}</w:tr></w:tbl>`),
    paragraph.map((inner) => p(run("外"), `<w:r><w:pict><w:txbxContent>${inner}</w:txbxContent></w:pict></w:r>`)),
  );
  test("keeps all its characters and their looks, and covers the words", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(block, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.nat(1000)),
        async (blocks, numbers) => {
          const bytes = makeDocx(blocks.join(""));
          const document = await readDocx(bytes);
          // White space alone is no text to remark on.
          fc.pre(document.segments.length > 0);
          const remarks = document.segments.map(({ index, text: words }): Remark => {
            const start = numbers.next().value! % words.length;
            const end = start + 1 + (numbers.next().value! % (words.length - start));
            return { place: { segment: index, span: { start, end } }, lines: [words.slice(start, end)], where: "" };
          });
          const { places, ranges } = prove(bytes, document, remarks);
          const bare = (one: string): string => one.replace(/[\s\u3000]/g, "");
          let id = 0;
          for (const [index, place] of places.entries()) {
            if (place === "none") continue;
            const covered = ranges.get(String(id++)) ?? "";
            const wanted = bare(remarks[index]!.lines[0]!);
            if (place === "exact" || place === "nearby") expect(isWithin(wanted, bare(covered))).toBe(true);
          }
        },
      ),
      { numRuns: 150, seed: 20261122 },
    );
  });
});
