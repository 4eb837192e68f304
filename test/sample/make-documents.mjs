// Writes fixtures/documents with LibreOffice: the same few texts, tables and slides in every format that offices publish in.
// Needs `soffice`; the files it makes are committed, so that tests need nothing. Everything in them is invented.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import iconv from "iconv-lite";

const out = fileURLToPath(new URL("../../fixtures/documents/", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "zicha-documents-"));

const NAMESPACES = Object.entries({
  office: "office",
  style: "style",
  text: "text",
  table: "table",
  draw: "drawing",
  fo: "xsl-fo-compatible",
  meta: "meta",
  svg: "svg-compatible",
  presentation: "presentation",
})
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat('xmlns:dc="http://purl.org/dc/elements/1.1/"', 'office:version="1.3"')
  .join(" ");

/** Numbers of the year 1900 and after, and of a telephone range without customers. */
const LIST = [
  ["序号", "姓名", "身份证号", "联系电话", "残疾类别"],
  ["1", "赵大海", "340101190001010113", "13900000000", "精神残疾"],
  ["2", "钱小兰", "340101190001010121", "13900000001", "肢体残疾"],
  ["3", "孙建国", "34010119000101013X", "13900000002", "视力残疾"],
  ["4", "李秀英", "340101190001010148", "13900000003", "精神残疾"],
  ["5", "周志强", "340101190001010156", "13900000004", "肢体残疾"],
  ["6", "吴桂芳", "340101190001010164", "13900000005", "听力残疾"],
];
const TITLE = "2026年度困难残疾人生活补贴发放名单";

const cell = (text, more = "") =>
  `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`;
const row = (cells, more = "") =>
  `<table:table-row${more}>${cells.map((text) => cell(text)).join("")}</table:table-row>`;

function nameTable(name) {
  const [head, ...body] = LIST;
  const columns = `<table:table-column table:style-name="co1" table:number-columns-repeated="${head.length}"/>`;
  const title = `<table:table-row>${cell(TITLE, ` table:number-columns-spanned="${head.length}"`)}${"<table:covered-table-cell/>".repeat(head.length - 1)}</table:table-row>`;
  return `<table:table table:name="${name}">${columns}${title}${row(head)}${body.map((one) => row(one)).join("")}</table:table>`;
}

function flat(kind, body, styles = "", meta = "") {
  return `<?xml version="1.0" encoding="UTF-8"?><office:document ${NAMESPACES} office:mimetype="application/vnd.oasis.opendocument.${kind}"><office:meta>${meta}</office:meta><office:automatic-styles>${styles}</office:automatic-styles><office:body>${body}</office:body></office:document>`;
}

const HIDDEN =
  '<style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>';
const COLUMN =
  '<style:style style:name="co1" style:family="table-column"><style:table-column-properties style:column-width="4.5cm"/></style:style>';
const LONG =
  "会议指出，要把各项任务落到实处，明确责任分工和完成时限，建立台账逐项销号，并且要求各部门各单位在规定的时间以内登陆平台完成填报，不得漏报迟报。";

const texts = {
  通知: `<text:h text:outline-level="1">关于报送补贴发放材料的通知</text:h>
<text:p>各村（居）民委员会：</text:p>
<text:p>请登陆系统核对发放信息<office:annotation><dc:creator>审核</dc:creator><dc:date>2026-01-01T00:00:00</dc:date><text:p>批注里写着D建引领</text:p></office:annotation>，截止目前已完成大半。</text:p>
<text:p>${LONG}</text:p>
<text:p>经办人身份证号340101190001010113。<text:span text:style-name="Hidden">隐藏的电话：13900000009</text:span></text:p>`,
  名单: `<text:p>现将名单公示如下。</text:p>${nameTable("名单")}<text:p>公示期间如有异议，请向街道办事处反映。</text:p>`,
  修订: `<text:tracked-changes><text:changed-region xml:id="ct1" text:id="ct1"><text:deletion><office:change-info><dc:creator>审核</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info><text:p>删去的身份证号340101190001010113</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p>本段有修订<text:change text:change-id="ct1"/>，其余不变。</text:p><text:p>第二段请登陆平台。</text:p>`,
  干净: `<text:h text:outline-level="1">关于做好防汛工作的通知</text:h><text:p>各科室要加强值守，及时报告情况。</text:p>`,
};

const sheets = `<office:spreadsheet>${nameTable("名单")}
<table:table table:name="底稿" table:style-name="taHidden"><table:table-column/>${row(["身份证号"])}${row(["340101190001010113"])}</table:table>
<table:table table:name="隐藏行列"><table:table-column/><table:table-column table:visibility="collapse"/>${row(["姓名", "联系电话"])}${row(["赵大海", "13900000000"])}${row(["请登陆系统", ""], ' table:visibility="collapse"')}</table:table></office:spreadsheet>`;
const SHEET_STYLES = `${COLUMN}<style:style style:name="taHidden" style:family="table"><style:table-properties table:display="false"/></style:style>`;

const page = (name, lines, notes) =>
  `<draw:page draw:name="${name}">${lines.map((line, index) => `<draw:frame svg:x="2cm" svg:y="${2 + index * 3}cm" svg:width="20cm" svg:height="2cm"><draw:text-box><text:p>${line}</text:p></draw:text-box></draw:frame>`).join("")}<presentation:notes><draw:frame svg:x="2cm" svg:y="2cm" svg:width="16cm" svg:height="4cm"><draw:text-box><text:p>${notes}</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>`;
const slides = `<office:presentation>${page("一", ["工作汇报", "请登陆系统查看"], "备注：身份证号340101190001010113")}${page("二", ["下一步打算", "坚持D建引领"], "无")}</office:presentation>`;

const META = "<dc:title>公示材料</dc:title><meta:initial-creator>经办人13900000008</meta:initial-creator>";

function convert(source, target, name) {
  const result = spawnSync(
    "soffice",
    [
      `-env:UserInstallation=file://${join(work, "profile")}`,
      "--headless",
      "--convert-to",
      target,
      "--outdir",
      join(work, "out"),
      source,
    ],
    { encoding: "utf8", timeout: 120_000 },
  );
  if (result.status !== 0) throw new Error(`${source} → ${target}: ${result.stderr}`);
  const ending = target.split(":", 1)[0];
  const made = join(
    work,
    "out",
    `${source
      .split("/")
      .at(-1)
      .replace(/\.\w+$/, "")}.${ending}`,
  );
  copyFileSync(made, join(out, name));
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
mkdirSync(join(work, "out"), { recursive: true });

for (const [name, body] of Object.entries(texts)) {
  const source = join(work, `${name}.fodt`);
  writeFileSync(source, flat("text", `<office:text>${body}</office:text>`, HIDDEN + COLUMN, META));
  for (const format of ["docx", "doc", "rtf", "odt", "pdf", "html"]) convert(source, format, `${name}.${format}`);
  convert(source, "txt:Text (encoded):UTF8", `${name}.txt`);
}
const book = join(work, "名单.fods");
writeFileSync(book, flat("spreadsheet", sheets, SHEET_STYLES, META));
for (const format of ["xlsx", "xls", "ods"]) convert(book, format, `名单.${format}`);
// Field separator, text delimiter, code page (76 is UTF-8).
convert(book, "csv:Text - txt - csv (StarCalc):44,34,76", "名单.csv");
writeFileSync(join(out, "名单-gbk.csv"), iconv.encode(readFileSync(join(out, "名单.csv"), "utf8"), "gbk"));
const show = join(work, "汇报.fodp");
writeFileSync(show, flat("presentation", slides, "", META));
for (const format of ["pptx", "odp", "pdf"]) convert(show, format, `汇报.${format}`);

const open = {
  EncryptFile: { type: "boolean", value: "true" },
  DocumentOpenPassword: { type: "string", value: "zicha" },
};
convert(join(work, "通知.fodt"), `pdf:writer_pdf_Export:${JSON.stringify(open)}`, "有密码.pdf");
rmSync(work, { recursive: true, force: true });
