import { describe, expect, it } from "vitest";
import type { Config } from "../../src/model/config.ts";
import type { Document } from "../../src/model/document.ts";
import type { ColumnFact } from "../../src/model/site.ts";
import { makeAnswer } from "../make-answer.ts";
import { addDocument, addSnapshot } from "./add-page.ts";
import { collector, items, line, list, NOW, SITE } from "./columns-of.ts";
import { makeDocument } from "./make-document.ts";
import { missed } from "./make-snapshot.ts";

describe("a column whose list the site refuses to show", () => {
  const link = (text: string, target: string, region: "chrome" | "main" = "chrome"): Document["links"][number] => ({
    index: 0,
    kind: "page",
    element: "a",
    region,
    href: target,
    target,
    fragment: null,
    text,
    source: { start: 0, end: 1 },
    path: "",
  });
  const article = (path: string, links: Document["links"]): Document =>
    makeDocument({ url: SITE + path, kind: "article", publishedAt: NOW, column: ["通知公告"], links });
  const fold = (
    address: string,
    links: Document["links"],
    {
      reason = "http-status",
      config = {},
      more = [],
    }: {
      readonly reason?: "http-status" | "timeout" | "page-limit";
      readonly config?: Partial<Config>;
      readonly more?: readonly Document[];
    } = {},
  ): readonly ColumnFact[] => {
    const site = collector(config);
    for (const document of [...more, article("/tzgg/t1.html", links)]) addDocument(site, document);
    addSnapshot(site, missed(address, reason, reason === "http-status" ? 403 : null));
    return site.facts({ homes: [], asked: false }).columns;
  };
  const ADDRESS = `${SITE}/tzgg/`;

  it.each(["http-status", "timeout"] as const)("is unknown under the name that links give it (%s)", (reason) => {
    const links = [link("更多", ADDRESS, "main"), link("通知公告", ADDRESS), link("公告", ADDRESS, "main")];
    expect(fold(ADDRESS, links, { reason })).toMatchObject([
      {
        name: "通知公告",
        url: ADDRESS,
        type: "notice",
        state: "unknown",
        note: "栏目页面未能读取",
        latest: null,
        items: 0,
      },
    ]);
  });

  it.each<[string, string, string]>([
    ["an article", `${SITE}/tzgg/t2.html`, "通知公告"],
    ["a page without a name", ADDRESS, "查看更多"],
    ["a whole title", ADDRESS, "关于做好二〇二六年汛期房屋安全排查工作的通知"],
  ])("not: %s", (_, address, text) => {
    expect(fold(address, [link(text, address)])).toEqual([]);
  });

  it.each([
    [503, "unknown"],
    [500, "unknown"],
    [403, "unknown"],
    [404, undefined],
    [410, undefined],
    [200, undefined],
  ])("when its link answers %i: %s", (status, state) => {
    const site = collector();
    addDocument(site, article("/tzgg/t1.html", [link("通知公告", ADDRESS)]));
    site.links.addAnswer(makeAnswer(ADDRESS, { status, attempts: 3 }));
    expect(site.facts({ homes: [], asked: true }).columns.map((one) => one.state)).toEqual(state ? [state] : []);
  });

  it("is nothing that the run was too short for", () => {
    expect(fold(ADDRESS, [link("通知公告", ADDRESS)], { reason: "page-limit" })).toEqual([]);
  });

  it("has one line only, with the config or with its other pages", () => {
    const links = [link("公告", ADDRESS), link("公告", `${ADDRESS}index.html`)];
    expect(fold(ADDRESS, links, { config: { columns: [line("通知公告", "/tzgg/**")] } })).toMatchObject([
      { name: "通知公告", url: "/tzgg/**", state: "unknown" },
    ]);
    const second = list("/tzgg/index_1.html", ["通知公告"], { items: items("/tzgg/", 3) });
    expect(fold(ADDRESS, links, { more: [second] })).toMatchObject([
      { name: "通知公告", state: "unknown", note: "栏目有页面未能读取" },
    ]);
  });

  it("stands beside the configured column above it, with its owner", () => {
    const above = list("/zwgk/", ["政务公开"], { items: items("/zwgk/", 3) });
    const config = { columns: [line("政务公开", "/zwgk/**", { owner: "办公室" })] };
    const address = `${SITE}/zwgk/tzgg/`;
    expect(fold(address, [link("通知公告", address)], { config, more: [above] })).toMatchObject([
      { name: "政务公开" },
      { name: "通知公告", state: "unknown", owner: "办公室" },
    ]);
  });
});
