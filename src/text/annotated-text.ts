/** Recognises text that was turned into Traditional characters with their sounds in brackets: 務(wù), the mark of hijacked copies. */

const ANNOTATED = /[\u4e00-\u9fff][(（][a-z]{0,3}[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ][a-z]{0,3}[)）]/g;
const TRADITIONAL =
  /[務國會來時們過開關無說對經發當還進樣現問長見點從業門種實電話學東車書語讀個產動機體應廣區縣鎮鄉農眾黨員領導際結構設備築環護組織執規劃總範監檢閉閱覽頁統計數據資訊號類題辦幹級綜報記證標準項權責轉變]/;
/** A teacher annotates a word or two. */
const FEWEST = 3;

/** Does the text annotate several Traditional characters with their pinyin? */
export function isAnnotated(text: string): boolean {
  if (!/[(（][a-z]{0,3}[à-ÿā-ǜ]/.test(text)) return false;
  let count = 0;
  for (const [found] of text.matchAll(ANNOTATED)) {
    if (TRADITIONAL.test(found.charAt(0))) count += 1;
    if (count >= FEWEST) return true;
  }
  return false;
}
