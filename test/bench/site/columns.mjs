// The columns of the site and where each article stands: a pure function of the article's number.
import { mix } from "./random.mjs";

const GROUPS = [
  [
    "zwgk",
    "政务公开",
    "通知公告:tzgg 政策文件:zcwj 政策解读:zcjd 规划计划:ghjh 财政信息:czxx 人事信息:rsxx 统计数据:tjsj",
  ],
  ["xwzx", "新闻中心", "工作动态:gzdt 部门动态:bmdt 基层动态:jcdt 图片新闻:tpxw 媒体报道:mtbd 专题报道:ztbd"],
  ["bmfw", "便民服务", "办事指南:bszn 服务公告:fwgg 常见问题:cjwt 便民提示:bmts 结果公示:jggs 资料下载:zlxz"],
  ["hdjl", "互动交流", "来信选登:lxxd 意见征集:yjzj 调查结果:dcjg 回应关切:hygq 在线访谈:zxft"],
  ["zdly", "重点领域", "生态环境:sthj 乡村建设:xcjs 社会救助:shjz 公共资源:ggzy 安全管理:aqgl 教育服务:jyfw"],
  ["zjwm", "走进青澜", "地方概况:dfgk 文化旅游:whly 投资环境:tzhj 风景名胜:fjms 特色产品:tscp 城市建设:csjs"],
];

export const PER_LIST = 20;
const FIRST_ID = 100_000;
const DAY = 86_400_000;
/** The clock that the site is written for. */
export const NOW = "2026-06-01";

/**
 * Columns and articles of a site of about so many pages. The last column is empty; three others have had nothing new for
 * more than a year.
 */
export function createColumns(pages, seed) {
  const columns = [];
  for (const [folder, group, list] of GROUPS) {
    for (const entry of list.split(" ")) {
      const [name, short] = entry.split(":");
      columns.push({ group, folder, name, path: `/${folder}/${short}/` });
    }
  }
  columns.length = Math.max(6, Math.min(columns.length, Math.floor(pages / 12)));
  const filled = columns.length - 1;
  const stale = new Set([2, filled >> 1, filled - 1]);
  // Every column costs its lists besides its articles; the home page is one more.
  const articles = Math.max(filled, Math.floor((pages - 1 - columns.length / 2) / (1 + 1 / PER_LIST)));
  for (const [index, column] of columns.entries()) {
    column.index = index;
    column.count = index === filled ? 0 : Math.floor(articles / filled) + (index < articles % filled ? 1 : 0);
    column.lists = Math.max(1, Math.ceil(column.count / PER_LIST));
    column.isStale = index !== filled && stale.has(index);
    column.newest = Date.parse(NOW) - (column.isStale ? 800 + (mix(seed, index) % 300) : mix(seed, index) % 6) * DAY;
  }
  return { columns, filled, articles };
}

/** Column, order in it (0 is the newest), date and address of article `number`. */
export function placeOf({ columns, filled }, seed, number) {
  const column = columns[number % filled];
  const order = Math.floor(number / filled);
  // At most one day apart in steady order, three articles in two days.
  const date = new Date(column.newest - Math.floor((order * 2 + (mix(seed, number) & 1)) / 3) * DAY);
  const iso = date.toISOString().slice(0, 10);
  const day = iso.replaceAll("-", "");
  return { number, column, order, iso, path: `${column.path}${day.slice(0, 6)}/t${day}_${FIRST_ID + number}.html` };
}

/** Number of the article at `order` in a column, or -1. */
export function numberAt({ filled }, column, order) {
  return order < 0 || order >= column.count ? -1 : order * filled + column.index;
}

/** Number that an article's address names, or -1. The address may still not be the article's. */
export function numberIn(path) {
  const found = /\/t\d{8}_(\d{6,9})\.html$/.exec(path);
  return found === null ? -1 : Number(found[1]) - FIRST_ID;
}
