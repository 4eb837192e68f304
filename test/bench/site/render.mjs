// Turns plans into HTML as the usual content management systems write it.
import { PER_LIST } from "./columns.mjs";
import { escapeHtml } from "./layout.mjs";

const WORD_PARAGRAPH =
  '<p style="text-indent: 2em; line-height: 200%; margin: 0cm 0cm 0pt; text-align: justify" class="MsoNormal" align="left"><span lang="EN-US" style="font-size: 16pt; font-family: 仿宋_GB2312; mso-hansi-font-family: 仿宋_GB2312; mso-bidi-font-family: 宋体">';
const SITE_NAME = "青澜市人民政府";

/** The tags in the head that say what the page is. */
export function metaTags(title, column, extra = "") {
  const tags = column === null ? "" : `<meta name="ColumnName" content="${column.name}" />\n`;
  return `<meta name="SiteName" content="${SITE_NAME}" />
<meta name="SiteDomain" content="www.qinglan.example" />
<meta name="SiteIDCode" content="3499000099" />
${tags}${extra}<title>${escapeHtml(title)}_${SITE_NAME}</title>
`;
}

export const columnTags = (column) =>
  `<meta name="ColumnDescription" content="${column.name}栏目" />\n<meta name="ColumnKeywords" content="${column.name}" />\n<meta name="ColumnType" content="${column.name}" />\n`;

const crumbs = (column, last) =>
  `<div class="w1200 position"><span>当前位置：</span><a href="/">首页</a> &gt; <a href="/${column.folder}/">${column.group}</a> &gt; <a href="${column.path}">${column.name}</a>${last === "" ? "" : ` &gt; ${last}`}</div>\n`;

/** Editors and systems spell the same good address in many ways. */
function anchor(site, place, { href, text, spelling, isImage }) {
  if (isImage) return `<img src="${href}" alt="" />`;
  const shown = escapeHtml(text);
  switch (spelling) {
    case 0:
      return `<a href=" ${href} " target=_blank>${shown}</a>`;
    case 1:
      return `<A HREF='${href}'>${shown}</A>`;
    case 2:
      return /^[!-~]+$/.test(href) ? `<a href=${href}>${shown}</a>` : `<a href="${href}">${shown}</a>`;
    case 3:
      return `<a href="${site.base}${href}">${shown}</a>`;
    case 4:
      return `<a href="${site.base.slice("http:".length)}${href}">${shown}</a>`;
    case 5:
      return `<a href="${href}${href.endsWith(".html") ? "#zoom" : ""}">${shown}</a>`;
    case 6:
      return `<a href="${href.startsWith(place.column.path) ? `../${href.slice(place.column.path.length)}` : href}">${shown}</a>`;
    default:
      return `<a href="${href}" target="_blank">${shown}</a>`;
  }
}

function paragraphs(site, { random, paragraphs: texts, inner, place }) {
  return texts
    .map((text, at) => {
      const isWord = at % 3 === 0;
      let html = text;
      const comma = at === 1 ? html.indexOf("，") : -1;
      if (comma > 0) html = `${html.slice(0, comma)}<b>${html.slice(comma, comma + 12)}</b>${html.slice(comma + 12)}`;
      if (at === texts.length - 1) html += `（详见${anchor(site, place, inner)}）`;
      const indent = random.chance(0.3) ? "&nbsp;&nbsp;&nbsp;&nbsp;" : "";
      return isWord
        ? `${WORD_PARAGRAPH}${indent}${html}</span></p>`
        : `<p style="text-indent: 2em"><font face="仿宋_GB2312" size="4">${indent}${html}</font></p>`;
    })
    .join("\n");
}

const cell = (text) => `<td style="border:1px solid #000;padding:4px;">${text}</td>`;
function table(rows) {
  if (rows.length === 0) return "";
  const lines = rows.map(([name, number]) => `<tr>${cell(name)}${cell(number)}${cell("已核对")}</tr>\n`).join("");
  return `<table border="1" cellspacing="0" cellpadding="0" width="100%" style="border-collapse:collapse;"><tbody>\n<tr><td width="120">姓名</td><td>身份证号码</td><td>备注</td></tr>\n${lines}</tbody></table>\n`;
}

/** Head tags and body of an article. */
export function renderArticle(site, plan) {
  const { place, title } = plan;
  const { column } = place;
  const neighbour = (order) => site.placeIn(column, order);
  const named = (found) =>
    found === null ? "没有了" : `<a href="${found.path}">${site.prose.title(found.number)}</a>`;
  let side = "";
  const from = Math.max(0, Math.min(place.order - 7, column.count - 15));
  for (let order = from; order < from + 15 && order < column.count; order++) {
    const { path, number } = neighbour(order);
    const name = site.prose.title(number);
    side += `<li><a href="${path}" title="${name}">${name.slice(0, 18)}</a></li>\n`;
  }
  const picture = plan.image
    ? `<p align="center"><img src="/images/${place.iso.slice(0, 4)}/W${place.number}.jpg" alt="${plan.alt || escapeHtml(title)}" width="600" /></p>\n`
    : "";
  const files = plan.attachments.map((link) => anchor(site, place, link)).join("<br />");
  const related = plan.related
    .map((link) => `<li>${anchor(site, place, link)}<span class="date">${link.date ?? ""}</span></li>`)
    .join("\n");
  const own = metaTags(
    title,
    column,
    `<meta name="ArticleTitle" content="${escapeHtml(title)}" />\n<meta name="PubDate" content="${place.iso} 09:30" />\n<meta name="ContentSource" content="青澜市人民政府办公室" />\n<meta name="Keywords" content="${column.name}" />\n<meta name="Description" content="${escapeHtml(title)}" />\n`,
  );
  const body = `${crumbs(column, "正文")}<div class="w1200 main clearfix"><div class="con fl"><div class="art_tit"><h2>${escapeHtml(title)}</h2></div>
<div class="art_info clearfix"><span>发布时间：${place.iso} 09:30</span><span>来源：青澜市人民政府办公室</span><span>字体：[<a href="javascript:resizeText(18)">大</a> <a href="javascript:resizeText(16)">中</a> <a href="javascript:resizeText(14)">小</a>]</span><span><a href="javascript:window.print();">打印</a></span></div>
<div class="TRS_Editor" id="zoom">
${picture}${paragraphs(site, plan)}
${table(plan.table)}${plan.tail}${files === "" ? "" : `<p class="fj">附件：${files}</p>\n`}</div>
<div class="page_link"><p>上一篇：${named(neighbour(place.order - 1))}</p><p>下一篇：${named(neighbour(place.order + 1))}</p></div>
<div class="rel"><h3>相关信息</h3><ul>
${related}
</ul></div></div>
<div class="side fr"><h3>${column.name}</h3><ul>
${side}</ul></div></div>
`;
  return { own, body };
}

/** Head tags and body of list `page` (0 is the newest) of a column. */
export function renderList(site, column, page) {
  const name = (at) => (at === 0 ? "index.html" : `index_${at}.html`);
  const last = column.lists - 1;
  let items = column.count === 0 ? '<li class="nodata">暂无内容</li>\n' : "";
  for (let order = page * PER_LIST; order < Math.min(column.count, (page + 1) * PER_LIST); order++) {
    const place = site.placeIn(column, order);
    const title = site.prose.title(place.number);
    const href = [`./${place.path.slice(column.path.length)}`, place.path, site.base + place.path][order % 3];
    items += `<li><span class="fr date">${place.iso}</span><a href="${href}" title="${title}" target="_blank">${title}</a></li>\n`;
  }
  let paging = `<span>共${column.lists}页</span>`;
  if (page > 0) paging += `<a href="${name(0)}">首页</a><a href="${name(page - 1)}">上一页</a>`;
  for (let at = Math.max(0, page - 4); at <= Math.min(last, page + 4); at++) {
    paging += at === page ? `<span class="cur">${at + 1}</span>` : `<a href="${name(at)}">${at + 1}</a>`;
  }
  if (page < last) paging += `<a href="${name(page + 1)}">下一页</a><a href="${name(last)}">尾页</a>`;
  const siblings = site.columns
    .filter(({ folder }) => folder === column.folder)
    .map((one) => `<li><a href="${one.path}">${one.name}</a></li>`)
    .join("\n");
  return {
    own: metaTags(column.name, column, columnTags(column)),
    body: `${crumbs(column, "")}<div class="w1200 main clearfix"><div class="side fl"><h3>${column.group}</h3><ul>${siblings}</ul></div>
<div class="list fr"><ul class="list_ul">
${items}</ul>
<div class="page">${paging}</div></div></div>
`,
  };
}
