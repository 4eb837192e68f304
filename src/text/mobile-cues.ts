/** The words that tell whose mobile number it is: an office's contact, a private person's, or nobody's in particular. */

import { isPersonName } from "./person-name.ts";

/**
 * `office`: published on purpose, or no telephone at all: never reported · `private`: beside an identity number, address or the like · `person`: beside a
 * private person's role · `contact`: a named or unnamed contact of nobody knows whom · `bare`: no context · `list`: one of many.
 */
export type MobileContext = "office" | "private" | "person" | "contact" | "bare" | "list";

/** Telephones that exist to be called by the public. A person's (投诉人电话) is none. */
const OFFICE_PHONE =
  /(?:咨询|服务|监督|举报|投诉|值班|办公|业务|报名|预约|报修|客服|受理|求助|救援|应急|防汛|预订|订票|抢修|报警|维修|招聘|接待|信访|纪检|督查|督办|技术|运维|窗口|前台|公开|对外|监管|反馈|质疑|答疑|调度|联络|采购|招标|工作|单位|公司|部门|科室)[^，,、；人]{0,6}(?:电话|热线|手机|方式|号码|专线)|热线|专线|总机/g;
/** Organisations, and persons named for their duty. */
const OFFICE_SUBJECT =
  /单位|部门|科室|机构|企业|办公室|办事处|大厅|窗口|中心|大队|支队|中队|公司|集团|协会|学会|商会|医院|学校|大学|银行|村委会|居委会|党委|政府|支部|服务队|管理局|[\u4e00-\u9fff]局(?![部面势限])|委员会|[省市县区党团]委|(?<![餐客歌舞])厅|联合会|残联|妇联|工会|基金会|红十字会|(?:工作|服务|卫生|派出|变电|加油|消防|收费)[站所]|采购人|招标人|招租人|出租人|出让人|拍卖|代理|项目联系|项目负责|[河湖林路田楼链]长|网格|责任人|包保|驻村|第一书记|书记|主任|[站镇乡村组局科处部院校店队班排连行社]长|值班|经理|工程师|专干|专员|老师|教授|医生|护士|同志|负责人|经办人|经营者|联络员|联系员|辅导员|教练|指导员|护林员|巡查员|管理员|协管员|信息员|安全员|通讯员|记者|编辑|客服|法定代表|法人|[\u4e00-\u9fff]{1,2}[科股处]|[\u4e00-\u9fff](?<![员职民打务施开])工(?![\u4e00-\u9fff])/g;
/** Roles of private persons. */
const PRIVATE_ROLE =
  /本人|家庭|家长|业主(?!单位|委员会)|申请人|申请者|投诉人|举报人|来信人|来电人|信访人|患者|病人|学生|监护人|户主|受害人|当事人|被告|原告|死者|伤者|家属|父亲|母亲|配偶|丈夫|妻子|儿子|女儿|租户|租客|房东|车主|机主|考生|应聘|求助人|诉求人|留言人|网友|我的|我家|我是|我叫|姓名/g;
/** Private data that stands beside a number. */
const PRIVATE_DATA =
  /身份证|身份号码|证件号|家庭住址|家庭地址|现住址|住址|户籍|出生|低保户|低保对象|残疾等级|残疾类别|银行卡/g;
const CONTACT = /联系|电话|手机|方式|[Tt][Ee][Ll]|微信/;
const PHONE_LABEL = /[\s，,、:：(（]{0,3}(?:(?:联系|移动)?(?:手机|电话|方式)(?:号码?)?)?[\s，,、:：(（]{0,3}$/;
const NAME_END = /[\u4e00-\u9fff·•]{2,12}$/;
const CONTACT_LABEL = /联\s*系\s*人/;

/** Titles and headings under which mobiles are published on purpose: tenders, duty lists, service guides. */
const OFFICE_HEADING =
  /(?:招标|采购|中标|成交|竞价|竞争性|磋商|询价|比选|遴选|拍卖|挂牌|出让|招租|招聘|招募|招生|流标|废标|资格预审)[^。]{0,14}(?:公告|公示|文件|邀请|通知|结果|信息|变更|简章)|[河湖林路田]长|网格员|责任人|公示牌|值班|通讯录|通信录|联系方式|联系我们|联络表|办事指南|服务指南|机构职能|领导分工|(?:护林|管护|协管|巡查|信息|联络|安全|防疫|辅导|调解|特派|指导|管理|监督|保洁)员|专家库|律师名|志愿服务队/;

function lastIndexOf(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}

/** Judges by one sentence: the words before the number count by nearness, those after it only when nothing stands before. */
export function judgeMobileClause(before: string, after: string): MobileContext {
  const office = Math.max(lastIndexOf(before, OFFICE_PHONE), lastIndexOf(before, OFFICE_SUBJECT));
  const role = lastIndexOf(before, PRIVATE_ROLE);
  const data = lastIndexOf(before, PRIVATE_DATA);
  if (office > Math.max(role, data)) return "office";
  if (data >= 0) return "private";
  if (role >= 0) return "person";
  if (lastIndexOf(after, PRIVATE_DATA) >= 0) return "private";
  if (lastIndexOf(after.slice(0, 12), OFFICE_SUBJECT) >= 0) return "office";
  if (lastIndexOf(after.slice(0, 12), PRIVATE_ROLE) >= 0) return "person";
  return CONTACT.test(before) ? "contact" : "bare";
}

/** Do these words name an organisation or a duty, as the lines before a contact block do? */
export function namesOffice(text: string): boolean {
  return text.search(OFFICE_SUBJECT) >= 0 || text.search(OFFICE_PHONE) >= 0;
}

/** Does the line name who wrote in, applied or is concerned, as 来信人 above a telephone? A bare 姓名 tells nothing. */
export function namesPrivatePerson(text: string): boolean {
  return lastIndexOf(text.replaceAll("姓名", ""), PRIVATE_ROLE) >= 0;
}

/** Is this the title of a page, or the heading of a part, that publishes contacts on purpose? */
export function isOfficeHeading(text: string): boolean {
  return OFFICE_HEADING.test(text);
}

/** Is a full name directly before the number, as in a list of names and numbers? Contacts (联系人) are no such list. */
export function endsWithName(before: string): boolean {
  const name = NAME_END.exec(before.replace(PHONE_LABEL, ""))?.[0];
  if (name === undefined || CONTACT_LABEL.test(before)) return false;
  return [2, 3, 4].some((length) => length <= name.length && isPersonName(name.slice(-length)));
}
