// What all pages share: head, menu, footer. Made once a site, as bytes in both encodings, so that a page costs only its own part.

export const escapeHtml = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const SCRIPT = `<script type="text/javascript">
var siteInfo={id:"3499000099",template:"2019-03",skin:"blue"};
function resizeText(size){var box=document.getElementById("zoom");if(!box){return;}box.style.fontSize=size+"px";var parts=box.getElementsByTagName("*");for(var i=0;i<parts.length;i++){parts[i].style.fontSize=size+"px";}}
function keepPage(address,title){try{window.external.addFavorite(address,title);}catch(e){alert("请按 Ctrl+D 收藏本页");}}
function today(){var now=new Date(),names=["日","一","二","三","四","五","六"];return now.getFullYear()+"年"+(now.getMonth()+1)+"月"+now.getDate()+"日 星期"+names[now.getDay()];}
function showMenu(item,isOpen){var list=item.getElementsByTagName("dl")[0];if(list){list.style.display=isOpen?"block":"none";}}
(function(){var counter=document.createElement("script");counter.src="/js/count.js?site="+siteInfo.id;var first=document.getElementsByTagName("script")[0];first.parentNode.insertBefore(counter,first);})();
</script>`;

const STYLE = `<style type="text/css">
<!--
.TRS_Editor P{margin:0;line-height:2;font-family:宋体;font-size:12pt;}.TRS_Editor TD{line-height:1.5;font-family:宋体;font-size:12pt;}
.w1200{width:1200px;margin:0 auto;}.clearfix:after{content:".";display:block;height:0;clear:both;visibility:hidden;}.fl{float:left;}.fr{float:right;}
-->
</style>`;

function menu(columns) {
  const groups = new Map();
  for (const column of columns) groups.set(column.folder, [...(groups.get(column.folder) ?? []), column]);
  let html =
    '<div class="nav" id="nav"><div class="w1200"><ul class="nav_ul">\n<li class="nav_li"><a href="/" class="nav_a" title="首页">首页</a></li>\n';
  for (const [folder, list] of groups) {
    html += `<li class="nav_li" onmouseover="showMenu(this,true)" onmouseout="showMenu(this,false)"><a href="/${folder}/" class="nav_a" target="_self" title="${list[0].group}">${list[0].group}</a>\n<div class="nav_sub"><dl class="clearfix">\n`;
    for (const { path, name } of list)
      html += `<dd><a href="${path}" title="${name}" target="_self">${name}</a></dd>\n`;
    html += "</dl></div></li>\n";
  }
  return `${html}</ul></div></div>\n`;
}

/** Everything before the page's own head tags; `charset` is what the page declares. */
function headStart(charset) {
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="zh-CN">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=${charset}" />
<meta http-equiv="X-UA-Compatible" content="IE=edge" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
`;
}

/** From the end of the page's own head tags to the end of the menu. */
function headEnd(site) {
  return `<link rel="stylesheet" type="text/css" href="/css/base.css" />
<link rel="stylesheet" type="text/css" href="/css/common.css" media="screen" />
<link rel="shortcut icon" href="/favicon.ico" type="image/x-icon" />
<script type="text/javascript" src="/js/jquery.min.js"></script>
<script type="text/javascript" src="/js/common.js"></script>
${STYLE}
${SCRIPT}
</head>
<body>
<!-- 页头 -->
<div class="top"><div class="w1200 clearfix"><div class="fl"><script>document.write(today());</script></div><div class="fr"><a href="javascript:keepPage('${site.base}/','青澜市人民政府')">加入收藏</a> | <a href="mailto:webmaster@qinglan.example">网站信箱</a> | <a href="/about/barrier-free.html">无障碍浏览</a> | <a href="/about/mobile.html">手机版</a></div></div></div>
<div class="header"><div class="w1200 clearfix"><h1 class="logo fl"><a href="/"><img src="/images/logo.png" alt="青澜市人民政府" width="420" height="86" /></a></h1>
<div class="search fr"><form action="/search/" method="get" target="_blank"><input type="text" name="keyword" value="请输入关键字" /><input type="hidden" name="site" value="3499000099" /><input type="submit" value="搜索" /></form></div></div></div>
${menu(site.columns)}`;
}

function footer(site) {
  const friends = Array.from({ length: 20 }, (_, at) => `${site.others[at % 2]}/friend/${at}/`);
  const cells = friends.map(
    (href, at) => `<td align="center"><a href="${href}" target="_blank" rel="noopener">友情链接${at + 1}</a></td>`,
  );
  return `<!-- 页脚 -->
<div class="links"><div class="w1200"><h3>友情链接</h3><table width="100%" border="0" cellspacing="0" cellpadding="0"><tr>
${cells.slice(0, 10).join("\n")}
</tr><tr>
${cells.slice(10).join("\n")}
<td align="center"><a href="${site.deadFriend}" target="_blank">原信息网</a></td></tr></table></div></div>
<div class="footer"><div class="w1200 clearfix"><div class="fl"><a href="/about/errors.html"><img src="/images/jiucuo.png" alt="我为政府网站找错" /></a><img src="/images/dzjg.png" alt="党政机关" /><img src="/images/old-mark.png" alt="标识" width="60" /></div>
<div class="fl foot_txt"><p><a href="/about/map.html">网站地图</a> | <a href="/about/contact.html">联系我们</a> | <a href="/about/about.html">关于我们</a> | <a href="/about/privacy.html">隐私声明</a></p><p>主办单位：青澜市人民政府办公室　　承办单位：青澜市数据资源中心　　网站标识码：3499000099</p><p>联系电话：0000-0000000（工作日9:00—17:00）　　地址：青澜市人民路1号　　邮编：000000</p><p>皖ICP备00000001号-1　　<a href="${site.others[0]}/record/?code=34990002000001" target="_blank"><img src="/images/record.png" alt="公安备案" />皖公网安备 34990002000001号</a></p></div></div></div>
<script type="text/javascript" src="/js/foot.js"></script>
<!-- 旧页脚 <a href="/old/footer-link.html">旧链接</a> <img src="/old/removed.gif" /> -->
</body>
</html>
`;
}

/** `encode(text, isGbk)` gives bytes. */
export function createLayout(site, encode) {
  const inBoth = (make) => [encode(make("utf-8"), false), encode(make("gb2312"), true)];
  const start = inBoth(headStart);
  const end = inBoth(() => headEnd(site));
  const foot = inBoth(() => footer(site));
  return {
    /** A whole page as bytes. `own` are its tags for the head; `body` is what stands between menu and footer. */
    page(own, body, isGbk) {
      const side = isGbk ? 1 : 0;
      return Buffer.concat([start[side], encode(own, isGbk), end[side], encode(body, isGbk), foot[side]]);
    },
  };
}
