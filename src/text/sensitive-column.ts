/** What the columns of a list say about the persons in it: illness, disability, hardship, age, birth date, home. */

import { isDoorAddress } from "./home-address.ts";

export type SensitiveKind =
  | "illness"
  | "disability"
  | "belief"
  | "record"
  | "minor"
  | "cause"
  | "birth"
  | "address"
  | "remark";

const HEADINGS: readonly (readonly [SensitiveKind, RegExp])[] = [
  ["illness", /疾病|病种|病情|病名|患病|病因|病史|所患|诊断|重病|手术名称|健康状况/],
  ["disability", /残疾(?:类别|类型|种类|等级|级别|程度|情况|原因|状况)|^残疾$|残情|伤残等级|致残/],
  ["belief", /信仰/],
  ["record", /吸毒|戒毒|矫正(?:类别|原因|罪名)|罪名|前科/],
  ["birth", /出生(?!地)|生日/],
  ["minor", /年龄|周岁/],
  ["address", /家庭住址|家庭地址|居住地址|住址|户籍地址|户籍所在地|户口所在地|家庭详细地址/],
  [
    "cause",
    /(?:低保|困难|救助|致贫|致困|贫困|返贫|特困)[^，]{0,4}(?:原因|事由|理由|缘由)|家庭(?:困难|贫困|经济)(?:情况|状况|说明)|困难(?:情况|状况)/,
  ],
];
/** Columns without a telling heading, searched for names of illnesses. */
const REMARK = /困[难境]类[型别]|备注|说明|情况|简介|事由|原因|理由/;
const ILLNESS =
  /癌|肿瘤|白血病|尿毒症|艾滋|HIV|肝炎|肝硬化|肺结核|结核病|精神病|精神分裂|精神障碍|抑郁|癫痫|糖尿病|心脏病|脑梗|脑瘫|脑出血|中风|瘫痪|偏瘫|肾衰|透析|血友病|红斑狼疮|帕金森|植物人|智力低下|自闭|唐氏/;
/** Ill or disabled, without the name of the illness. */
const IN_NEED = /(?:因病|因残|重病|大病|患病|残疾)致[贫困]|(?:精神|智力)残疾/;
const NOTHING = /^(?:无|否|没有|不详|健康|良好|一般|正常|合格|[-—/\\*＊.、\s]*)$/;
const FULL_DATE = /^(\d{4})[-./年]\s?(\d{1,2})[-./月]\s?(\d{1,2})日?$|^(\d{4})(\d{2})(\d{2})$/;
/** Under fourteen: 个人信息保护法 第28条. */
const MINOR_YEARS = 14;

/** The heading of a column that holds full names of persons concerned (not of contacts, guardians or clerks). */
const NAME = /姓\s*名|户\s*主|患者|学生|救助对象|补助对象|受助人|被监护人|残疾人$|申请人|享受人/;
const OTHER_NAME = /联系人|负责人|经办|法人|法定|审核|家长|(?<!被)监护人|医生|教师|导师|单位|号/;

/** Does the column under this heading hold names of the persons concerned? */
export function isNameHeading(heading: string): boolean {
  const own = ownHeading(heading);
  return NAME.test(own) && !OTHER_NAME.test(own);
}

/** Of headings in two rows (`学生信息 出生日期`) the lower one; `姓 名` is one heading. */
function ownHeading(heading: string): string {
  const own = heading.slice(heading.lastIndexOf(" ") + 1);
  return own.length > 1 ? own : heading;
}

/** What a heading announces; null when nothing sensitive. `remark`: only a value that names an illness tells anything. */
export function kindOfHeading(heading: string): SensitiveKind | null {
  const found = HEADINGS.find(([, pattern]) => pattern.test(heading));
  if (found !== undefined) return found[0];
  return REMARK.test(heading) ? "remark" : null;
}

/** What a value under such a heading really tells; null for “无”, masked values, ages of adults, towns. `clock.now` is an ISO date. */
export function judgeValue(kind: SensitiveKind, text: string, clock: { readonly now: string }): SensitiveKind | null {
  const value = text.trim();
  if (NOTHING.test(value) || /[*＊]{2}/.test(value)) return null;
  if (kind === "remark") return ILLNESS.test(value) || IN_NEED.test(value) ? "remark" : null;
  if (kind === "cause") return ILLNESS.test(value) ? "illness" : "cause";
  if (kind === "address") return isDoorAddress(value) ? "address" : null;
  if (kind === "minor") return isUnderFourteen(value) ? "minor" : null;
  if (kind === "birth") return judgeBirth(value, clock);
  return kind;
}

function isUnderFourteen(value: string): boolean {
  const years = /^(\d{1,3})\s?(?:岁|周岁)?$/.exec(value)?.[1];
  return years !== undefined && Number(years) < MINOR_YEARS;
}

function judgeBirth(value: string, clock: { readonly now: string }): SensitiveKind | null {
  const match = FULL_DATE.exec(value.replace(/\s/g, ""));
  if (match === null) return null;
  const [year, month, day] = [match[1] ?? match[4], match[2] ?? match[5], match[3] ?? match[6]].map(Number);
  const fourteenth = `${(year ?? 0) + MINOR_YEARS}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return fourteenth > clock.now ? "minor" : "birth";
}
