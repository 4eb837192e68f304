// Writes fixtures/sites/linxi from articles.mjs: `node test/sample/make-site.mjs`. The result is committed; CI checks that it
// is up to date. Every planted problem gets `<!-- expect: rule "text" -->` on its line.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import iconv from "iconv-lite";
import { ARTICLES, COLUMNS, SITE } from "./articles.mjs";

const OUT = join(dirname(fileURLToPath(import.meta.url)), "../../fixtures/sites/linxi");
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const document = (name) => readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url));

rmSync(OUT, { recursive: true, force: true });

function put(path, body, charset = "utf-8") {
  const file = join(OUT, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof body === "string" ? iconv.encode(body, charset) : body);
}

/**
 * One line of text: plants become text plus markers at the end of the line; `{-}` marks are only removed, and `{rule|quote}`
 * says how the finding shows it.
 */
function planted(text) {
  const markers = [];
  const shown = text.replace(/⟦([^⟧]*)⟧\{([^}|]*)(?:\|([^}]*))?\}/g, (_, inner, rule, quote) => {
    const plain = inner.replace(/<[^>]*>/g, "");
    if (rule !== "-") markers.push(marker(rule, quote ?? (rule.startsWith("privacy/") ? masked(plain) : plain)));
    return inner;
  });
  // A plant that an inline tag splits: `<b>⟦巩</b>故⟧{rule}`.
  return shown + markers.join("");
}

function marker(rule, text) {
  return `<!-- expect: ${rule} ${JSON.stringify(text)} -->`;
}

/** As the contract masks (§4). */
function masked(number) {
  if (/^\d{17}[\dX]$/.test(number)) return `${number.slice(0, 2)}${"*".repeat(13)}${number.slice(-3)}`;
  if (/^1\d{10}$/.test(number)) return `${number.slice(0, 3)}****${number.slice(-4)}`;
  const kept = Math.min(4, Math.floor(number.length / 4));
  return number.slice(0, kept) + "*".repeat(number.length - 2 * kept) + number.slice(-kept);
}

const articles = ARTICLES.map((article, index) => {
  const column = COLUMNS.find((candidate) => candidate.dir === article.col);
  const day = (article.filed ?? article.date).replaceAll("-", "");
  return {
    ...article,
    column,
    style: article.style ?? column.style,
    path: `/${article.col}/${day.slice(0, 6)}/t${day}_${article.id ?? 1001 + index}.html`,
  };
});

/** `tags` of an article or column replace the right ones; null leaves a tag out. A wrong one gets its marker. */
function metas(column, article) {
  const tags = article ? article.tags : column?.tags;
  const tag = (name, content) => {
    const own = tags?.[name];
    if (own === null) return "";
    const text = `<meta name="${name}" content="${own ?? content}" />`;
    return own === undefined || name === "PubDate" ? text : text + marker("page/meta-tags", text);
  };
  const lines = [tag("SiteName", SITE.name), tag("SiteDomain", SITE.host), tag("SiteIDCode", SITE.code)];
  if (column) {
    lines.push(
      tag("ColumnName", column.name),
      tag("ColumnDescription", `${SITE.name}${column.name}`),
      tag("ColumnKeywords", `${column.name},临溪市`),
    );
    lines.push(`<meta name="ColumnType" content="${column.type || "其他"}" />`);
  }
  if (article) {
    lines.push(
      tag("ArticleTitle", article.title),
      tag("PubDate", `${article.date} 09:30`),
      tag("ContentSource", SITE.name),
      // Not required: an empty one is no fault.
      '<meta name="Author" content="" />',
    );
  }
  return lines.filter((line) => line !== "").join("\n");
}

const NAV = COLUMNS.map((column) => `<li><a href="/${column.dir}/index.html">${column.name}</a></li>`).join("\n");
const FOOTER = `<p>主办：${SITE.name}　承办：${SITE.name}办公室</p>
<p>网站标识码：${SITE.code}　<a href="http://beian.miit.gov.cn/" target="_blank">皖ICP备00000001号-1</a>　<a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=34000000000001" target="_blank">皖公网安备 34000000000001号</a></p>
<p><a href="/about/lxwm.html">联系我们</a> | <a href="/about/wzdt.html">网站地图</a>　地址：临溪市建设路8号　电话：0550-0000000</p>
<p><a href="http://bszs.conac.cn/sitename?method=show&amp;id=0000000001" target="_blank"><img src="/images/dzjg.png" alt="党政机关" /></a> <a href="http://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=${SITE.code}" target="_blank"><img src="/images/jiucuo.png" alt="我为政府网站找错" /></a></p>`;

/** The home page's footer: the government mark comes by script, the police registration is missing. */
const HOME_FOOTER = FOOTER.replace(/　<a href="http:\/\/www\.beian[^>]*>[^<]*<\/a>/, "").replace(
  /<a href="http:\/\/bszs[^>]*><img[^>]*><\/a>/,
  `<script type="text/javascript">document.write(unescape("%3Cspan id='_ideConac' %3E%3C/span%3E"));</script>`,
);
/** The entry “我为政府网站找错” is missing. */
const BARE_FOOTER = FOOTER.replace(/ <a href="http:\/\/zfwzgl[^>]*><img[^>]*><\/a>/, "");

function crumb(column, last) {
  return `当前位置：<a href="/">首页</a> &gt; ${column ? `<a href="/${column.dir}/index.html">${column.name}</a>` : ""}${last ? ` &gt; ${last}` : ""}`;
}

/** Hidden on every page: the dialog that a click on an outside link opens. */
const DIALOG = `<div id="leave" style="display:none"><p>您访问的链接即将离开“${SITE.name}”网站，是否继续？</p><button>继续访问</button></div>`;
/** Hidden as well, and rightly so: a share menu, and the addresses of other authorities. */
const SHARE = `<div style="display:none"><a href="http://service.weibo.com/share/share.php?url=1" target="_blank">分享到微博</a> <a href="http://beian.miit.gov.cn/">备案管理系统</a></div>`;
const WIDGETS = `<span>文字大小：[<a href="javascript:doZoom(18)">大</a> <a href="javascript:doZoom(16)">中</a> <a href="javascript:doZoom(14)">小</a>]</span> <span>背景色：<em></em></span>`;

const LAYOUTS = {
  trs: {
    charset: "utf-8",
    page: (
      head,
      content,
      column,
      last,
    ) => `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
${head}
<link rel="stylesheet" type="text/css" href="/css/base.css" />
<script type="text/javascript">
function doZoom(n){document.getElementById("zoom").style.fontSize=n+"px";}
var tip="<a href='/js/none-"+n+".html'>x</a>";
</script>
</head>
<body>
<div class="header"><h1 class="logo"><a href="/"><img src="/images/logo.png" alt="${SITE.name}" /></a></h1></div>
<div class="nav"><ul>
${NAV}
</ul></div>
<div class="position">${crumb(column, last)}</div>
${content}
${DIALOG}
${SHARE}
<div class="footer">
${FOOTER}
</div>
</body>
</html>
`,
    article: (article, body) => `<div class="con"><div class="art_tit"><h2>${article.title}</h2></div>
<div class="art_info">${article.isUndated ? "" : `<span>发布时间：${article.tags?.PubDate ? planted(`⟦${article.date}⟧{page/publish-date}`) : article.date} 09:30</span> `}<span>来源：${SITE.name}</span> <span>浏览次数：<em id="hits">-</em></span> ${WIDGETS}</div>
<div class="TRS_Editor" id="zoom">
${body}
</div>
<div class="page_link"><p>上一篇：没有了</p><p>下一篇：<a href="/${article.col}/index.html">返回列表</a></p></div></div>`,
    paragraph: (text, index) =>
      index % 2 === 0
        ? `<p style="text-indent: 2em; margin: 0cm 0cm 0pt" class="MsoNormal"><span lang="EN-US" style="font-size: 16pt; font-family: 仿宋_GB2312; mso-hansi-font-family: 仿宋_GB2312">${text}</span></p>`
        : `<p style="text-indent: 2em">&nbsp;&nbsp;${text}</p>`,
  },
  table: {
    charset: "gbk",
    page: (head, content, column, last) => `<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312">
${head}
</head>
<body leftmargin="0">
<table width="1000" align="center" cellpadding="0" cellspacing="0"><tr><td><img src="/images/logo.png" alt="${SITE.name}"></td></tr>
<tr><td class="menu"><ul>
${NAV}
</ul></td></tr></table>
<table width="1000" align="center"><tr><td width="760" valign="top">
<table width="100%"><tr><td class="weizhi">${crumb(column, last)}</td></tr>
<tr><td>
${content}
</td></tr></table>
</td><td width="240" valign="top" class="side"><img src="/images/old/banner_2019.gif" alt="专题图片"><!-- expect-template: link/image "/images/old/banner_2019.gif" --></td></tr></table>
<table width="1000" align="center" class="foot"><tr><td>
${FOOTER}
</td></tr></table>
</body>
</html>
`,
    article: (
      article,
      body,
    ) => `<table width="100%"><tr><td align="center" class="title"><b>${article.title}</b></td></tr>
<tr><td align="center">发布日期：${article.date}　信息来源：${SITE.name}</td></tr>
<tr><td class="content" id="content">
${body}
</td></tr></table>`,
    paragraph: (text) => `<P><FONT face=仿宋_GB2312 size=4>　　${text}</FONT></P>`,
  },
  modern: {
    charset: "utf-8",
    page: (head, content, column, last) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
${head}
</head>
<body>
<header><a href="/"><img src="/images/logo.png" alt="${SITE.name}"></a>
<nav><ul>
${NAV}
</ul></nav></header>
<div class="breadcrumb">您的位置：${crumb(column, last).replace("当前位置：", "")}</div>
<main>
${content}
</main>
<aside><h3>相关信息</h3><ul><li><a href="/about/lxwm.html">联系我们</a></li></ul></aside>
<footer>
${FOOTER}
</footer>
</body>
</html>
`,
    article: (article, body) => `<article><h1>${article.title}</h1>
<p class="info"><time datetime="${article.date}">发布时间：${article.date}</time> 来源：${SITE.name}</p>
${body}
</article>
<form action="/feedback" method="post"><p>为进一步了解政策执行效果，请您提出宝贵意见。</p><ul><li>姓　名：<input name="xm"></li><li>联系方式：<input name="dh"></li><li>内　容：<textarea name="nr"></textarea></li><li>验证码：<input name="yzm"></li></ul></form>`,
    paragraph: (text) => `<p>${text}</p>`,
  },
  jcms: {
    charset: "utf-8",
    page: (head, content, column, last) =>
      LAYOUTS.trs.page(head, content, column, last).replace('class="con"', 'class="bt-box"'),
    article: (article, body) => `<div class="bt-box"><h1>${article.title}</h1>
<table width="100%" border="1" class="xxgk"><tr><td>索引号</td><td>000000001/2026-000${article.path.slice(-7, -5)}</td><td>成文日期</td><td>${article.date}</td></tr></table>
<p class="sp_time">发布日期：${article.date}　字体：[<a href="javascript:doZoom(18)">大</a> <a href="javascript:doZoom(14)">小</a>]</p>
<div id="zoom" class="bt-content">
${body}
</div></div>`,
    paragraph: (text) => `<div style="text-indent:2em">${text}</div>`,
  },
};

function table(rows) {
  const line = (row, index) =>
    `<tr>${row.map((text) => cell(text, index)).join("")}</tr>${row.map((text) => planted(text).replace(/^[^<]*/, "")).join("")}`;
  const cell = (text, index) => {
    const shown = planted(text).replace(/<!--.*-->$/, "");
    return index === 0 ? `<th>${shown}</th>` : `<td>${shown}</td>`;
  };
  return `<table border="1"><tbody>\n${rows.map(line).join("\n")}\n</tbody></table>`;
}

function link([text, href, rule]) {
  return `<p><a href="${href}" target="_blank">${text}</a>${rule ? marker(rule, href) : ""}</p>`;
}

function articlePage(article) {
  const layout = LAYOUTS[article.style];
  const parts = article.body.map((text, index) => layout.paragraph(planted(text), index));
  if (article.table) parts.push(table(article.table));
  for (const text of article.tail ?? []) parts.push(layout.paragraph(planted(text), 1));
  if (article.image)
    parts.push(
      `<p><img src="${article.image[0]}" alt="${article.image[1]}">${marker("link/image", article.image[0])}</p>`,
    );
  for (const entry of [...(article.files ?? []), ...(article.links ?? [])]) parts.push(link(entry));
  for (const { style, links } of article.hidden ?? []) {
    const [, first] = links[0];
    parts.push(
      `<div style="${style}">${links.map(([text, href]) => `<a href="${href}">${text}</a>`).join(" ")}</div>${marker("link/hidden", first)}`,
    );
  }
  const head = `${metas(article.column, article)}\n<title>${article.title}_${SITE.name}</title>`;
  const page = layout.page(head, layout.article(article, parts.join("\n")), article.column, "正文");
  return article.declared ? page.replace("charset=gb2312", `charset=${article.declared}`) : page;
}

const [YEAR_LENGTH, PER_PAGE] = [5, 5];

const LISTS = {
  ul: (items) =>
    `<ul class="list_ul">\n${items.map((a) => `<li><span class="date">${a.date}</span><a href="${a.path}" title="${a.title}" target="_blank">${a.title}</a></li>`).join("\n") || '<li class="nodata">暂无内容</li>'}\n</ul>`,
  bracket: (items) =>
    `<table width="100%">\n${items.map((a) => `<tr><td>·<a href="${a.path}">${a.title}</a></td><td width="80">[${a.date.slice(YEAR_LENGTH)}]</td></tr>`).join("\n")}\n</table>`,
  table: (items) =>
    `<table class="list_table" width="100%"><tr><th>标题</th><th>发布日期</th></tr>\n${items.map((a) => `<tr><td><a href="${a.path}">${a.title}</a></td><td>${a.listed ?? a.date}</td></tr>`).join("\n")}\n</table>`,
  dl: (items) =>
    `<dl>\n${items.map((a) => `<dt><a href="${a.path}">${a.title}</a></dt><dd>${chineseDate(a.date)}</dd>`).join("\n")}\n</dl>`,
  boxes: (items) =>
    `<div class="guide">\n${items.map((a) => `<div class="item"><div class="day"><span>${a.date.slice(8)}</span><em>${a.date.slice(0, 7)}</em></div><h3><a href="${a.path}">${a.title}</a></h3></div>`).join("\n")}\n</div>`,
  paren: (items) =>
    items.map((a) => `<p class="li"><a href="${a.path}">${a.title}</a>（${chineseDate(a.date)}）</p>`).join("\n"),
  slash: (items) =>
    `<ul>\n${items.map((a) => `<li><a href="${a.path}">${a.title}</a> <i>${a.date.split("-").map(Number).join("/")}</i></li>`).join("\n")}\n</ul>`,
  jcms: (items) =>
    `<div id="list"><script type="text/xml"><datastore><totalrecord>${items.length}</totalrecord><recordset>\n${items.map((a) => `<record><![CDATA[<li><a href="${a.path}" title="${a.title}" target="_blank">${a.title}</a><span>${a.date}</span></li>]]></record>`).join("\n")}\n</recordset></datastore></script></div>`,
  ajax: () =>
    '<ul id="talks"></ul>\n<script type="text/javascript">$.get("/api/talks?page=1",function(d){for(var i=0;i<d.length;i++){$("#talks").append("<li><a href=\'"+d[i].url+"\'>"+d[i].title+"</a></li>");}});</script>',
};

function chineseDate(date) {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

function listPages(column) {
  const layout = LAYOUTS[column.style];
  const own = articles.filter((article) => article.column === column);
  const pages = Math.max(1, Math.ceil(own.length / PER_PAGE));
  for (let page = 0; page < pages; page++) {
    const items = own.slice(page * PER_PAGE, (page + 1) * PER_PAGE);
    const name = (index) => (index === 0 ? "index.html" : `index_${index}.html`);
    const paging = Array.from({ length: pages }, (_, index) =>
      index === page ? `<span>${index + 1}</span>` : `<a href="${name(index)}">${index + 1}</a>`,
    );
    const content = `<div class="list"><h2>${column.name}</h2>\n${LISTS[column.list](items)}\n${pages > 1 ? `<div class="page">共${pages}页 ${paging.join(" ")}</div>` : ""}</div>`;
    put(
      `/${column.dir}/${name(page)}`,
      layout.page(`${metas(column)}\n<title>${column.name}_${SITE.name}</title>`, content, column),
      layout.charset,
    );
  }
}

function plainPage(path, title, paragraphs, extra = "", footer = FOOTER) {
  const content = `<div class="con"><h2>${title}</h2>\n${paragraphs.map((text) => `<p>${planted(text)}</p>`).join("\n")}\n${extra}</div>`;
  const page = LAYOUTS.trs.page(`${metas(null)}\n<title>${title}_${SITE.name}</title>`, content, null, title);
  put(
    path,
    page.replace(FOOTER, () => footer),
  );
}

for (const article of articles) put(article.path, articlePage(article), LAYOUTS[article.style].charset);
for (const column of COLUMNS) listPages(column);

const blocks = COLUMNS.filter((column) => articles.some((article) => article.column === column)).map((column) => {
  const items = articles.filter((article) => article.column === column).slice(0, 4);
  return `<div class="box"><h3><a href="/${column.dir}/index.html">${column.name}</a></h3><ul>\n${items.map((a) => `<li><a href=".${a.path}" title="${a.title}">${a.title}</a><span>[${a.date.slice(YEAR_LENGTH)}]</span></li>`).join("\n")}\n</ul></div>`;
});
put(
  "/index.html",
  LAYOUTS.trs
    .page(`${metas(null)}\n<title>${SITE.name}</title>`, `<div class="main">\n${blocks.join("\n")}\n</div>`, null, "")
    .replace(FOOTER, () => HOME_FOOTER),
);

plainPage("/about/lxwm.html", "联系我们", [
  "办公地址：临溪市建设路8号。",
  "值班电话：0550-0000000，值班手机：13800000099。",
  "邮编：230000，电子邮箱：bgs@zjj.linxi.example。",
]);
plainPage("/about/wzdt.html", "网站地图", ["本站栏目如下。"], `<ul>\n${NAV}\n</ul>`);
plainPage(
  "/about/jgzn.html",
  "机构职能",
  ["贯彻执行住房和城乡建设法律法规和方针政策。", "负责住房保障、工程质量安全监督管理等工作。"],
  `<p><a href="#fragment-none">内设机构</a>${marker("link/fragment", "#fragment-none")}</p>`,
  BARE_FOOTER,
);
plainPage("/about/ldxx.html", "领导信息", ["⟦正在更新中，敬请期待。⟧{text/placeholder}"]);
plainPage(
  "/wsbs/index.html",
  "网上办事",
  ["请选择办理事项。"],
  `<ul><li><a href="/about/jgzn.html">机构职能</a></li><li><a href="/about/ldxx.html">领导信息</a></li><li><a href="/zlxz/moji.html">资料下载</a></li></ul>`,
);
plainPage(
  "/zlxz/moji.html",
  "资料下载",
  ["本栏目提供常用资料下载，文件较大时请耐心等待。", "⟦锟斤拷锟斤拷⟧{text/mojibake}"],
  `<p><a href="/zlxz/tishi.html">施工合同示范文本</a>${marker("link/soft-404", "/zlxz/tishi.html")}</p>`,
);
put(
  "/zlxz/tishi.html",
  '<!doctype html><html><head><meta charset="utf-8"><title>提示信息</title></head><body><h2>抱歉，您访问的页面不存在或已被删除！</h2><p><a href="/">返回首页</a></p></body></html>\n',
);

put("/uploads/2026/jsfa.doc", document("干净.doc"));
put("/uploads/2026/sqb.doc", document("干净.doc"));
put("/uploads/2026/qksm.docx", document("通知.docx"));
// An empty file in place of a page; its look-alike sends the visitor on.
put("/bszn/yb.html", "");
put(
  "/bszn/wt.html",
  '<html><head><title>常见问题</title><meta http-equiv="refresh" content="0;url=/bszn/index.html"></head><body></body></html>\n',
);
put("/uploads/2026/bmb.xls", "<html><body><h1>404 Not Found</h1></body></html>");
for (const image of ["logo.png", "dzjg.png", "jiucuo.png"]) put(`/images/${image}`, PNG);
put("/css/base.css", "body{margin:0;font:14px/1.6 sans-serif}\n");
put("/robots.txt", "User-agent: *\nAllow: /\n");
