/** The set phrases of Chinese government pages by which their parts are told apart. */

import type { Cue } from "./cue.ts";
import type { Label } from "./string-pool.ts";

const INFO_LABEL =
  /^[【[（(]?\s?(?:(?:发布|发文|发稿|更新|上传|录入|公开|成文|印发|生成|撰稿|编辑|修改|信息)?(?:时间|日期)|发布(?:机构|单位|部门|人|者)|(?:信息|文章|稿件|内容|新闻)?来源|(?:文章|责任)?(?:作者|编辑)|供稿(?:单位)?|撰稿(?:人)?|审核(?:人)?|浏览(?:次数|量)?|点击(?:数|率|次数|量)?|阅读(?:次数|量)?|访问(?:次数|量)|字体|字号|字体大小|文字大小|背景色|视力保护色|保护视力色|打印|分享(?:到|至)?)\s?[:：]/;

/** Does a text begin with a label of the line under an article's title (发布时间：, 来源：, 浏览次数： …)? */
export function isInfoLabel(text: string): boolean {
  return INFO_LABEL.test(text);
}

const CRUMB =
  /^[【[]?\s?(?:(?:您|你)?(?:现在|当前|目前)?的?(?:所在)?(?:位置|栏目)(?:是|为)?\s?[:：>»]|(?:当前|所在|您的|目前)(?:位置|栏目)|(?:网站)?首\s?页\s?(?:>|＞|»|›|→|》|\/|--))/;
const LEAVING =
  /您(?:访问|点击|打开)的(?:链接|页面|网站)?即将离开|即将离开.{0,40}(?:是否继续|网站|门户)|即将跳转(?:到|至).{0,20}(?:外部|其他|第三方)/;
const FOOTER =
  /ICP备|公网安备|网站标识码|^\s?(?:网站)?(?:主办|承办|协办|技术支持|版权所有|主管)(?:单位)?\s?[:：]|版权所有|^Copyright/i;
const FORM =
  /^(?:\*\s?)?(?:验证码|看不清|换一张|联系方式|您的姓名|留言内容|反馈内容|请输入验证码|提交|重置|清空)\s?[:：]?$|看不清[,，]?\s?(?:换|点)|点击(?:刷新|更换)验证码/;
const WIDGET =
  /^[【[（(]?\s?(?:字体|字号|字体大小|文字大小|调整字体|背景色|视力保护色|保护视力色|分享(?:到|至|微信|微博)?|打印(?:本页|正文)?|关闭(?:窗口|本页)?|收藏(?:本页)?|返回顶部|回到顶部|我要纠错|扫一扫|无障碍(?:浏览)?|关怀版|适老版|繁體|简体)\s?(?:[:：】\]）)|\s]|$)|^[【[（(]?\s?(?:大|中|小|默认)\s?[】\]）)]?(?:打印|关闭|收藏)?$/;
const NEIGHBOUR = /^[【[◀<«]?\s?[上下](?:一|1)(?:篇|条|则|个)\s?[】\]:：]?/;
const PAGER =
  /^[<«]?\s?(?:首页|上一页|下一页|尾页|末页|上页|下页|转到第?|共\s?\d+\s?[页条])(?:$|[\s:：|0-9])|^第\s?\d{1,9}\s?\/?\s?\d{0,9}\s?页|^(?:\d{1,4}\s){1,12}(?:(?:…|\.{3})\s)?(?:\d{1,4}\s)?(?:下一?页|[尾末]页)/;
const RELATED =
  /^(?:(?:相关|热门|热点|推荐|最新|延伸|更多|关联)(?:信息|文章|新闻|链接|阅读|文档|报道|稿件|推荐|资讯|内容|专题|政策|解读|文件|动态|公开)*|推荐阅读|延伸阅读|猜你喜欢|友情链接|政策解读|相关(?:政策)?文件|上下篇)\s?[:：]?$/;
const EMPTY_LIST =
  /暂(?:时)?(?:无|没有)(?:相关|任何|该类|最新)?(?:内容|信息|数据|记录|文章|公告|资料|文件|通知|消息|结果|(?:新闻|动态|公示|政策|法规|解读|专题|访谈|直播|调查|征集|来信|信件|留言|咨询|活动|项目)[。！!]?$)|没有(?:找到|查询到|检索到|任何|相关|符合条件的)(?:任何|相关|符合条件的)?(?:信息|数据|记录|内容|文章)|没有(?:数据|记录|内容|信息|文章)(?:记录)?[。！!]?$|无(?:相关)?(?:数据|记录|内容)$|^[未没](?:有)?找到(?:任何|相关|符合条件的)?(?:信息|数据|记录|内容|文章|结果)?[。！!]?$|栏目(?:正在)?(?:建设|更新|整理|维护)中|(?:内容|信息)(?:正在)?(?:更新|整理|建设|补充)中/;

/** Breadcrumb label: 当前位置：, 您现在的位置：, 当前栏目： … at the beginning of a text. */
export const isCrumbLabel = (text: string): boolean => CRUMB.test(text);
/** Labels and buttons that only a feedback form has. */
export const isFormText = (text: string): boolean => text.length < 30 && FORM.test(text);
/** Font size, colour, print, share and close buttons. */
export const isWidget = (text: string): boolean => text.length < 40 && WIDGET.test(text);
/** 上一篇：… or 下一篇：… */
export const isNeighbourLink = (text: string): boolean => NEIGHBOUR.test(text);
/** The heading over a list of other articles. */
export const isRelatedHeading = (text: string): boolean => text.length <= 12 && RELATED.test(text);

/** Texts longer than this say nothing about furniture, save the leaving dialog, which has its own limit. UTF-16 code units. */
const LONGEST_CUE = 160;
const LONGEST_DIALOG = 300;

/** `cueOf`, noted beside the text. */
export function cueOfPooled(label: Label): Cue {
  label.cue ??= cueOf(label.text);
  return label.cue;
}

/** The first of the cues in the order of `Cue`. */
export function cueOf(text: string): Cue {
  if (text.length > LONGEST_DIALOG) return "none";
  if ((text.includes("离开") || text.includes("跳转")) && LEAVING.test(text)) return "leaving";
  if (text.length > LONGEST_CUE) return "none";
  if (text.length < 150 && isCrumbLabel(text)) return "crumb";
  if (isWidget(text) || isNeighbourLink(text)) return "button";
  if (text.length < 60 && PAGER.test(text)) return PAGES.test(text) ? "pages" : "button";
  if (isFormText(text)) return "form";
  if (FOOTER.test(text)) return "footer";
  return isRelatedHeading(text) ? "related" : "none";
}

/** Does a pager say that there are pages? */
const PAGES = /[上下]一?页|[尾末]页|转到|共\s?\d|第\s?\d/;

/** What a list says when it has no entries: 暂无内容, 没有找到相关信息 … */
export function isEmptyListText(text: string): boolean {
  if (text.length > 30) return false;
  const match = EMPTY_LIST.exec(text);
  return match !== null && match.index <= 6 && text.length - match.index - match[0].length <= 10;
}
