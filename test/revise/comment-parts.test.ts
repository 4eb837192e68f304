import { describe, expect, test } from "vitest";
import { commentDocx } from "../../src/revise/comment-docx.ts";
import { openZip } from "../../src/revise/rewrite-zip.ts";
import { makeZip, type ZipPart } from "../extract/office/make-zip.ts";
import { makeDocx, paragraph as p, run } from "./make-docx.ts";
import { AUTHOR, comment, readDocx } from "./prove-comments.ts";

describe("the parts of the file", () => {
  test("a document that has comments keeps them and gets further numbers", async () => {
    const body = p(
      '<w:commentRangeStart w:id="7"/>',
      run("旧的"),
      '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
      run("负贵"),
    );
    const known = `<w:comments xmlns:w="w"><w:comment w:id="7" w:author="某人"><w:p>${run("请核")}</w:p></w:comment></w:comments>`;
    const bytes = makeDocx(body, [{ name: "word/comments.xml", content: known }], {
      type: "comments",
      target: "comments.xml",
    });
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
    expect((await readDocx(bytes)).segments.some(({ text }) => text === "关于负贵")).toBe(true);
  });

  test("null for what must not be written to", async () => {
    const signed = makeDocx(p(run("负贵")), [{ name: "_xmlsignatures/sig1.xml", content: "<a/>" }]);
    expect(commentDocx(signed, await readDocx(signed), [], AUTHOR)).toBeNull();
    const broken = makeDocx("<w:p><w:r><w:t>负贵</w:t></w:p>");
    expect(commentDocx(broken, await readDocx(broken), [], AUTHOR)).toBeNull();
    expect(commentDocx(Buffer.from("甲"), await readDocx(signed), [], AUTHOR)).toBeNull();
  });
});
