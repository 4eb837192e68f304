// Writes fixtures/documents: the same few texts, tables and slides in every format that offices publish in, most by LibreOffice.
// Needs `soffice`; the files it makes are committed, so that tests need nothing. What each must come to stands in
// fixtures/documents.expected.json. Everything in them is invented.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import iconv from "iconv-lite";
import { makeArchive, makeEncrypted, makeMail, makeOfd, makeScan, makeUnembedded } from "./documents/by-hand.mjs";
import { sheets, slides, texts } from "./documents/flat.mjs";
import { withMacro, withWorkbook } from "./documents/repack.mjs";
import { openOffice } from "./documents/soffice.mjs";

const out = fileURLToPath(new URL("../../fixtures/documents/", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "zicha-documents-"));
const office = openOffice(work);

/** Writes the flat files; returns their paths. */
function place(files, ending) {
  return Object.entries(files).map(([name, content]) => {
    const path = join(work, `${name}.${ending}`);
    writeFileSync(path, content);
    return path;
  });
}
const read = (name) => readFileSync(join(out, name));
const write = (name, content) => writeFileSync(join(out, name), content);

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const [textFiles, sheetFiles, slideFiles] = [place(texts, "fodt"), place(sheets, "fods"), place(slides, "fodp")];
for (const format of ["docx", "doc", "rtf", "odt", "pdf", "html", "txt:Text (encoded):UTF8"]) {
  office.convert(textFiles, format, out);
}
for (const format of ["xlsx", "xls", "ods"]) office.convert(sheetFiles, format, out);
// Field separator, text delimiter, code page (76 is UTF-8).
office.convert(sheetFiles, "csv:Text - txt - csv (StarCalc):44,34,76", out);
for (const format of ["pptx", "ppt", "odp", "pdf"]) office.convert(slideFiles, format, out);

// Other charsets, and other names.
const list = read("名单.csv").toString("utf8");
const notice = read("通知.txt")
  .toString("utf8")
  .replace(/^\ufeff/, "");
write("名单-gbk.csv", iconv.encode(list, "gbk"));
write("名单-utf16.csv", iconv.encode(list, "utf-16", { addBOM: true }));
write("通知-gbk.txt", iconv.encode(notice, "gbk"));
write("通知-utf16le.txt", iconv.encode(notice, "utf-16le", { addBOM: true }));
write("通知-utf16be.txt", iconv.encode(notice, "utf-16be", { addBOM: true }));
write("繁体-big5.txt", iconv.encode("關於報送補貼發放材料的通知\r\n經辦人身分證號340101190001010113。\r\n", "big5"));
write("通知.wps", read("通知.doc"));
write("名单.et", read("名单.xls"));
write("网页.xls", read("名单.html"));
write("改名.pdf", read("通知.docx"));

// What LibreOffice does not write.
const lines = ["关于报送补贴发放材料的通知", "请登陆系统核对发放信息。", "经办人身份证号340101190001010113。"];
write("公文.ofd", makeOfd([lines, ["第二页坚持D建引领。"]]));
write("未嵌字体.pdf", makeUnembedded(lines));
write("扫描.pdf", makeScan());
write("往来.eml", makeMail("请登陆系统核对。\r\n", "名单.xlsx", read("名单.xlsx")));
write(
  "材料.zip",
  makeArchive({ "名单.docx": read("名单.docx"), "目录/通知.txt": read("通知-gbk.txt"), "扫描.pdf": read("扫描.pdf") }),
);
write("嵌套.zip", makeArchive({ "材料.zip": read("材料.zip") }));
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
write(
  "宏.docm",
  await withMacro(read("通知.docx"), {
    part: "word/vbaProject.bin",
    type: word,
    macroType: "application/vnd.ms-word.document.macroEnabled.main+xml",
  }),
);
write(
  "宏.xlsm",
  await withMacro(read("名单.xlsx"), {
    part: "xl/vbaProject.bin",
    type: excel,
    macroType: "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
  }),
);
write("嵌入.docx", await withWorkbook(read("干净.docx"), read("名单.xlsx")));

// Nobody can read these.
const [notice1, list1] = [join(work, "通知.fodt"), join(work, "名单.fods")];
office.encrypt(notice1, "MS Word 97", join(out, "有密码.doc"));
office.encrypt(notice1, "writer8", join(out, "有密码.odt"));
office.encrypt(list1, "MS Excel 97", join(out, "有密码.xls"));
writeFileSync(join(work, "有密码.fodt"), texts.通知);
const open = {
  EncryptFile: { type: "boolean", value: "true" },
  DocumentOpenPassword: { type: "string", value: "zicha" },
};
office.convert([join(work, "有密码.fodt")], `pdf:writer_pdf_Export:${JSON.stringify(open)}`, out);
write("有密码.docx", makeEncrypted(read("通知.docx")));
write("有密码.xlsx", makeEncrypted(read("名单.xlsx")));
write("有密码.zip", makeArchive({ "名单.docx": read("名单.docx") }, 1));
for (const name of ["通知.docx", "名单.xls", "通知.doc"]) {
  const whole = read(name);
  write(`截断${name.slice(name.indexOf("."))}`, whole.subarray(0, whole.length >> 1));
}
write("截断.pdf", read("通知.pdf").subarray(0, 600));
write("空.docx", "");
write("乱码.docx", Buffer.from(Array.from({ length: 2000 }, (_, at) => (at * 7919) % 251)));
rmSync(work, { recursive: true, force: true });
