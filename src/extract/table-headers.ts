/** Names the header of every column and row of a table: `th` first, then what a row of short labels looks like. */

/** One cell; in a merged area the same object stands in every place. */
export interface GridCell {
  readonly text: string;
  /** Indexes of the page texts in it. */
  readonly texts: readonly number[];
  readonly isTh: boolean;
  readonly isBold: boolean;
  /** Place of its upper left corner. */
  readonly row: number;
  readonly column: number;
  readonly colspan: number;
  readonly rowspan: number;
}

export interface NamedCell {
  readonly text: string;
  readonly texts: readonly number[];
  readonly columnHeader: string;
  readonly rowHeader: string;
  readonly isHeader: boolean;
}

export interface NamedTable {
  readonly caption: string;
  readonly rows: readonly (readonly NamedCell[])[];
}

const LABEL_LENGTH = 24;
/** 性别 | 男: the first line of a form, however many lists of relatives and the like stand in it. */
const SEX = /^[男女]$/;
/** 东街12号, 3组, 5人: values, though they end as labels do. */
const COUNTED = /[0-9０-９](?:号|组|户|人|村)$/;
/** Words that are a heading by themselves and hardly ever a value. */
const PLAIN_HEADING =
  /^(?:序号|编号|姓名|户主|性别|年龄|公民身份号码|(?:居民)?身份证件?(?:号码?)?|证件号码?|证号|(?:单位|企业|公司|机构|项目)?名称|单位|(?:统一社会)?信用代码|(?:银行|银行卡)?[账帐]号|(?:银行)?卡号|开户行|开户银行|(?:联系)?电话|手机号?码?|金额|日期|时间|(?:家庭)?(?:地址|住址)|联系人|类别|等级|数量|备注)(?:[（(][^（）()]{0,14}[）)])?$/;
/** Of the cells beside the first column of a table that lies on its side so many may look like labels. */
const LABELS_AMONG_VALUES = 0.2;
const LABEL =
  /(?:序号|编号|号码|号|姓名|名称|名单|性别|年龄|出生|民族|学历|学位|专业|职务|职称|职位|岗位|身份证|证件|电话|手机|联系|地址|住址|单位|部门|机构|企业|公司|法人|代表|人|日期|时间|期限|年度|年份|月份|金额|数量|面积|价格|单价|合计|总数|总计|小计|比例|比率|占比|率|标准|依据|项目|事项|内容|类别|类型|种类|型号|规格|级别|等级|层次|状态|状况|情况|结果|结论|成绩|分数|得分|排名|名次|备注|说明|方式|形式|来源|去向|用途|地点|位置|区域|乡镇|街道|社区|村|组|户|户主|与户主关系|关系|人数|户数|病种|病情|原因|理由|账号|卡号|开户行|银行|账户|代码|编码|车牌|车型|考号|准考证号|学校|班级|指标|目标|科目|预算|决算|执行|文号|标题|题名|索引号|程序|流程|环节|材料|条件|措施|权限|主体|处罚|案由|当事人|品名|品牌|产地|批次|生产|供应商|中标|投标|采购|预留|职责|分工|进度|负责)(?:[（(].{0,14}[）)])?(?:\s?[/、]\s?\S{1,10})?$/;

/**
 * Title rows above the header become the caption when there is none. `inherited`: headings of the table that this one goes on from; they
 * hold when it has none of its own.
 */
export function findHeaders(
  rows: readonly (readonly GridCell[])[],
  caption: string,
  inherited: readonly string[] = [],
): NamedTable {
  const titles = countTitleRows(rows);
  const headerEnd = titles + countHeaderRows(rows.slice(titles));
  const hasHeader = headerEnd > titles;
  const goesOn = !hasHeader && titles === 0 && inherited.length > 0;
  const body = rows.slice(titles);
  const isKeyed = !hasHeader && !goesOn && (isKeyValue(body) || isFormLine(body[0] ?? []));
  const isOnItsSide = isKeyed && liesOnItsSide(body);
  const ownHeaders = hasHeader ? (rows[0] ?? []).map((_, x) => joinHeaders(rows, titles, headerEnd, x)) : [];
  let columnHeaders = goesOn ? inherited : ownHeaders;
  const named = rows.map((row, y) => {
    const isTitleRow = y < titles;
    const isRepeated = hasHeader && y >= headerEnd && rows.slice(titles, headerEnd).some((head) => isSame(head, row));
    const mayBeNew = !isRepeated && y > titles && y >= headerEnd && (!isKeyed || row.every(({ text }) => text !== ""));
    const isNew = mayBeNew && isNewHeader(row, rows[y + 1]);
    if (isRepeated) columnHeaders = ownHeaders;
    // A list inside a form ends with the next label.
    if (isKeyed && !isNew && isLabelled(row)) columnHeaders = [];
    if (isNew) columnHeaders = row.map(({ text }) => text);
    const isHeaderRow = (y >= titles && y < headerEnd) || isRepeated || isNew;
    let header: GridCell | null = null;
    return row.map((cell, x): NamedCell => {
      const left = row[x - 1];
      if (left !== undefined && left !== cell) header = headerAfter(left, header, isKeyed, isOnItsSide);
      const isLabel = isKeyed && !isTitleRow && isLabelText(cell.text);
      const isHeader = isHeaderRow || isLabel || (cell.isTh && !isTitleRow);
      return {
        text: cell.text,
        texts: cell.texts,
        columnHeader: y >= headerEnd && !isRepeated && !isNew ? (columnHeaders[x] ?? "") : "",
        rowHeader: isTitleRow || isHeader ? "" : ((header ?? cornerOf(row, cell, hasHeader))?.text ?? ""),
        isHeader,
      };
    });
  });
  const title =
    titles > 0
      ? rows
          .slice(0, titles)
          .map((row) => row[0]?.text ?? "")
          .join(" ")
          .trim()
      : "";
  return { caption: caption === "" ? title : caption, rows: named };
}

function isSame(head: readonly GridCell[], row: readonly GridCell[]): boolean {
  return head.every((cell, x) => cell.text === row[x]?.text);
}

/** Headings in the middle: a second table right below the first, which many formats join. */
function isNewHeader(row: readonly GridCell[], next: readonly GridCell[] | undefined): boolean {
  if (next === undefined || !isHeaderRow(row)) return false;
  const filled = [...new Set(row)].filter((cell) => cell.text !== "");
  const plain = filled.filter((cell) => PLAIN_HEADING.test(cell.text.replace(/\s+/g, "")));
  if (!filled.every((cell) => isLabelText(cell.text)) || plain.length * 2 < filled.length) return false;
  return next.some((cell) => cell.text !== "" && !isLabelText(cell.text));
}

/** Labels stand in the first column, and the values of each in its row: one column a person. */
function liesOnItsSide(rows: readonly (readonly GridCell[])[]): boolean {
  if (rows.length < 2 || !rows.every((row) => row.length > 2 && isLabelText(row[0]?.text ?? ""))) return false;
  const values = rows.flatMap((row) => [...new Set(row.slice(1))]).filter(({ text }) => text !== "");
  return values.filter(({ text }) => isLabelText(text)).length <= values.length * LABELS_AMONG_VALUES;
}

/** Rows at the top in which one cell fills the whole width. */
function countTitleRows(rows: readonly (readonly GridCell[])[]): number {
  let count = 0;
  for (const row of rows) {
    const first = row[0];
    if (first === undefined || row.length < 2 || !row.every((cell) => cell === first || cell.text === "")) break;
    if (count >= 3 || count + 1 >= rows.length) break;
    count += 1;
  }
  // 填报单位：… | 单位：元, between the title and the headings.
  const [note, next] = [rows[count], rows[count + 1]];
  return note !== undefined && next !== undefined && count < 3 && isNoteRow(note) && isHeaderRow(next)
    ? count + 1
    : count;
}

function isNoteRow(row: readonly GridCell[]): boolean {
  const filled = [...new Set(row)].filter((cell) => cell.text !== "");
  return (
    filled.length > 0 && filled.length * 2 < row.length && filled.every((cell) => /[:：]|^\d{4}年/.test(cell.text))
  );
}

function countHeaderRows(rows: readonly (readonly GridCell[])[]): number {
  const first = rows[0];
  if (first === undefined) return 0;
  const heads = rows.findIndex((row) => !row.every((cell) => cell.isTh || cell.text === ""));
  const isAllHead = heads === -1;
  if (heads > 0) return heads;
  if (isAllHead && first.every((cell) => cell.isTh || cell.text === "")) return rows.length > 1 ? 1 : 0;
  if (first.every((cell) => cell.isTh)) return 1;
  if (rows.length < 2 || !isHeaderRow(first)) return 0;
  if (isFormLine(first) || (takesTurns(first) && isKeyValue(rows.slice(1)))) return 0;
  const depth = first.reduce((most, cell) => Math.max(most, cell.rowspan), 1);
  const hasGroups = first.some((cell) => cell.colspan > 1) && depth > 1;
  if (hasGroups) return Math.min(depth, rows.length - 1);
  return rows.length > 2 && fillsGapsOf(first, rows[1] ?? []) ? 2 : 1;
}

/** Do headings stand where the row above has none, and none where it has its own? Formats without merged cells write groups so. */
function fillsGapsOf(above: readonly GridCell[], row: readonly GridCell[]): boolean {
  if (!row.some((cell, x) => cell.text !== "" && above[x]?.text === "")) return false;
  if (!row.some((cell, x) => cell.text === "" && above[x]?.text !== "")) return false;
  return isHeaderRow(row) && row.every((cell, x) => cell.text !== "" || above[x]?.text !== "");
}

/** Short texts without figures, of which at least half are usual column names; or all of them bold. */
function isHeaderRow(row: readonly GridCell[]): boolean {
  const cells = [...new Set(row)];
  const filled = cells.filter((cell) => cell.text !== "");
  if (filled.length < 2 || filled.length * 2 < cells.length) return false;
  if (filled.some((cell) => cell.text.length > LABEL_LENGTH || /^[\d.,%-]+$|\d{5,}/.test(cell.text))) return false;
  if (filled.every((cell) => cell.isBold)) return true;
  return filled.filter((cell) => isLabelText(cell.text)).length * 2 >= filled.length;
}

function isLabelText(text: string): boolean {
  if (text.length > LABEL_LENGTH * 4) return false;
  const plain = text.replace(/\s+/g, "").replace(/(?<![:：*＊])[:：*＊]+$/, "");
  return plain.length > 0 && plain.length <= LABEL_LENGTH && LABEL.test(plain) && !COUNTED.test(plain);
}

function isLabelled(row: readonly GridCell[]): boolean {
  const [label, value] = [...new Set(row)];
  return label !== undefined && value !== undefined && isLabelText(label.text) && !isLabelText(value.text);
}

/** Forms such as 姓名|…|性别|…: in most rows labels and values take turns. */
function isKeyValue(rows: readonly (readonly GridCell[])[]): boolean {
  let keyed = 0;
  let counted = 0;
  for (const row of rows) {
    const cells = [...new Set(row)];
    if (cells.length < 2) continue;
    counted += 1;
    if (isLabelled(cells)) keyed += 1;
  }
  return counted > 0 && keyed * 2 >= counted;
}

function isFormLine(row: readonly GridCell[]): boolean {
  return takesTurns(row) && row.some(({ text }) => SEX.test(text));
}

/** Does a value follow each label, and a label each value? */
function takesTurns(row: readonly GridCell[]): boolean {
  const filled = [...new Set(row)].filter((cell) => cell.text !== "");
  return filled.every((cell, x) => isLabelText(cell.text) === (x % 2 === 0));
}

function joinHeaders(rows: readonly (readonly GridCell[])[], from: number, to: number, column: number): string {
  const parts: string[] = [];
  let last: GridCell | null = null;
  for (let y = from; y < to; y += 1) {
    const cell = rows[y]?.[column];
    if (cell === undefined || cell === last || cell.text === "") continue;
    parts.push(cell.text);
    last = cell;
  }
  return parts.join(" ");
}

/** The header of what stands right of a cell: the nearest `th` to the left; in forms the label right before it, or that of the whole row. */
function headerAfter(left: GridCell, before: GridCell | null, isKeyed: boolean, isOnItsSide: boolean): GridCell | null {
  if (isKeyed && isLabelText(left.text)) return left;
  if (isKeyed) return isOnItsSide ? before : null;
  return left.isTh ? left : before;
}

function cornerOf(row: readonly GridCell[], cell: GridCell, hasHeader: boolean): GridCell | null {
  const first = row[0];
  return hasHeader && first !== undefined && first !== cell && first.isTh ? first : null;
}
