/** The words of pages and hidden links that a government site never means: gambling, pornography, forbidden goods and services. */

/** Unmistakable ones only: 彩票, 棋牌, 赌博 and 色情 stand in ordinary notices too. */
const WORDS = [
  "百家乐|百家樂|澳门赌场|澳門賭場|真人赌场|网上赌场|线上赌场|在线赌场|赌场开户|赌博网站|网上赌博平台",
  "博彩公司|博彩平台|博彩网|博彩娱乐|菠菜平台|真人荷官|真人娱乐城|娱乐城开户|老虎机|时时彩|幸运飞艇|北京赛车|六合彩",
  "新葡京|澳门葡京|威尼斯人娱乐|太阳城娱乐|金沙娱乐|永利娱乐|银河娱乐场|皇冠体育|皇冠足球|皇冠现金网|bet365|必威体育|亚博体育",
  "电子游艺|真人棋牌|现金棋牌|棋牌下载|捕鱼游戏平台|注册送彩金|开户送彩金|足球投注|体育投注|彩票代理|彩票计划软件|开奖直播",
  "成人电影|成人视频|成人影院|成人网站|情色网|黄色网站|黄色视频|一级毛片|免费毛片|激情视频|裸聊|同城约炮|约炮|上门援交",
  "催情药|迷情药|听话水|壮阳药|代开发票|刻章办证|办证刻章|代孕|枪支出售|私家侦探|私服发布网|传奇私服",
].join("|");
const SPAM = new RegExp(WORDS, "gi");
/** Any text that `findSpam` finds something in has one of them. */
export const SPAM_WORDS: readonly string[] = WORDS.split("|");
/** Words of those who speak against it: police reports, warnings, lists of offences. */
const AGAINST =
  /打击|查处|整治|治理|禁止|严禁|涉嫌|警方|公安|派出所|破获|抓获|犯罪|违法|非法|举报|防范|警惕|诈骗|通报|案件|判决|处罚|清理|反诈|劝阻|危害|管理办法|专项行动|取缔/;
/** Hosts that name their trade. */
const SPAM_HOST = /casino|bet365|baijiale|dubowang|yazhouse|pornhub|xvideos|xxxtube|sexvideo/i;

/** The distinct words found, in order; none in a text that speaks against them. At most a page's title or a block's text. */
export function findSpam(text: string): readonly string[] {
  const found = text.match(SPAM);
  if (found === null || AGAINST.test(text)) return [];
  return [...new Set(found.map((word) => word.toLowerCase()))];
}

/** Does the name of the host itself speak of gambling or pornography? */
export function isSpamHost(host: string): boolean {
  return SPAM_HOST.test(host);
}
