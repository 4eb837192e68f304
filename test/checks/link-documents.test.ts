import { describe, expect, it } from "vitest";
import { emptyLink } from "../../src/checks/empty-link.ts";
import { hrefFault } from "../../src/checks/href-fault.ts";
import { intranet } from "../../src/checks/intranet.ts";
import type { Link } from "../../src/model/document.ts";
import { OptionsError } from "../../src/model/errors.ts";
import { makeDocument, makeLink } from "../site/make-document.ts";
import { CONTEXT } from "./check-context.ts";

const URL_OF_PAGE = "http://www.example.gov.cn/a/1.html";

function page(source: string, part: Partial<Link> = {}): ReturnType<typeof makeDocument> {
  const [before = "", href = ""] = source.split("⟦", 2).flatMap((text) => text.split("⟧", 1));
  const plain = source.replace(/[⟦⟧]/g, "");
  const link = makeLink(href, { source: { start: before.length, end: before.length + href.length }, ...part });
  return makeDocument({ url: URL_OF_PAGE, source: plain, links: [link] });
}

describe("empty-link", () => {
  const found = (document: ReturnType<typeof makeDocument>): number =>
    [...emptyLink.run(document, null, CONTEXT)].length;

  it.each(["#", "", " ", "about:blank"])("href “%s” on a text of the content", (href) => {
    expect(found(page(`<p><a href="⟦${href}⟧">关于召开会议的通知</a></p>`, { text: "关于召开会议的通知" }))).toBe(1);
  });

  it.each([
    ["navigation", `<a href="⟦#⟧">x</a>`, { region: "chrome" }],
    ["a hidden block", `<a href="⟦#⟧">x</a>`, { region: "hidden" }],
    ["a button", `<a href="⟦#⟧">x</a>`, { text: "打印本页" }],
    ["a share button", `<a href="⟦#⟧">x</a>`, { text: "微信好友分享" }],
    ["a short text", `<a href="⟦#⟧">x</a>`, { text: "大" }],
    ["a picture", `<a href="⟦#⟧"><img></a>`, { text: "" }],
    ["a handler", `<a href="⟦#⟧" onclick="show()">x</a>`, {}],
    ["a handler before it", `<a onclick="show()" href="⟦#⟧">x</a>`, {}],
    ["data for a script", `<a href="⟦#⟧" data-id="3">x</a>`, {}],
    ["an anchor", `<a href="⟦#fj⟧">x</a>`, {}],
    ["a place where a script answers", `<a href="⟦javascript:void(0);⟧">x</a>`, {}],
    ["a call", `<a href="⟦javascript:show(3)⟧">x</a>`, {}],
    ["an image", `<img src="⟦⟧">`, { element: "img", kind: "image" }],
  ] as const)("%s is silent", (_, source, part) => {
    expect(found(page(source, { text: "关于召开会议的通知", ...part }))).toBe(0);
  });

  it("is said once a page, with their number", () => {
    const links = ["⟦#⟧", "", "#"].map((href, index) =>
      makeLink(href.replace(/[⟦⟧]/g, ""), { index, text: `关于第${index}次会议的通知`, source: { start: 9, end: 10 } }),
    );
    const document = makeDocument({ url: URL_OF_PAGE, source: `<a href="#">x</a>`, links });
    expect([...emptyLink.run(document, null, CONTEXT)]).toEqual([
      { place: { link: 0 }, data: { text: "关于第0次会议的通知", count: "3" }, wording: "several" },
    ]);
  });

  it("a handler of the next link does not count", () => {
    expect(found(page(`<a href="⟦#⟧">甲乙丙丁</a><a href="/b" onclick="x()">b</a>`, { text: "甲乙丙丁" }))).toBe(1);
  });
});

describe("intranet", () => {
  const found = (href: string, context = CONTEXT, url = URL_OF_PAGE): number => {
    const document = makeDocument({ url, links: [makeLink(href)] });
    return [...intranet.run(document, null, context)].length;
  };

  it.each([
    "http://localhost/a",
    "http://127.0.0.1:8080/a",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://172.31.255.1/",
    "http://192.168.0.1/",
    "http://169.254.1.1/",
    "http://[::1]/",
    "http://[fd00::1]/",
    "http://oa/a",
    "http://oa.local/a",
  ])("%s", (href) => {
    expect(found(href)).toBe(1);
  });

  it.each([
    "http://172.15.0.1/",
    "http://172.32.0.1/",
    "http://11.0.0.1/",
    "http://www.example.gov.cn/",
    "/a",
    "javascript:void(0)",
    "mailto:a@b.cn",
    "http://http://a.cn/",
  ])("%s is silent", (href) => {
    expect(found(href)).toBe(0);
  });

  it("contract §5: a target on the loopback makes loopback hosts ordinary, other private ones not", () => {
    const context = { ...CONTEXT, loopbackTarget: true };
    expect(found("http://127.0.0.2:28082/a", context)).toBe(0);
    expect(found("http://localhost/a", context)).toBe(0);
    expect(found("http://192.168.0.1/a", context)).toBe(1);
  });

  it("links to the page's own host are silent, also when it is a private one", () => {
    expect(found("http://10.0.0.1:8080/b", CONTEXT, "http://10.0.0.1:8080/a")).toBe(0);
    expect(found("http://10.0.0.2/b", CONTEXT, "http://10.0.0.1/a")).toBe(1);
  });
});

describe("href-fault", () => {
  const all = hrefFault.compile({ faults: ["local-path", "tail"] });

  it("reports the chosen faults, with the fault as wording", () => {
    const links = ["file:///C:/a.doc", "http://a.example.cn/b。", "http:/a.example.cn", "/fine.html"].map(
      (href, index) => makeLink(href, { index }),
    );
    const matches = [...hrefFault.run(makeDocument({ url: URL_OF_PAGE, links }), all, CONTEXT)];
    expect(matches.map(({ place, wording }) => [place, wording])).toEqual([
      [{ link: 0 }, "local-path"],
      [{ link: 1 }, "tail"],
    ]);
  });

  it("names an unknown fault", () => {
    expect(() => hrefFault.compile({ faults: ["nonsense"] })).toThrow(OptionsError);
  });
});
