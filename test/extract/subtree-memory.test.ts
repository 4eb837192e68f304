import fc from "fast-check";
import { expect, test } from "vitest";
import { textDocument } from "../../src/extract/index.ts";
import { parseHtml } from "../../src/extract/parse-html.ts";
import { forgetSubtrees } from "../../src/extract/subtree-memory.ts";

/** What later stages read of a parsed page, without objects that are shared between pages. */
function shown(source: string): unknown {
  const { elements, texts, scripts } = parseHtml(source);
  return {
    elements: elements.map((one) => [
      one.index,
      one.tag.name.name,
      one.tag.attributes.map(({ name, value }) => `${name}=${value}`).join(),
      one.parent?.index ?? -1,
      one.block.index,
      one.isSilent,
      one.isHidden,
      ...[one.start, one.end, one.last, one.textFrom, one.textTo, one.linkText, one.linkIn],
    ]),
    texts: texts.map(({ text, origin, element, linkLength }) => [text, origin, element.index, linkLength]),
    scripts: scripts.map(({ element, start, end }) => [element.index, start, end]),
  };
}

/** As if no page had been read before. */
function shownAlone(source: string): unknown {
  forgetSubtrees();
  return shown(source);
}

const MENU = `<div class="nav"><ul>${[
  "机构职能",
  "政策文件",
  "财政预决算",
  "人事信息",
  "办事指南",
  "互动交流",
  "数据开放",
]
  .map((name, index) => `<li class="item"><a href="/column/${index}/" title="${name}栏目">${name}</a></li>`)
  .join("")}</ul></div>`;

test("a menu on its third page is the same menu in another place", () => {
  const page = (own: string): string => `<html><body>${own}${MENU}<p>正文在此，${own}</p></body></html>`;
  forgetSubtrees();
  for (const own of ["甲", "乙"]) shown(page(own));
  const again = shown(page("<b>丙丙</b>"));
  expect(again).toEqual(shownAlone(page("<b>丙丙</b>")));
});

test("a subtree that ends what is open around it is read anew in each place", () => {
  const entry = `<div class="box"><li class="item">${"条目".repeat(120)}</li></div>`;
  const before = [`<ul>${entry}</ul>`, `<ul>${entry}</ul>`, `<div>${entry}</div>`];
  const page = `<ul><li>外层${entry}之后</li></ul>`;
  forgetSubtrees();
  for (const one of before) shown(one);
  expect(shown(page)).toEqual(shownAlone(page));
});

test.each([
  ["a style sheet", "<style>.tip{display:none}</style>", `<div><p class="tip">${"提示语".repeat(90)}</p>之后</div>`],
  ["a drawing", "<svg>", `<div>${"图形里的字".repeat(60)}<span/>之后</div>`],
])("%s before it changes how a subtree reads", (_, before, subtree) => {
  forgetSubtrees();
  for (const one of [subtree, subtree]) shown(one);
  const page = `${before}${subtree}`;
  const again = shown(page);
  expect(again).toEqual(shownAlone(page));
  expect(again).not.toEqual(shown(`${" ".repeat(before.length)}${subtree}`));
});

const long = (text: string): string => text.repeat(60);
/** Sound and sloppy markup, long enough to be kept. */
const PIECES = [
  MENU,
  `<div>${long("正文，")}</div>`,
  `<div id="tip">${long("提示")}<a href="/a">一</a><a href="/b">二二</a></div>`,
  `<p>${long("段落")}<p>${long("下一段")}</p>`,
  `<div>${long("未闭合")}<font color="red">红<b>粗</div>`,
  `<div>${long("多余的结束")}</li></p></font></td></div>`,
  `<table><tr><td>${long("表")}<td>格</table>`,
  `<tr><td>${long("行")}</td></tr>`,
  `<li>${long("条目")}<li>又一条</li>`,
  `<div><script>var a="${long("<li>")}";</script><style>.tip{display:none}</style>文</div>`,
  `<div><script>${long("x();")}</script>写入</div>`,
  `<div class="tip">${long("藏")}</div>`,
  `<div style="display:none">${long("不显示")}<p>里面</div>`,
  `<div>文<span style="display:none">${long("内藏")}</span>字</div>`,
  `<svg><desc>${long("图")}</desc><path/></svg>`,
  `<div><svg><path/>${long("图")}</svg>后</div>`,
  `<div><a href="/x">${long("链接")}</div>后</a>`,
  `<form><input value="${long("值")}"><option value="/o">选${long("项")}</form>`,
  `<dl><dt>${long("名")}<dd>释义</dl>`,
  `<h2>${long("题")}<br>行</h2>`,
  `<body><div>${long("再来")}</div>`,
  `<div>${long("记录")}<script><record><![CDATA[<p>一</p>]]></record></script></div>`,
];
const OPENERS = [
  "",
  "<ul><li>",
  "<table><tr><td>",
  "<a href='/y'>",
  "<font>",
  "<p>",
  "<svg>",
  "<h3>",
  "<dl><dd>",
  "<noscript>",
].concat([
  "<div hidden>",
  "<span style='display:none'>",
  "<style>.tip{display:none}</style>",
  "字",
  "<select><option>",
  "<object>",
]);

test("whatever was read before, a page reads the same", () => {
  const piece = fc.constantFrom(...PIECES);
  const part = fc.oneof(
    piece,
    fc.tuple(fc.constantFrom(...OPENERS), piece).map(([open, one]) => open + one),
  );
  const page = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("\n"));
  fc.assert(
    fc.property(fc.array(page, { minLength: 2, maxLength: 6 }), page, (before, last) => {
      forgetSubtrees();
      for (const one of before) shown(one);
      expect(shown(last)).toEqual(shownAlone(last));
    }),
    { numRuns: 300 },
  );
});

test("a page nested as deep as elements may be is cut off where it always is", () => {
  const deep = `<div class="deep">${"<div>".repeat(300)}${long("深")}${"</div>".repeat(300)}</div>`;
  forgetSubtrees();
  shown(deep);
  shown(deep);
  const page = `${"<section>".repeat(400)}${deep}后`;
  expect(shown(page)).toEqual(shownAlone(page));
});

const hasDialog = (page: string): boolean =>
  textDocument(page).segments.some(({ region, text }) => region === "hidden" && text.includes("即将离开"));

test.each([
  [100, true],
  [280, true],
  [320, false],
])("a dialog of %i characters is told by its length on whichever page", (length, expected) => {
  const dialog = `<div class="box"><p>${"您访问的链接即将离开本网站，是否继续？".padEnd(length, "请确认")}</p></div>`;
  const page = (own: string): string =>
    `<html><body><p>${own}</p>${dialog}<p>${long(own).repeat(30)}</p></body></html>`;
  forgetSubtrees();
  expect(["甲", "乙", "丙", "丁"].map((own) => hasDialog(page(own)))).toEqual(Array(4).fill(expected));
});

test("what is noted of a text of a kept subtree is noted for all its places, and for no other text", () => {
  const side = `<div class="side"><p>${long("通知")}</p><p>${long("公告")}</p></div>`;
  const notesOf = (own: string): unknown[] =>
    textDocument(`<html><body><p>${own}</p>${side}</body></html>`)
      .segments.slice(-2)
      .map(({ notes }) => notes);
  forgetSubtrees();
  notesOf("甲");
  notesOf("乙");
  const [first, second] = notesOf("丙");
  expect(first).toMatchObject({ text: long("通知") });
  expect(second).toMatchObject({ text: long("公告") });
  const again = notesOf("丁丁");
  expect(again[0]).toBe(first);
  expect(again[1]).toBe(second);
});
