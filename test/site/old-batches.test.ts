import { describe, expect, it } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import type { Document } from "../../src/model/document.ts";
import { createSiteFacts } from "../../src/site/index.ts";
import { signedDateOf } from "../../src/site/old-batches.ts";
import { addDocument } from "./add-page.ts";
import { makeArticle, makeSegment } from "./make-article.ts";
import { makeDocument, makeItem } from "./make-document.ts";

const NOW = "2026-11-22";
const SITE = "http://www.example.gov.cn/";

function batches(documents: readonly Document[]): readonly object[] {
  const site = createSiteFacts({ config: defaultConfig("/"), now: NOW, roots: [SITE], owns: () => true });
  for (const document of documents) addDocument(site, document);
  return site.facts({ homes: [SITE], asked: false }).oldBatches;
}

/** A list whose entries show `date`; their addresses are `address(i)`. */
function list(count: number, address: (i: number) => string, date = "2026-11-18", name = "工作动态"): Document {
  const items = Array.from({ length: count }, (_, i) => makeItem(`第${i}条`, SITE + address(i), date));
  return makeDocument({ url: `${SITE}gzdt/`, kind: "list", title: name, column: [name], items, listSource: "static" });
}

const oldAddress = (i: number): string => `gzdt/202103/t20210310_${i}.html`;
const newAddress = (i: number): string => `gzdt/202611/t20261118_${i}.html`;

describe("many entries of one day whose articles are a year older", () => {
  it("by their addresses", () => {
    expect(batches([list(5, oldAddress)])).toEqual([
      { column: "工作动态", url: `${SITE}gzdt/`, date: "2026-11-18", entries: 5, old: 5, examples: [] },
    ]);
  });

  it("by month folders, publish dates or signatures of the articles", () => {
    const dated = Array.from({ length: 5 }, (_, i) =>
      makeArticle(SITE + newAddress(i), { title: `旧稿${i}`, publishedAt: "2023-05-06" }),
    );
    expect(batches([list(5, newAddress), ...dated])).toMatchObject([
      { old: 5, examples: [{ title: "旧稿0", date: "2023-05-06" }, { title: "旧稿1" }, { title: "旧稿2" }] },
    ]);
    const signed = Array.from({ length: 5 }, (_, i) =>
      makeArticle(SITE + newAddress(i), { publishedAt: "2026-11-18", paragraphs: ["正文。", "2022年3月4日"] }),
    );
    expect(batches([list(5, newAddress), ...signed])).toMatchObject([
      { old: 5, examples: [{ date: "2022-03-04" }, {}, {}] },
    ]);
    expect(batches([list(5, (i) => `gzdt/202103/${i}.html`)])).toMatchObject([{ old: 5 }]);
  });

  it.each<[string, readonly Document[]]>([
    ["four of them", [list(4, oldAddress)]],
    ["new ones", [list(9, newAddress)]],
    ["fewer than half", [list(12, (i) => (i < 5 ? oldAddress(i) : newAddress(i)))]],
    ["eleven months older", [list(5, (i) => `gzdt/202512/t20251220_${i}.html`)]],
    [
      "eleven months and some days older, by the last day of a month's folder",
      [list(5, (i) => `gzdt/202510/${i}.html`, "2026-10-29")],
    ],
    ["a day more than a year ago", [list(5, oldAddress, "2025-10-01")]],
    [
      "files of a library, signed long ago",
      [
        list(5, newAddress, "2026-11-18", "政策文件"),
        ...Array.from({ length: 5 }, (_, i) =>
          makeArticle(SITE + newAddress(i), { publishedAt: "2026-11-18", paragraphs: ["2019年3月4日"] }),
        ),
      ],
    ],
    ["a topic, which is not inspected", [list(5, oldAddress, "2026-11-18", "专题专栏")]],
  ])("silent: %s", (_, documents) => {
    expect(batches(documents)).toEqual([]);
  });
});

describe("signedDateOf", () => {
  const of = (...texts: readonly string[]): string | null =>
    signedDateOf(makeArticle(SITE, { segments: texts.map((text) => makeSegment(text)) }));
  it.each([
    [["正文。", "某某局", "2022年3月4日"], "2022-03-04"],
    [["正文。", "二〇二二年三月四日"], "2022-03-04"],
    [["正文。", "2022年3月4日", "（此件公开发布）"], "2022-03-04"],
    [["自2022年3月4日起施行。"], null],
    [["2022年3月4日至2022年3月9日"], null],
    [["正文。"], null],
  ])("%j: %s", (texts, expected) => {
    expect(of(...texts)).toBe(expected);
  });
});
