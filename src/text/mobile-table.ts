/** Judges the mobiles of a table by its headings: a list of private persons, a list of offices and duties, or unclear. */

import type { Table } from "../model/document.ts";
import { isOfficeHeading, type MobileContext, namesOffice } from "./mobile-cues.ts";
import { isNameInColumn, isPersonName } from "./person-name.ts";
import { bodyRows, columnHeadings } from "./table-heading.ts";

const PRIVATE_HEADING =
  /身份证|身份号码|证件号|住址|户籍|出生|学生|家长|户主|残疾|低保|银行|卡号|[账帐]号|一[卡折]通|病|监护|民族|性别|年龄|婚|车牌|房号|楼号|室号|准考证/;
const DUTY_HEADING =
  /职务|职位|岗位|[河湖林路田]长|网格|责任|值班|包保|驻村|帮扶|联络员|负责人|法定代表|经营者|科室|窗口|服务|业务|职责|办公|站点|网点|医院|机构|企业|公司|卫生[室院站]|诊所|店名|合作社|采购|招标|代理|项目|主管|技术|专家/;
const NAME_HEADING = /姓\s*名|户\s*主|学生|申请人|业主|患者|考生|车主|家长|监护人|人员/;
/** Who wrote in or called: a private person, whatever office the other columns name. */
const CALLER_HEADING = /(?:投诉|举报|来信|来电|反映|信访|留言|求助|诉求|报案)人/;
const UNIT_HEADING = /单位|部门|学校|所属|名\s*称/;
const OFFICE_PHONE_HEADING =
  /(?:咨询|办公|值班|监督|举报|投诉|服务|服务部门|单位|公开|业务|报名)[^人]{0,4}(?:电话|热线|手机|方式)/;
const MOBILE_HEADING = /手机|移动电话/;
const LANDLINE_HEADING = /办公(?:室)?电话|办公号码|座机|固定电话|固话/;
const ON_DUTY = /值班|[河湖林路田]长|网格|应急|防汛|抢险|救援|包保|驻村/;
/** Without such a column eleven digits in a table are hardly a telephone, unless names stand beside them. */
const MAY_BE_PHONE = /电话|手机|联[系络]|方式|号码|热线|微信|通[讯信]|[Tt][Ee][Ll]|备注|说明|姓名|人/;
const MOBILE = /(?<!\d)1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)/;
/** Fewer rows than this are no list. */
const LEAST_ROWS = 3;
const LONGEST_LABEL = 12;
const MOST_LABELS = 60;

const verdicts = new WeakMap<Table, MobileContext>();

/** What the table says about its mobiles; `ownHeading` is that of the number's own cell, `title` the page's. */
export function judgeMobileTable(table: Table, ownHeading: string, title: string): MobileContext {
  if (OFFICE_PHONE_HEADING.test(ownHeading)) return "office";
  if (isBesideOfficePhone(table, ownHeading, title)) return "contact";
  const known = verdicts.get(table);
  if (known !== undefined) return known;
  const verdict = judge(table, title);
  verdicts.set(table, verdict);
  return verdict;
}

/** Where the office telephone has a column of its own, a mobile beside it is hardly one that the office means to publish. */
function isBesideOfficePhone(table: Table, ownHeading: string, title: string): boolean {
  if (!MOBILE_HEADING.test(ownHeading)) return false;
  const headings = columnHeadings(table);
  const words = [title, table.caption, ...headings].join(" ");
  if (ON_DUTY.test(words) || PRIVATE_HEADING.test(words)) return false;
  return headings.some((heading) => heading !== ownHeading && LANDLINE_HEADING.test(heading));
}

function judge(table: Table, title: string): MobileContext {
  const headings = columnHeadings(table).join(" ").trim() || labelsInside(table);
  const rows = bodyRows(table).filter((row) => row.some((cell) => MOBILE.test(cell.text)));
  const isList = rows.length >= LEAST_ROWS;
  if (CALLER_HEADING.test(headings)) return isList ? "list" : "person";
  const isPrivate = PRIVATE_HEADING.test(headings);
  if (!isPrivate && (DUTY_HEADING.test(headings) || isOfficeHeading(`${title} ${table.caption}`))) return "office";
  if (isPrivate) return isList || /身份证|身份号码|住址|银行|卡号/.test(headings) ? "private" : "person";
  if (NAME_HEADING.test(headings)) {
    if (UNIT_HEADING.test(headings)) return "bare";
    return isList ? "list" : "person";
  }
  if (/联系/.test(headings)) return UNIT_HEADING.test(headings) ? "office" : "contact";
  if (rows.some((row) => row.some((cell) => namesOffice(cell.text)))) return "office";
  if (columnHeadings(table).some((heading) => heading !== "") && !MAY_BE_PHONE.test(headings)) return "office";
  const named = rows.filter((row) => row.some((cell) => isPersonName(cell.text) && isNameInColumn(cell.text)));
  return named.length >= LEAST_ROWS ? "list" : named.length > 0 ? "bare" : "contact";
}

/** The labels of a table that has no heading row: forms of label and value side by side. */
function labelsInside(table: Table): string {
  const labels: string[] = [];
  for (const row of table.rows) {
    for (const cell of row) {
      if (cell.text.length <= LONGEST_LABEL && !/\d/.test(cell.text) && !isPersonName(cell.text))
        labels.push(cell.text);
      if (labels.length >= MOST_LABELS) return labels.join(" ");
    }
  }
  return labels.join(" ");
}
