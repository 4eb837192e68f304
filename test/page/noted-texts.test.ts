import { cwd } from "node:process";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import { createEngine, type Engine } from "../../src/engine/index.ts";
import { extractDocument } from "../../src/extract/index.ts";
import type { Document } from "../../src/model/document.ts";
import { activeRules } from "../../src/run/index.ts";
import { digestDocument } from "../../src/site/index.ts";
import { engineSettings } from "../engine/engine-settings.ts";
import { snapshot } from "../site/make-snapshot.ts";

let engine: Engine;
beforeAll(async () => {
  const { rules } = await activeRules(defaultConfig(cwd()), cwd());
  engine = createEngine(rules, engineSettings({ now: "2026-11-20" }));
});

/** Some with faults of their own, some that are faults in some places only. */
const TEXTS = [
  "关于印发工作方案的通知",
  "发布日期：2026-05-01",
  "成文日期：二〇二六年五月一日",
  "2026-06-31",
  "身份证号：110101190001011237",
  "卡号 6222 0212 3456 7890 128",
  "姓名：张某某，联系方式：13900001111",
  "网站标识码：3301000001",
  "按步就班地推进各项工工作",
  "坚持的的原则，一如继往",
  "{{ item.title }}",
  "即将离开本网站，是否继续？",
  "锟斤拷锟斤拷",
  "首页 > 通知公告 > 正文",
  `${"会议要求各单位落实主体责任，".repeat(4)}按步就班，联系电话 13900001111。`,
];
const PLACES: readonly ((text: string) => string)[] = [
  (text) => `<p>${text}</p>`,
  (text) => `<p>${[...text].join("<!-- -->")}</p>`,
  (text) => `<h1>${text}</h1>`,
  (text) => `<ul><li><a href="/x/1.html" title="${text}">${text}</a></li></ul>`,
  (text) => `<table><tr><th>姓名</th><th>身份证号</th></tr><tr><td>李某</td><td>${text}</td></tr></table>`,
  (text) => `<div style="display:none"><p>${text}</p></div>`,
  (text) => `<div class="footer"><p>版权所有</p><p>${text}</p><img src="/a.png" alt="${text}。"></div>`,
  (text) => `<div class="side">${`<p>${text}</p>`.repeat(12)}<div>${"相关内容".repeat(30)}</div></div>`,
];

function read(parts: readonly string[]): Document {
  const html = `<html><head><meta name="ArticleTitle" content="通知"></head><body>${parts.join("\n")}</body></html>`;
  const one = snapshot("http://www.example.gov.cn/tzgg/1.html", { body: new TextEncoder().encode(html) });
  return extractDocument(one, { now: "2026-11-20", home: false });
}

function judge(document: Document): unknown {
  const one = snapshot(document.url);
  const { digest, blocks } = digestDocument(document, one, {
    mask: (text) => text,
    typeAt: () => null,
    isKnown: () => false,
  });
  return [engine.checkDocument(document), digest, blocks];
}

it("judges a text as if nothing had been noted of it on other pages", () => {
  const part = fc.tuple(fc.constantFrom(...PLACES), fc.constantFrom(...TEXTS)).map(([place, text]) => place(text));
  const page = fc.array(part, { minLength: 1, maxLength: 6 });
  let found = 0;
  fc.assert(
    fc.property(fc.array(page, { minLength: 1, maxLength: 4 }), page, (before, last) => {
      for (const one of before) judge(read(one));
      const document = read(last);
      const segments = document.segments.map((one) => ({ ...one, path: one.path, notes: null }));
      const judged = judge({ ...document, segments });
      expect(judge(document)).toEqual(judged);
      found += engine.checkDocument(document).findings.length;
    }),
    { numRuns: 150 },
  );
  expect(found).toBeGreaterThan(100);
});
