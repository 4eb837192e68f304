import { describe, expect, it } from "vitest";
import { createTextReader } from "../../src/engine/text-reader.ts";
import { makeDocument } from "./make-document.ts";

const PAGE = makeDocument(
  '<!doctype html><body><h1>按装通知</h1><div class="content"><p>请按\u200b装ＡＰＰ。</p><p>四风问题</p>' +
    '<p>按装，四风，四风</p></div><div style="display:none">按装与四风</div></body>',
);

describe("createTextReader", () => {
  it("finds spellings in shown texts only, freed from invisible characters", () => {
    const { texts } = createTextReader(["按装", "app"], [])(PAGE);
    expect(texts.map(({ text, occurrences }) => [text, occurrences.length])).toEqual([
      ["按装通知", 1],
      ["请按装ＡＰＰ。", 2],
      ["按装，四风，四风", 1],
    ]);
    const thinned = texts[1];
    expect(thinned?.segment.text).toBe("请按\u200b装ＡＰＰ。");
    expect(Array.from(thinned?.offsets ?? [])).toEqual([0, 1, 3, 4, 5, 6, 7, 8]);
    expect(texts[0]?.offsets).toBeNull();
  });

  it("names the segments of each list once, hidden ones too, in any width and case", () => {
    const { named } = createTextReader(["按装"], [["四风", "风"], ["aPp"], []])(PAGE);
    const texts = named.map((segments) => segments?.map(({ text }) => text));
    expect(texts).toEqual([["四风问题", "按装，四风，四风", "按装与四风"], ["请按\u200b装ＡＰＰ。"], []]);
  });

  it("says of a list with a word that cannot be looked for that nobody has looked", () => {
    const { named, texts } = createTextReader(["按装"], [["四风", "\u200b"], ["四风"]])(PAGE);
    expect(named[0]).toBeUndefined();
    expect(named[1]).toHaveLength(3);
    expect(texts).toHaveLength(3);
  });

  it("believes no other reader's note that a text holds none of its words", () => {
    const words = (terms: readonly string[], document = PAGE): readonly string[] =>
      createTextReader(terms, [])(document).texts.map(({ text }) => text);
    expect(words(["没有"])).toEqual([]);
    expect(words(["四风"])).toEqual(["四风问题", "按装，四风，四风"]);
    const again = makeDocument('<body><div class="content"><p>四风问题</p></div>');
    expect(words(["四风"], again)).toEqual(["四风问题"]);
  });

  it("finds on the second page what it found on the first", () => {
    const read = createTextReader(["按装"], []);
    const page = (): number => read(makeDocument("<body><p>首页</p><p>按装</p><p>首页</p>")).texts.length;
    expect([page(), page()]).toEqual([1, 1]);
  });
});
