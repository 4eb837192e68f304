import { describe, expect, test } from "vitest";
import { header, makeDocx, paragraph as p, run } from "./make-docx.ts";
import { comment, prove, readDocx } from "./prove-comments.ts";

describe("where a comment stands", () => {
  test.each([
    ["a whole run", p(run("由各镇"), run("负贵"), run("落实。")), "负贵", "exact", "负贵"],
    ["the beginning of a run", p(run("负贵落实。")), "负贵", "exact", "负贵"],
    ["the middle of a run", p(run("由各镇负贵落实。", "<w:rPr><w:b/></w:rPr>")), "负贵", "exact", "负贵"],
    ["several runs", p(run("由各镇负"), run("贵落实。", "<w:rPr><w:i/></w:rPr>")), "负贵", "exact", "负贵"],
    [
      "runs with other things between them",
      p(run("负"), '<w:bookmarkStart w:id="0" w:name="a"/>', run("贵")),
      "负贵",
      "exact",
      "负贵",
    ],
    ["a character reference", p(run("甲&amp;乙")), "甲&乙", "exact", "甲&乙"],
    [
      "words beside a tab",
      "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>负贵</w:t><w:br/><w:t>乙</w:t></w:r></w:p>",
      "负贵",
      "exact",
      "负贵",
    ],
    ["words without preserved spaces", "<w:p><w:r><w:t>甲 乙 丙</w:t></w:r></w:p>", "乙", "exact", "乙"],
    [
      "inserted text",
      p(run("由"), `<w:ins w:id="1" w:author="a">${run("各镇负贵落实")}</w:ins>`),
      "负贵",
      "exact",
      "负贵",
    ],
    [
      "deleted text",
      p(run("由"), '<w:del w:id="1"><w:r><w:delText>各镇负贵</w:delText></w:r></w:del>', run("落实")),
      "负贵",
      "nearby",
      "各镇负贵",
    ],
    ["hidden text", p(run("由"), run("各镇负贵", "<w:rPr><w:vanish/></w:rPr>")), "负贵", "exact", "负贵"],
    ["a link", p(run("见"), `<w:hyperlink r:id="r9">${run("各镇负贵")}</w:hyperlink>`), "负贵", "nearby", "各镇负贵"],
    [
      "a content control",
      p(run("见"), `<w:sdt><w:sdtContent>${run("各镇负贵")}</w:sdtContent></w:sdt>`),
      "负贵",
      "nearby",
      "各镇负贵",
    ],
    [
      "a simple field",
      p(`<w:fldSimple w:instr="TITLE">${run("各镇负贵")}</w:fldSimple>`),
      "负贵",
      "nearby",
      "各镇负贵",
    ],
    [
      "a complex field",
      p(
        run("甲"),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        run("各镇负贵"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        run("乙"),
      ),
      "负贵",
      "nearby",
      "各镇负贵",
    ],
    [
      "a run with a tracked change of its look",
      p(run("各镇负贵", '<w:rPr><w:rPrChange w:id="3"><w:rPr/></w:rPrChange></w:rPr>')),
      "负贵",
      "exact",
      "各镇负贵",
    ],
    [
      "a cell",
      `<w:tbl><w:tr><w:tc>${p(run("甲"))}</w:tc><w:tc>${p(run("负贵"))}</w:tc></w:tr></w:tbl>`,
      "负贵",
      "exact",
      "负贵",
    ],
    [
      "a text box with its old form",
      p(
        run("甲"),
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${p(run("各镇负贵"))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p(run("各镇负贵"))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      "负贵",
      "nearby",
      "各镇负贵各镇负贵",
    ],
    ["a formula", p(`<m:oMath><m:r><m:t>甲乙</m:t></m:r></m:oMath>`), "乙", "nearby", "甲乙"],
  ])("%s", async (_name, body, words, place, covered) => {
    const commented = await comment(makeDocx(body), [words]);
    expect(commented.places).toEqual([place]);
    expect([...commented.ranges.values()]).toEqual([covered]);
  });

  test("equal words are told apart by their order", async () => {
    const body = `${p(run("甲负贵"))}${p(run("甲负贵"))}<w:tbl><w:tr><w:tc>${p(run("甲负贵"))}</w:tc></w:tr></w:tbl>`;
    for (const nth of [0, 1, 2]) {
      const { xml } = await comment(makeDocx(body), [["负贵", nth]]);
      expect(xml.split("commentRangeStart")[0]!.split("甲").length - 1).toBe(nth + 1);
    }
  });

  test("several in one run, beside and within each other", async () => {
    const body = p(run("甲乙丙丁 戊己庚", "<w:rPr><w:b/></w:rPr>"));
    const { ranges, places } = await comment(makeDocx(body), ["乙丙", "丙丁 戊", "己", "甲乙丙丁 戊己庚", "己"]);
    expect(places).toEqual(["exact", "exact", "exact", "exact", "exact"]);
    expect([...ranges].sort(([a], [b]) => Number(a) - Number(b)).map(([, text]) => text)).toEqual([
      "乙丙",
      "丙丁 戊",
      "己",
      "甲乙丙丁 戊己庚",
      "己",
    ]);
  });

  test("spaces at a cut are kept", async () => {
    const { xml } = await comment(makeDocx("<w:p><w:r><w:t>甲 乙</w:t></w:r></w:p>"), ["甲"]);
    expect(xml).toContain('<w:t xml:space="preserve">甲</w:t>');
    expect(xml).toContain('<w:t xml:space="preserve"> 乙</w:t>');
  });
});

describe("words beside the main text", () => {
  test("of a header stand at the first paragraph, and the comment says where they are", async () => {
    const { places, ranges, comments } = await comment(
      makeDocx(`<w:p/>${p(run("正文"))}${p(run("第二段"))}`, [header("负贵")]),
      ["负贵"],
    );
    expect(places).toEqual(["start"]);
    expect([...ranges.values()]).toEqual(["正文"]);
    expect(comments).toContain("在某处");
  });
  test("of a footnote stand at its reference", async () => {
    const notes = `<w:footnotes xmlns:w="w"><w:footnote w:id="1"><w:p>${run("甲")}</w:p></w:footnote><w:footnote w:id="2"><w:p>${run("负贵")}</w:p></w:footnote></w:footnotes>`;
    const refer = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const bytes = makeDocx(
      p(run("一"), refer(1), run("二"), refer(2), run("三")),
      [{ name: "word/footnotes.xml", content: notes }],
      { type: "footnotes", target: "footnotes.xml" },
    );
    const { places, xml } = await comment(bytes, ["负贵"]);
    expect(places).toEqual(["nearby"]);
    expect(xml).toMatch(
      /<w:commentRangeStart w:id="0"\/><w:r><w:footnoteReference w:id="2"\/><\/w:r><w:commentRangeEnd/,
    );
  });
  test("of the page as a whole stand at the first paragraph", async () => {
    const bytes = makeDocx(p('<w:pPr><w:jc w:val="center"/></w:pPr>', run("标题")));
    const { places, xml } = prove(bytes, await readDocx(bytes), [{ place: { page: true }, lines: ["甲"], where: "" }]);
    expect(places).toEqual(["start"]);
    expect(xml).toContain('</w:pPr><w:commentRangeStart w:id="0"/>');
  });
  test("stand nowhere when there is no paragraph to write in", async () => {
    const bytes = makeDocx("<w:p/>", [header("负贵")]);
    expect((await comment(bytes, ["负贵"])).places).toEqual(["none"]);
  });
});
