import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readOffice } from "../../src/extract/index.ts";
import { readWordPart } from "../../src/extract/office/docx.ts";
import type { Document } from "../../src/model/document.ts";
import { type CommentedDocx, commentDocx, type Remark } from "../../src/revise/comment-docx.ts";
import { openZip } from "../../src/revise/rewrite-zip.ts";
import { readXmlTree } from "../../src/revise/xml-tree.ts";
import { makeZip, type ZipPart } from "../extract/office/make-zip.ts";
import { bodyXml, header, makeDocx } from "./make-docx.ts";
import { readAnchors, withoutAnchors } from "./read-anchors.ts";

const AUTHOR = { name: "zicha 自查", initials: "自查", date: "2026-11-22" };

async function read(bytes: Uint8Array): Promise<Document> {
  const snapshot = {
    url: "file:///a.docx",
    name: "a.docx",
    finalUrl: "file:///a.docx",
    status: 200,
    headers: {},
    redirects: [],
    kind: "attachment" as const,
    body: bytes,
    miss: null,
    depth: 0,
    fetchedAt: "",
  };
  const { document } = await readOffice(snapshot, { home: false, now: "2026-11-22" });
  if (document === null) throw new Error("not read");
  return document;
}

/** A comment on the `nth` place where these words stand in the document's texts. */
function on(document: Document, words: string, nth = 0): Remark {
  const found = document.segments.flatMap(({ index, text }) =>
    Array.from(text.matchAll(new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "g")), (match) => ({
      segment: index,
      span: { start: match.index, end: match.index + words.length },
    })),
  );
  const place = found[nth];
  if (place === undefined) throw new Error(`no ${words}`);
  return { place, lines: [`关于${words}`, "第二段 <&>"], where: "在某处" };
}

interface Commented extends CommentedDocx {
  readonly xml: string;
  readonly ranges: ReadonlyMap<string, string>;
  readonly comments: string;
}

/** Comments, and proves that nothing else has changed. */
async function comment(bytes: Uint8Array, words: readonly (string | [string, number])[]): Promise<Commented> {
  const document = await read(bytes);
  const remarks = words.map((one) => (typeof one === "string" ? on(document, one) : on(document, one[0], one[1])));
  return prove(bytes, document, remarks);
}

function prove(bytes: Uint8Array, document: Document, remarks: readonly Remark[]): Commented {
  const commented = commentDocx(bytes, document, remarks, AUTHOR);
  if (commented === null) throw new Error("refused");
  const before = openZip(bytes)!;
  const after = openZip(commented.bytes)!;
  const body = before.names.find((name) => /^word\/document\d*\.xml$/.test(name)) ?? "";
  const changed = after.names.filter((name) => !before.read(name)?.equals(after.read(name) ?? Buffer.alloc(0)));
  const allowed = new RegExp(
    `^(?:\\[Content_Types\\]\\.xml|word/_rels/${body.slice(5)}\\.rels|word/comments\\d*\\.xml|${body})$`,
  );
  expect(changed.filter((name) => !allowed.test(name))).toEqual([]);
  expect(after.names.slice(0, before.names.length)).toEqual(before.names);
  const xml = after.read(body)!.toString("utf8");
  const old = before.read(body)!.toString("utf8");
  expect(readXmlTree(xml)).not.toBeNull();
  // What a reader of the text sees is the same, character by character, with the same look.
  const [now, then] = [readAnchors(xml), readAnchors(old)];
  expect(now.characters).toEqual(then.characters);
  expect(readWordPart(xml, null)).toEqual(readWordPart(old, null));
  // Every comment begins, ends, is referred to and is there, once.
  const comments = after.names.find((name) => /^word\/comments\d*\.xml$/.test(name)) ?? "";
  const part = after.read(comments)?.toString("utf8") ?? "";
  expect(readXmlTree(part)).not.toBeNull();
  const ids = [...part.matchAll(/<(?:\w+:)?comment(?: xmlns:\w+="[^"]*")? \w+:id="(\d+)"/g)].map(([, id]) => id!);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...now.starts].sort()).toEqual([...now.ends].sort());
  expect([...now.references].sort()).toEqual([...new Set(now.references)].sort());
  for (const id of now.references) expect(ids).toContain(id);
  const made = now.starts.filter((id) => !then.starts.includes(id));
  expect(made.length).toBe(commented.places.filter((place) => place !== "none").length);
  for (const id of made) expect(now.references).toContain(id);
  // The anchors taken out again, what is left differs by cut runs alone.
  if (commented.places.length > 0 && !/commentRange/.test(old)) {
    const rest = withoutAnchors(xml);
    expect(rest.length).toBeGreaterThanOrEqual(old.length);
  }
  return { ...commented, xml, comments: part, ranges: now.ranges };
}

const run = (text: string, properties = ""): string =>
  `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (...runs: readonly string[]): string => `<w:p>${runs.join("")}</w:p>`;

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
    const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const notes = `<w:footnotes xmlns:w="w"><w:footnote w:id="1"><w:p>${run("甲")}</w:p></w:footnote><w:footnote w:id="2"><w:p>${run("负贵")}</w:p></w:footnote></w:footnotes>`;
    const refer = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const bytes = makeZip([
      {
        name: "[Content_Types].xml",
        content:
          '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      },
      {
        name: "_rels/.rels",
        content: `<Relationships><Relationship Id="r1" Type="${type}/officeDocument" Target="word/document.xml"/></Relationships>`,
      },
      {
        name: "word/_rels/document.xml.rels",
        content: `<Relationships><Relationship Id="r2" Type="${type}/footnotes" Target="footnotes.xml"/></Relationships>`,
      },
      { name: "word/document.xml", content: bodyXml(p(run("一"), refer(1), run("二"), refer(2), run("三"))) },
      { name: "word/footnotes.xml", content: notes },
    ]);
    const { places, xml } = await comment(bytes, ["负贵"]);
    expect(places).toEqual(["nearby"]);
    expect(xml).toMatch(
      /<w:commentRangeStart w:id="0"\/><w:r><w:footnoteReference w:id="2"\/><\/w:r><w:commentRangeEnd/,
    );
  });
  test("of the page as a whole stand at the first paragraph", async () => {
    const bytes = makeDocx(p('<w:pPr><w:jc w:val="center"/></w:pPr>', run("标题")));
    const { places, xml } = prove(bytes, await read(bytes), [{ place: { page: true }, lines: ["甲"], where: "" }]);
    expect(places).toEqual(["start"]);
    expect(xml).toContain('</w:pPr><w:commentRangeStart w:id="0"/>');
  });
  test("stand nowhere when there is no paragraph to write in", async () => {
    const bytes = makeDocx("<w:p/>", [header("负贵")]);
    expect((await comment(bytes, ["负贵"])).places).toEqual(["none"]);
  });
});

describe("the parts of the file", () => {
  test("a document that has comments keeps them and gets further numbers", async () => {
    const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const bytes = makeZip([
      {
        name: "[Content_Types].xml",
        content:
          '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      },
      {
        name: "_rels/.rels",
        content: `<Relationships><Relationship Id="r1" Type="${type}/officeDocument" Target="word/document.xml"/></Relationships>`,
      },
      {
        name: "word/_rels/document.xml.rels",
        content: `<Relationships><Relationship Id="r2" Type="${type}/comments" Target="comments.xml"/></Relationships>`,
      },
      {
        name: "word/document.xml",
        content: bodyXml(
          p(
            '<w:commentRangeStart w:id="7"/>',
            run("旧的"),
            '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
            run("负贵"),
          ),
        ),
      },
      {
        name: "word/comments.xml",
        content: `<w:comments xmlns:w="w"><w:comment w:id="7" w:author="某人"><w:p>${run("请核")}</w:p></w:comment></w:comments>`,
      },
    ]);
    const { comments, ranges } = await comment(bytes, ["负贵", "旧的"]);
    expect(comments).toContain('<w:comment w:id="7" w:author="某人">');
    expect(ranges).toEqual(
      new Map([
        ["7", "旧的"],
        ["8", "负贵"],
        ["9", "旧的"],
      ]),
    );
  });

  test("what the comment says is escaped, signed and dated", async () => {
    const { comments } = await comment(makeDocx(p(run("负贵"))), ["负贵"]);
    expect(comments).toContain("第二段 &lt;&amp;&gt;");
    expect(comments).toContain('w:author="zicha 自查" w:initials="自查" w:date="2026-11-22T00:00:00Z"');
  });

  const root = (attributes: string, prefix: string, inner: string): string =>
    `<${prefix}document ${attributes}><${prefix}body>${inner}</${prefix}body></${prefix}document>`;
  const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";
  test.each([
    [
      "a prefix of its own",
      root(`xmlns:ns0="${MAIN}"`, "ns0:", "<ns0:p><ns0:r><ns0:t>甲负贵</ns0:t></ns0:r></ns0:p>"),
      MAIN,
    ],
    ["no prefix", root(`xmlns="${MAIN}"`, "", "<p><r><t>甲负贵</t></r></p>"), MAIN],
    [
      "no prefix but one for attributes",
      root(`xmlns="${MAIN}" xmlns:a="${MAIN}"`, "", "<p><r><t>甲负贵</t></r></p>"),
      MAIN,
    ],
    ["the strict edition", root(`xmlns:w="${STRICT}"`, "w:", "<w:p><w:r><w:t>甲负贵</w:t></w:r></w:p>"), STRICT],
  ])("%s", async (_name, content, namespace) => {
    const parts: ZipPart[] = [
      {
        name: "[Content_Types].xml",
        content:
          '<x:Types xmlns:x="t"><x:Override PartName="/word/document2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></x:Types>',
      },
      {
        name: "_rels/.rels",
        content:
          '<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="/word/document2.xml"/></Relationships>',
      },
      { name: "word/document2.xml", content },
    ];
    const { ranges, bytes } = await comment(makeZip(parts), ["负贵"]);
    expect([...ranges.values()]).toEqual(["负贵"]);
    const zip = openZip(bytes)!;
    expect(zip.read("[Content_Types].xml")!.toString()).toContain('<x:Override PartName="/word/comments.xml"');
    expect(zip.read("word/comments.xml")!.toString()).toContain(`xmlns:w="${namespace}"`);
    const strict =
      namespace === STRICT
        ? "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
        : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
    expect(zip.read("word/_rels/document2.xml.rels")!.toString()).toContain(`Type="${strict}" Target="comments.xml"`);
    expect((await read(bytes)).segments.some(({ text }) => text === "关于负贵")).toBe(true);
  });

  test("null for what must not be written to", async () => {
    const signed = makeDocx(p(run("负贵")), [{ name: "_xmlsignatures/sig1.xml", content: "<a/>" }]);
    expect(commentDocx(signed, await read(signed), [], AUTHOR)).toBeNull();
    const broken = makeDocx("<w:p><w:r><w:t>负贵</w:t></w:p>");
    expect(commentDocx(broken, await read(broken), [], AUTHOR)).toBeNull();
    expect(commentDocx(Buffer.from("甲"), await read(signed), [], AUTHOR)).toBeNull();
  });
});

describe("documents of real programs", () => {
  test.each(["通知.docx", "名单.docx", "修订.docx", "干净.docx"])("%s: any words of it", async (name) => {
    const bytes = readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url));
    const document = await read(bytes);
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
          const document = await read(bytes);
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
