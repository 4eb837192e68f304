// The pages that are neither article nor list: the home page, the groups' pages, small fixed pages, and error pages that say 200.
import { columnTags, metaTags } from "./render.mjs";

const HOME_ITEMS = 6;

export function renderHome(site) {
  let body = '<div class="w1200 main">\n';
  for (const column of site.columns) {
    body += `<div class="box"><h3><a href="${column.path}">${column.name}</a><a class="more" href="${column.path}index.html">更多</a></h3><ul>\n`;
    for (let order = 0; order < Math.min(column.count, HOME_ITEMS); order++) {
      const { path, number, iso } = site.placeIn(column, order);
      const title = site.prose.title(number);
      body += `<li><a href=".${path}" title="${title}">${title}</a><span>[${iso}]</span></li>\n`;
    }
    body += "</ul></div>\n";
  }
  return { own: metaTags("首页", null), body: `${body}</div>\n` };
}

export function renderGroup(site, folder) {
  const list = site.columns.filter((column) => column.folder === folder);
  const [first] = list;
  if (first === undefined) return null;
  const items = list.map(({ path, name }) => `<li><a href="${path}">${name}</a></li>`).join("\n");
  return {
    own: metaTags(first.group, first, columnTags(first)),
    body: `<div class="w1200 main"><h2>${first.group}</h2><ul>\n${items}\n</ul></div>\n`,
  };
}

const FIXED = {
  "barrier-free": ["无障碍浏览", "本站支持键盘浏览和页面放大，方便视力不便的网友使用。"],
  mobile: ["手机版", "用手机浏览器打开本站即可使用手机版，栏目与电脑版相同。"],
  map: ["网站地图", "本站栏目见页面上方的导航，各栏目的内容按发布时间排列。"],
  contact: ["联系我们", "办公地址：青澜市人民路1号。办公时间：工作日上午九时至下午五时。"],
  about: ["关于我们", "本站由青澜市人民政府办公室主办，青澜市数据资源中心承办。"],
  errors: ["我为政府网站找错", "发现本站内容不准确，可以在这里告诉我们，我们会尽快核实并回复。"],
  privacy: ["隐私声明", "本站不收集浏览者的个人信息，访问记录仅用于统计。"],
};
export const FIXED_NAMES = Object.keys(FIXED);

export function renderFixed(name) {
  const entry = Object.hasOwn(FIXED, name) ? FIXED[name] : undefined;
  if (entry === undefined) return null;
  const [title, text] = entry;
  return {
    own: metaTags(title, null),
    body: `<div class="w1200 main"><h2>${title}</h2><div class="TRS_Editor" id="zoom"><p>${text}</p></div></div>\n`,
  };
}

export function renderSearch() {
  return {
    own: metaTags("站内搜索", null),
    body: '<div class="w1200 main"><h2>站内搜索</h2><p>请在上方输入关键字。</p></div>\n',
  };
}

/** Answers with 200 and says that there is nothing. */
export function renderTip() {
  return {
    own: metaTags("提示信息", null),
    body: '<div class="w1200 err"><h2>抱歉，您访问的页面不存在或已被删除！</h2><p><a href="/">返回首页</a></p></div>\n',
  };
}

const page = (title, text) =>
  `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`;
export const OTHER_HOST_PAGE = page("其他网站", "这是另一个网站的页面，内容与本站无关。");
export const APP_PAGE = page("网上办事", "请选择要办理的事项，按页面提示逐步填写。");
export const NOT_FOUND_PAGE = page("404 Not Found", "Not Found");
