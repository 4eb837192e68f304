// The texts, tables and slides that the sample documents hold, as flat OpenDocument files. Everything in them is invented.

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
  number: "datastyle",
})
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat(
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:xlink="http://www.w3.org/1999/xlink"',
    'office:version="1.3"',
  )
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

/** Children of the year 2015, who do not exist. */
const PUPILS = [
  ["1", "郑小雨", "三（1）班", "2015-03-02", "临江市东街12号3栋501室", "13900000010", "500"],
  ["2", "王乐乐", "三（1）班", "2015-05-17", "临江市东街12号3栋502室", "13900000011", "500"],
  ["3", "冯子涵", "三（2）班", "2015-07-08", "临江市西街3号1栋101室", "13900000012", "500"],
  ["4", "陈一诺", "三（2）班", "2015-09-21", "临江市西街3号1栋102室", "13900000013", "500"],
  ["5", "褚小满", "三（3）班", "2015-11-30", "临江市南街8号2栋303室", "13900000014", "500"],
];

const cell = (text, more = "") =>
  `<table:table-cell table:style-name="Cell" office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`;
const wide = (text, columns) =>
  `${cell(text, ` table:number-columns-spanned="${columns}"`)}${"<table:covered-table-cell/>".repeat(columns - 1)}`;
const tall = (text, rows) => cell(text, ` table:number-rows-spanned="${rows}"`);
const line = (cells, more = "") => `<table:table-row${more}>${cells.join("")}</table:table-row>`;
const row = (texts, more = "") =>
  line(
    texts.map((text) => cell(text)),
    more,
  );
const columnsOf = (count) => `<table:table-column table:style-name="co1" table:number-columns-repeated="${count}"/>`;
const table = (name, columns, rows, more = "") =>
  `<table:table table:name="${name}"${more}>${columnsOf(columns)}${rows.join("")}</table:table>`;

function nameTable(name) {
  const [head, ...body] = LIST;
  return table(name, head.length, [line([wide(TITLE, head.length)]), row(head), ...body.map((one) => row(one))]);
}

/** A title, a line about the publicity, and two rows of headings, some over several columns. `isSheet`: dates are dates. */
function pupilTable(isSheet) {
  const date = (day) =>
    `<table:table-cell table:style-name="Date" office:value-type="date" office:date-value="${day}"><text:p>${day}</text:p></table:table-cell>`;
  const covered = "<table:covered-table-cell/>";
  return table("学生", 7, [
    line([wide("临江市第一小学家庭经济困难学生资助公示名单", 7)]),
    line([wide("公示时间：2026年3月2日至3月6日", 7)]),
    line([tall("序号", 2), wide("学生信息", 3), wide("家庭信息", 2), tall("资助金额（元）", 2)]),
    line([covered, ...["姓名", "班级", "出生日期", "家庭住址", "家长电话"].map((text) => cell(text)), covered]),
    ...PUPILS.map((texts) => line(texts.map((text, column) => (isSheet && column === 3 ? date(text) : cell(text))))),
  ]);
}

export function flat(kind, body, styles = "", meta = "") {
  return `<?xml version="1.0" encoding="UTF-8"?><office:document ${NAMESPACES} office:mimetype="application/vnd.oasis.opendocument.${kind}"><office:meta>${meta}</office:meta><office:automatic-styles>${styles}</office:automatic-styles><office:body>${body}</office:body></office:document>`;
}

const HIDDEN =
  '<style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>';
const BORDER = '<style:table-cell-properties fo:border="0.5pt solid #000000"/>';
const COLUMN =
  '<style:style style:name="co1" style:family="table-column"><style:table-column-properties style:column-width="4.5cm"/></style:style>' +
  `<style:style style:name="Cell" style:family="table-cell">${BORDER}</style:style>`;
const DATE = `<number:date-style style:name="Day"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style><style:style style:name="Date" style:family="table-cell" style:data-style-name="Day">${BORDER}</style:style>`;
const LONG =
  "会议指出，要把各项任务落到实处，明确责任分工和完成时限，建立台账逐项销号，并且要求各部门各单位在规定的时间以内登陆平台完成填报，不得漏报迟报。";
const META = "<dc:title>公示材料</dc:title><meta:initial-creator>经办人13900000008</meta:initial-creator>";

const bodies = {
  通知: `<text:h text:outline-level="1">关于报送补贴发放材料的通知</text:h>
<text:p>各村（居）民委员会：</text:p>
<text:p>请登陆系统核对发放信息<office:annotation><dc:creator>审核</dc:creator><dc:date>2026-01-01T00:00:00</dc:date><text:p>批注里写着D建引领</text:p></office:annotation>，截止目前已完成大半。</text:p>
<text:p>${LONG}</text:p>
<text:p>经办人身份证号340101190001010113。<text:span text:style-name="Hidden">隐藏的电话：13900000009</text:span></text:p>`,
  名单: `<text:p>现将名单公示如下。</text:p>${nameTable("名单")}<text:p>公示期间如有异议，请向街道办事处反映。</text:p>`,
  学生: `<text:p>现将资助名单公示如下。</text:p>${pupilTable(false)}<text:p>公示期间如有异议，请向学校反映。</text:p>`,
  修订: `<text:tracked-changes><text:changed-region xml:id="ct1" text:id="ct1"><text:deletion><office:change-info><dc:creator>审核</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info><text:p>删去的身份证号340101190001010113</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p>本段有修订<text:change text:change-id="ct1"/>，其余不变。</text:p><text:p>第二段请登陆平台。</text:p>`,
  干净: `<text:h text:outline-level="1">关于做好防汛工作的通知</text:h><text:p>各科室要加强值守，及时报告“三单一书”落实情况——逐级上报。</text:p>`,
};

/** Name → flat text document. */
export const texts = Object.fromEntries(
  Object.entries(bodies).map(([name, body]) => [
    name,
    flat("text", `<office:text>${body}</office:text>`, HIDDEN + COLUMN, META),
  ]),
);

const hiddenColumn = '<table:table-column/><table:table-column table:visibility="collapse"/>';
const SHEETS = `${nameTable("名单")}
<table:table table:name="底稿" table:style-name="taHidden"><table:table-column/>${row(["身份证号"])}${row(["340101190001010113"])}</table:table>
<table:table table:name="隐藏行列">${hiddenColumn}${row(["姓名", "联系电话"])}${row(["赵大海", "13900000000"])}${row(["请登陆系统", ""], ' table:visibility="collapse"')}</table:table>`;
const SHEET_STYLES = `${COLUMN}${DATE}<style:style style:name="taHidden" style:family="table"><style:table-properties table:display="false"/></style:style>`;
const spreadsheet = (tables) =>
  flat("spreadsheet", `<office:spreadsheet>${tables}</office:spreadsheet>`, SHEET_STYLES, META);

/** Name → flat spreadsheet. */
export const sheets = { 名单: spreadsheet(SHEETS), 学生: spreadsheet(pupilTable(true)) };

const page = (name, lines, notes) =>
  `<draw:page draw:name="${name}">${lines.map((text, index) => `<draw:frame svg:x="2cm" svg:y="${2 + index * 3}cm" svg:width="20cm" svg:height="2cm"><draw:text-box><text:p>${text}</text:p></draw:text-box></draw:frame>`).join("")}<presentation:notes><draw:frame svg:x="2cm" svg:y="2cm" svg:width="16cm" svg:height="4cm"><draw:text-box><text:p>${notes}</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>`;

/** Name → flat presentation. */
export const slides = {
  汇报: flat(
    "presentation",
    `<office:presentation>${page("一", ["工作汇报", "请登陆系统查看"], "备注：身份证号340101190001010113")}${page("二", ["下一步打算", "坚持D建引领"], "无")}</office:presentation>`,
    "",
    META,
  ),
};
