// Documents that LibreOffice does not write: OFD by its schema, mails, archives, macros, fonts that are not embedded, scans, damage.
import { createCipheriv, createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { CFB } from "@e965/xlsx";
import iconv from "iconv-lite";
import { makeZip } from "../make-zip.mjs";

/** GB/T 33190: an entry file, a document with its list of pages, a content file a page; millimetres from the upper left. */
export function makeOfd(pages) {
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  const space = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  const object = (text, index) =>
    `<ofd:TextObject ID="${100 + index}" Boundary="30 ${30 + index * 10} ${text.length * 5} 6" Font="2" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="g ${text.length - 1} 5">${text}</ofd:TextCode></ofd:TextObject>`;
  const content = (lines) =>
    `${head}<ofd:Page ${space}><ofd:Content><ofd:Layer ID="10">${lines.map(object).join("")}</ofd:Layer></ofd:Content></ofd:Page>`;
  const list = pages.map((_, at) => `<ofd:Page ID="${at + 1}" BaseLoc="Pages/Page_${at}/Content.xml"/>`).join("");
  return makeZip([
    {
      name: "OFD.xml",
      content: `${head}<ofd:OFD ${space} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocInfo><ofd:Title>公文</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    },
    {
      name: "Doc_0/Document.xml",
      content: `${head}<ofd:Document ${space}><ofd:CommonData><ofd:MaxUnitID>200</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>${list}</ofd:Pages></ofd:Document>`,
    },
    ...pages.map((lines, at) => ({ name: `Doc_0/Pages/Page_${at}/Content.xml`, content: content(lines) })),
  ]);
}

/** Objects by number from 1; the first is the catalogue (ISO 32000 7.5). */
function makePdf(objects) {
  const parts = [Buffer.from("%PDF-1.4\n%\u00e2\u00e3\n", "latin1")];
  const places = [];
  let length = parts[0].length;
  for (const [index, object] of objects.entries()) {
    places.push(length);
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n")]);
    parts.push(part);
    length += part.length;
  }
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

const stream = (dictionary, bytes) =>
  Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from("\nendstream"),
  ]);

/** Chinese text in a font that is named and not embedded, as older office systems write it. */
export function makeUnembedded(lines) {
  const shown = lines
    .map((text, index) => {
      const codes = iconv.encode(text, "utf-16be").toString("hex");
      return `BT /F1 14 Tf 72 ${760 - index * 24} Td <${codes}> Tj ET`;
    })
    .join("\n");
  return makePdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    stream("", Buffer.from(shown)),
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R /DW 1000 >>",
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>",
  ]);
}

/** A page that is one grey picture without any words. */
export function makeScan() {
  const [width, height] = [60, 80];
  const grey = Buffer.alloc(width * height, 230);
  const picture = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode`;
  return makePdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I1 5 0 R >> >> >>",
    stream("", Buffer.from("q 595 0 0 842 0 0 cm /I1 Do Q")),
    stream(picture, deflateSync(grey)),
  ]);
}

/** RFC 5322 and MIME, as Chinese mail programs write it: GBK text, a file in it. */
export function makeMail(text, name, file) {
  const encoded = (words) => `=?UTF-8?B?${Buffer.from(words).toString("base64")}?=`;
  const lines = (bytes) => bytes.toString("base64").replace(/.{76}/g, "$&\r\n");
  return Buffer.from(
    [
      `From: ${encoded("经办人")} <a@example.com>`,
      "To: b@example.com",
      `Subject: ${encoded("请登陆系统报送")}`,
      "Date: Mon, 02 Mar 2026 09:00:00 +0800",
      "MIME-Version: 1.0",
      'Content-Type: multipart/mixed; boundary="part"',
      "",
      "--part",
      "Content-Type: text/plain; charset=gbk",
      "Content-Transfer-Encoding: base64",
      "",
      lines(iconv.encode(text, "gbk")),
      "--part",
      `Content-Type: application/octet-stream; name="${encoded(name)}"`,
      "Content-Transfer-Encoding: base64",
      `Content-Disposition: attachment; filename="${encoded(name)}"`,
      "",
      lines(file),
      "--part--",
      "",
    ].join("\r\n"),
  );
}

/** `files`: name → bytes; names in GBK without saying so, as Windows packs them. */
export function makeArchive(files, flags = 0) {
  return makeZip(Object.entries(files).map(([name, content]) => ({ name: iconv.encode(name, "gbk"), content, flags })));
}

/** A package behind a password, as Office 2007 and later keep it (MS-OFFCRYPTO): two streams in an OLE file. */
export function makeEncrypted(bytes) {
  const key = createHash("sha256").update("zicha").digest();
  const cipher = createCipheriv("aes-256-cbc", key, Buffer.alloc(16));
  const length = Buffer.alloc(8);
  length.writeUInt32LE(bytes.length);
  const info = Buffer.concat([
    Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]),
    Buffer.from(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"><keyData saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"/></encryption>',
    ),
  ]);
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, "/EncryptionInfo", info);
  CFB.utils.cfb_add(file, "/EncryptedPackage", Buffer.concat([length, cipher.update(bytes), cipher.final()]));
  return Buffer.from(CFB.write(file, { type: "buffer" }));
}
