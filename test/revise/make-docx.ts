/** Small Word documents for tests. */

import { makeZip, type ZipPart } from "../extract/office/make-zip.ts";

/** `body`: what stands inside `w:body`; `related`: the one part beside it, of `more`. */
export function makeDocx(
  body: string,
  more: readonly ZipPart[] = [],
  related: { readonly type: string; readonly target: string } = { type: "header", target: "header1.xml" },
): Buffer {
  const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  return makeZip([
    {
      name: "[Content_Types].xml",
      content: `<Types><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/></Types>`,
    },
    {
      name: "_rels/.rels",
      content: `<Relationships><Relationship Id="r1" Type="${type}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: "word/_rels/document.xml.rels",
      content: `<Relationships><Relationship Id="r2" Type="${type}/${related.type}" Target="${related.target}"/></Relationships>`,
    },
    { name: "word/document.xml", content: bodyXml(body) },
    ...more,
  ]);
}

export function bodyXml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`;
}

export function header(text: string): ZipPart {
  return { name: "word/header1.xml", content: `<w:hdr xmlns:w="w"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:hdr>` };
}

export function run(text: string, properties = ""): string {
  return `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function paragraph(...runs: readonly string[]): string {
  return `<w:p>${runs.join("")}</w:p>`;
}
