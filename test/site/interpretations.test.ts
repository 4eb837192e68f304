import { describe, expect, it } from "vitest";
import { createInterpretationBook } from "../../src/site/interpretations.ts";
import { hostOf } from "../../src/text/url.ts";
import { addDocument, openBook } from "./add-page.ts";
import { type ArticlePart, makeArticle } from "./make-article.ts";
import { makeLink } from "./make-document.ts";

const FILE = "http://www.example.gov.cn/zcwj/t1.html";
const ABOUT = "http://www.example.gov.cn/zcjd/t2.html";

/** `→` the file is not linked, `←` it does not link back. */
function missing(policy: ArticlePart, interpretation: ArticlePart, copy?: ArticlePart): string {
  const book = openBook((pages) => createInterpretationBook(pages, hostOf));
  const add = (url: string, part: ArticlePart, type: "policy" | "interpretation"): void => {
    addDocument(book, makeArticle(url, part), { type, mask: (text) => text });
  };
  add(FILE, { title: "关于印发临溪市城市更新实施办法的通知", ...policy }, "policy");
  if (copy !== undefined)
    add("http://www.example.gov.cn/xxgk/t3.html", { title: "关于印发临溪市城市更新实施办法的通知", ...copy }, "policy");
  add(ABOUT, { title: "《临溪市城市更新实施办法》解读", ...interpretation }, "interpretation");
  return book
    .unlinked()
    .map(({ linksPolicy, linksInterpretation }) => `${linksPolicy ? "" : "→"}${linksInterpretation ? "" : "←"}`)
    .join();
}

const toFile = [makeLink(FILE)];
const toAbout = [makeLink(ABOUT)];

describe("links between a file and its interpretation", () => {
  it.each<[string, ArticlePart, ArticlePart, string]>([
    ["both", { links: toAbout }, { links: toFile }, ""],
    ["none", {}, {}, "→←"],
    ["only back", { links: toAbout }, {}, "→"],
    ["only forward", {}, { links: toFile }, "←"],
    [
      "a side bar counts",
      { links: [makeLink(ABOUT, { region: "chrome" })] },
      { links: [makeLink(FILE, { region: "chrome" })] },
      "",
    ],
    [
      "a link elsewhere that names the file",
      { links: toAbout },
      { links: [makeLink("http://www.gov.cn/x.html", { text: "临溪市城市更新实施办法" })] },
      "",
    ],
    [
      "a hidden link that names the file",
      { links: toAbout },
      { links: [makeLink("http://www.gov.cn/x.html", { text: "临溪市城市更新实施办法", region: "hidden" })] },
      "→",
    ],
    [
      "any interpretation that the file offers",
      { links: [makeLink("http://www.example.gov.cn/tj.html", { text: "图解" })] },
      { links: toFile },
      "",
    ],
    [
      "a menu's 政策解读 is none",
      { links: [makeLink("http://www.example.gov.cn/zcjd/", { text: "政策解读", region: "chrome" })] },
      { links: toFile },
      "←",
    ],
    [
      "a title inside a title",
      { links: toAbout },
      { title: "《关于印发〈临溪市城市更新实施办法〉的通知》政策解读" },
      "→",
    ],
    ["another file", {}, { title: "《临溪市物业管理办法》解读" }, ""],
    ["no title in 《》", {}, { title: "一图读懂城市更新" }, ""],
    ["a draft", { title: "临溪市城市更新实施办法（征求意见稿）" }, {}, ""],
    ["a list page", { kind: "list" }, {}, ""],
    ["a file of another site", { url: "http://www.other.gov.cn/zcwj/t1.html" }, {}, ""],
  ])("%s", (_, policy, interpretation, expected) => {
    expect(missing(policy, interpretation)).toBe(expected);
  });

  it("one copy of the file is enough", () => {
    expect(missing({}, { links: [makeLink("http://www.example.gov.cn/xxgk/t3.html")] }, { links: toAbout })).toBe("");
  });
});
