/** Knows home addresses: what they are called, and how far they lead: down to a door, or only to a town or village. */

import type { Span } from "../model/span.ts";

const NUMBER = "(?:[0-9０-９]{1,5}|[一二三四五六七八九十百]{1,4})";
/** A door, a stair, a house of a compound, a house number in a street, a villagers' group. */
const DOOR = new RegExp(
  `${NUMBER}\\s?(?:号楼|栋|幢|单元|室|户(?!籍)|弄|组|层)|${NUMBER}(?:[-－之]${NUMBER})?\\s?号(?!文|令|线)|[0-9０-９]{1,4}[-－—][0-9０-９]{1,4}(?:[-－—][0-9０-９]{1,4})?`,
);
const DOORS = new RegExp(DOOR.source, "g");
const PLACE = /[省市县区旗镇乡村路街道巷里庄屯社弄苑园坊庭湾寨组]/;

/** Does it name a door, house or villagers' group? Masked and empty ones do not. */
export function isDoorAddress(text: string): boolean {
  if (text.length < 4 || text.length > 80 || /[*＊×]|[Xx]{2}|某/.test(text)) return false;
  return PLACE.test(text) && DOOR.test(text);
}

/** What a label or a column that holds somebody's home is called. */
export const HOME: RegExp =
  /家庭住址|家庭地址|家庭详细地址|居住地址|住址|户籍地址|户籍所在地|户籍地|户口所在地|户口地址|户口簿地址|常住地址|现住地|经常居住地|房屋坐落|房产地址|(?<![国农大全一专])家住(?![房宿宅院建户])|(?<=[，,、；;。：:（(\s]|我)(?:现|暂|租|居)?住(?=(?:在|于)?[^，,。；;\n]{3,40}[0-9０-９一二三四五六七八九十]\s?(?:室|单元))/;
/** What the home of a person in a list is called beside other data of that person: of offices it is the address, too. */
const PLAIN_ADDRESS = /^(?:详细|现|所在)?(?:地址|住所)$/;
const PERSON_DATA = /身份证|公民身份|证件号|户\s*主|性别|年龄|民族|残疾|低保|监护|家长|享受人|救助对象/;
const LABELLED = new RegExp(`(?:${HOME.source})(?:为|是|在|于)?[\\s:：]{0,3}([^，。；;\\n]{4,60})`, "g");

/** Does the column under this heading hold homes? `headings`: those of the whole table. */
export function isHomeHeading(heading: string, headings: readonly string[]): boolean {
  return HOME.test(heading) || (PLAIN_ADDRESS.test(heading) && headings.some((one) => PERSON_DATA.test(one)));
}

/** Home addresses down to a door behind their labels: each with what follows it up to the next mark, and where its door ends. */
export function findHomeAddresses(text: string): readonly { readonly span: Span; readonly doorEnd: number }[] {
  if (!HOME.test(text)) return [];
  return Array.from(text.matchAll(LABELLED)).flatMap((match) => {
    const whole = match[1] ?? "";
    const start = match.index + match[0].length - whole.length;
    // The address may stand in brackets with its label.
    const value = /^[^（(）)]*(?=[）)])/.exec(whole)?.[0] ?? whole;
    if (!isDoorAddress(value)) return [];
    const end = start + value.length;
    const door = [...value.matchAll(DOORS)].at(-1);
    const doorEnd = door === undefined ? end : start + door.index + door[0].length;
    return [{ span: { start, end: start + value.trimEnd().length }, doorEnd }];
  });
}
