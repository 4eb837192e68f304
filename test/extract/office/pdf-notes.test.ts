/** Notes and form fields of a PDF page, which its text layer does not hold. */

import { expect, it } from "vitest";
import { readOfficeContent } from "../../../src/extract/office/read-office.ts";

/** One page with the words `abc` and these annotations; the place of each object is left to the reader to find. */
function pdf(...annotations: readonly string[]): Buffer {
  const words = "BT /F1 12 Tf 60 700 Td (abc) Tj ET";
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R /Annots [${annotations.join(" ")}] >>`,
    `<< /Length ${words.length} >>\nstream\n${words}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join("");
  return Buffer.from(`%PDF-1.5\n${body}trailer << /Size 6 /Root 1 0 R >>\n%%EOF`, "latin1");
}

const annotation = (subtype: string, rest: string): string =>
  `<< /Type /Annot /Subtype /${subtype} /Rect [50 50 180 80] ${rest} >>`;
/** In UTF-16 with its mark. */
const utf16 = (text: string): string => `<feff${Buffer.from(text, "utf16le").swap16().toString("hex")}>`;

it("reads notes, words put on the page, and what was typed or chosen", async () => {
  const bytes = pdf(
    annotation("Text", `/Contents ${utf16("此处核对")}`),
    annotation("FreeText", `/DA (/F1 12 Tf) /Contents ${utf16("加盖的字")}`),
    annotation("Widget", `/FT /Tx /T (a) /V ${utf16("填写的字")}`),
    annotation("Widget", "/FT /Btn /T (b) /V /Yes /AS /Yes"),
    annotation("Widget", "/FT /Tx /T (c)"),
    annotation("Link", "/Contents (link) /A << /S /URI /URI (http://a.example/) >>"),
  );
  const { blocks } = await readOfficeContent(bytes, "a.pdf");
  expect(blocks.map((block) => (block.type === "text" ? [block.text, block.place] : []))).toEqual([
    ["abc", { page: 1 }],
    ["此处核对", { page: 1, part: "批注" }],
    ["加盖的字", { page: 1, part: "批注" }],
    ["填写的字", { page: 1, part: "表单" }],
  ]);
});
