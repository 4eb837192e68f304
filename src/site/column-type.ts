/** Guesses what kind of column a name stands for, so that the right limit applies without configuration. */

import type { ColumnType } from "../model/site.ts";

/** First match wins; what is not inspected for updates stands before what is. */
const NAMES: readonly (readonly [ColumnType, RegExp])[] = [
  ["topic", /专题|专栏|专区|主题教育|往期|归档|历史信息/],
  ["interpretation", /解读|图解|解析/],
  ["guide", /办事|服务指南|表格下载|下载(?:中心|专区|服务)|常见问题|权责|权力清单|服务事项|便民/],
  [
    "static",
    /机构|领导(?!.{0,4}(?:活动|讲话|信箱|动态|批示))|负责人|概况|简介|职能|职责|联系我们|联系方式|地图|沿革|公开指南|公开制度|关于我们|隐私|声明|版权|历史|市情|县情|区情|州情|省情|友情链接|网站管理/,
  ],
  ["interaction", /信箱|征集|访谈|咨询|投诉|留言|互动|调查|问政|回应|建议提案|举报/],
  // Whatever office it is of: 财政动态, 统计要闻. Of personnel only when the appointments are.
  ["news", /^(?!.*(?:人事|任免|招)).*(?:动态|要闻|快讯)$/],
  ["plan", /规划|计划|人事|任免|招考|招录|招聘|录用/],
  ["data", /年鉴|预算|决算|预决算|(?:统计|数据|财政)(?!.{0,3}(?:新闻|政策|文件|法规|规章|通知|通告))/],
  ["notice", /通知|公示公告|公告公示|通告|^(?:公告|公示|最新公告|政府公告|政务公告|公告栏|服务公告|重要公告)$/],
  ["news", /要闻|动态|新闻(?!发布)|快讯|时政|头条/],
  ["policy", /政策|文件|规范性|政令|规章/],
];

/** ColumnType values of the page-label rules (国办发〔2017〕47号, annex), and what else stands there on real pages. */
const META: readonly (readonly [ColumnType, RegExp])[] = [
  ["interpretation", /解读/],
  ["static", /概况|机构职能|负责人|公开指南|公开制度|公开目录|公开年报|依申请/],
  ["interaction", /咨询|投诉|征集|访谈|回应/],
  ["guide", /办事|服务/],
  ["data", /数据/],
  ["news", /动态|要闻|新闻/],
  ["notice", /通知|公告/],
  ["policy", /政策|文件/],
];

/** Whatever lies below a topic is one; else the column's own name says most, then its `ColumnType` meta. */
export function guessColumnType(path: readonly string[], columnType: string): ColumnType {
  const own = find(NAMES, path.at(-1) ?? "");
  const above = path.slice(0, -1).map((name) => find(NAMES, name));
  if (above.includes("topic")) return "topic";
  if (own !== null) return own;
  const declared = find(META, columnType);
  if (declared !== null) return declared;
  // Groups such as 新闻中心 or 政务公开 hold columns of every kind; only what is never inspected is handed down.
  return above.includes("static") ? "static" : "other";
}

function find(table: readonly (readonly [ColumnType, RegExp])[], name: string): ColumnType | null {
  return name === "" ? null : (table.find(([, pattern]) => pattern.test(name))?.[0] ?? null);
}
