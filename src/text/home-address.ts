/** Tells how far an address leads: down to a door, or only to a town or village. */

const NUMBER = "(?:[0-9０-９]{1,5}|[一二三四五六七八九十百]{1,4})";
/** A door, a stair, a house of a compound, a house number in a street, a villagers' group. */
const DOOR = new RegExp(
  `${NUMBER}\\s?(?:号楼|栋|幢|单元|室|户(?!籍)|弄|组|层)|${NUMBER}(?:[-－之]${NUMBER})?\\s?号(?!文|令|线)|[0-9０-９]{1,4}[-－—][0-9０-９]{1,4}(?:[-－—][0-9０-９]{1,4})?`,
);
const PLACE = /[省市县区旗镇乡村路街道巷里庄屯社弄苑园坊庭湾寨组]/;

/** Does it name a door, house or villagers' group? Masked and empty ones do not. */
export function isDoorAddress(text: string): boolean {
  if (text.length < 4 || text.length > 80 || /[*＊×]|[Xx]{2}|某/.test(text)) return false;
  return PLACE.test(text) && DOOR.test(text);
}
