// Adds parts to packages that LibreOffice wrote: macros, and workbooks embedded in texts.
import { promisify } from "node:util";
import { fromBuffer } from "yauzl";
import { makeZip } from "../make-zip.mjs";

async function partsOf(bytes) {
  const zip = await promisify(fromBuffer)(bytes, { lazyEntries: true, autoClose: false });
  const open = promisify(zip.openReadStream.bind(zip));
  const parts = [];
  await new Promise((done, failed) => {
    zip.on("error", failed);
    zip.on("end", done);
    zip.on("entry", async (entry) => {
      const chunks = [];
      for await (const chunk of await open(entry)) chunks.push(chunk);
      parts.push({ name: entry.fileName, content: Buffer.concat(chunks) });
      zip.readEntry();
    });
    zip.readEntry();
  });
  return parts;
}

/** `change`: name of a part → its new text; `more`: parts to add. */
async function repack(bytes, change, more) {
  const parts = (await partsOf(bytes)).map(({ name, content }) => ({
    name,
    content: change(name, content.toString("utf8")) ?? content,
  }));
  return makeZip([...parts, ...more]);
}

/** The macro project is a few bytes of no meaning: nobody may run it. `main`: part and media type of the main part. */
export function withMacro(bytes, { part, type, macroType }) {
  return repack(bytes, (name, text) => (name === "[Content_Types].xml" ? text.replace(type, macroType) : null), [
    { name: part, content: Buffer.from("no macro") },
  ]);
}

/** The workbook is related to the main part of the text. */
export function withWorkbook(bytes, workbook) {
  const relationship =
    '<Relationship Id="rIdBook" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package" Target="embeddings/Book1.xlsx"/>';
  return repack(
    bytes,
    (name, text) => {
      if (name === "word/_rels/document.xml.rels") return text.replace("</Relationships>", `${relationship}$&`);
      return name === "[Content_Types].xml"
        ? text.replace(
            "</Types>",
            '<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>$&',
          )
        : null;
    },
    [{ name: "word/embeddings/Book1.xlsx", content: workbook }],
  );
}
