import { describe, expect, it } from "vitest";
import { duplicate } from "../../src/checks/duplicate.ts";
import { interpretationLink } from "../../src/checks/interpretation-link.ts";
import { suspiciousRefresh } from "../../src/checks/suspicious-refresh.ts";
import type { SiteMatch } from "../../src/model/rule.ts";
import type { DuplicateText, PageFact, SiteFacts } from "../../src/model/site.ts";
import { readPageExample, siteFactsWith } from "../../src/text/site-example.ts";
import { CONTEXT } from "./check-context.ts";

function page(name: string, date: string | null, column: string | null): PageFact {
  const part = { url: `http://www.example.gov.cn/${name}`, title: `标题${name}` };
  return readPageExample(
    { ...part, ...(date === null ? {} : { date }), ...(column === null ? {} : { column }) },
    "page",
  );
}

const twice = (pages: readonly PageFact[], similarity = 1): DuplicateText => ({ pages, similarity });
const show = ({ page: where, wording, severity, verdict }: SiteMatch): string =>
  `${where.slice(26)} ${wording ?? "-"} ${severity ?? "-"} ${verdict ?? "-"}`;
const duplicates = (...groups: readonly DuplicateText[]): string[] =>
  [...(duplicate.site?.run(siteFactsWith({ duplicates: groups }), null, CONTEXT) ?? [])].map(show);
const refreshes = (facts: Partial<SiteFacts>): SiteMatch[] => [
  ...suspiciousRefresh.run(siteFactsWith(facts), null, CONTEXT),
];

const first = page("gzdt/t1.html", "2026-01-05", "工作动态");

describe("text/duplicate over the site", () => {
  it.each<[string, DuplicateText, readonly string[]]>([
    [
      "soon after, in the same column",
      twice([first, page("gzdt/t2.html", "2026-04-04", "工作动态")]),
      ["gzdt/t2.html article warning violation"],
    ],
    [
      "much later: for a person",
      twice([first, page("gzdt/t2.html", "2026-04-05", "工作动态")]),
      ["gzdt/t2.html article notice review"],
    ],
    [
      "in another column: for a person",
      twice([first, page("yw/t2.html", "2026-01-05", "要闻")]),
      ["yw/t2.html article notice review"],
    ],
    [
      "nearly: for a person",
      twice([first, page("gzdt/t2.html", "2026-01-05", "工作动态")], 0.94),
      ["gzdt/t2.html near notice review"],
    ],
    [
      "each further page",
      twice([first, page("gzdt/t2.html", null, "工作动态"), page("gzdt/t3.html", null, "工作动态")]),
      ["gzdt/t2.html article warning violation", "gzdt/t3.html article warning violation"],
    ],
    [
      "columns by folder where there is no breadcrumb",
      twice([page("gzdt/202601/t1.html", null, null), page("gzdt/202602/t2.html", null, null)]),
      ["gzdt/202602/t2.html article warning violation"],
    ],
    [
      "other folders",
      twice([page("gzdt/202601/t1.html", null, null), page("tzgg/202602/t2.html", null, null)]),
      ["tzgg/202602/t2.html article notice review"],
    ],
  ])("%s", (_, group, expected) => {
    expect(duplicates(group)).toEqual(expected);
  });

  it("two columns that share five articles are told once", () => {
    const pairs = Array.from({ length: 5 }, (_, i) =>
      twice([page(`zcwj/t${i}.html`, null, "政策文件"), page(`xxgk/t${i}.html`, null, "公开目录")]),
    );
    expect(duplicates(...pairs)).toEqual(["xxgk/t0.html mirror notice review"]);
    expect(duplicates(...pairs.slice(1))).toHaveLength(4);
  });

  it("names the other page", () => {
    const [match] =
      duplicate.site?.run(
        siteFactsWith({ duplicates: [twice([first, page("yw/t2.html", null, "要闻")], 0.9375)] }),
        null,
        CONTEXT,
      ) ?? [];
    expect(match).toMatchObject({
      quote: "标题yw/t2.html",
      data: { title: "标题gzdt/t1.html", url: first.url, column: "工作动态", ownColumn: "要闻", percent: "94" },
    });
  });
});

describe("openings that two units share", () => {
  const again = page("gzzj/t2.html", "2026-01-06", "工作总结");
  const run = (facts: Partial<SiteFacts>): SiteMatch[] => [
    ...(duplicate.site?.run(siteFactsWith(facts), null, CONTEXT) ?? []),
  ];

  it("are for a person to judge", () => {
    const matches = run({ sharedOpenings: [{ first, again }] });
    expect(matches.map(show)).toEqual(["gzzj/t2.html copied notice review"]);
    expect(matches[0]).toMatchObject({
      quote: "标题gzzj/t2.html",
      data: { title: "标题gzdt/t1.html", url: first.url },
    });
  });

  it("are not told again of articles that are the same as a whole", () => {
    const matches = run({ sharedOpenings: [{ first, again }], duplicates: [twice([first, again], 0.94)] });
    expect(matches.map(show)).toEqual(["gzzj/t2.html near notice review"]);
  });
});

describe("column/suspicious-refresh", () => {
  it.each([
    ["2026-04-05", "工作动态", 1, ["gzdt/t2.html - - -"]],
    ["2026-04-04", "工作动态", 1, []],
    ["2026-04-05", "要闻", 1, []],
    ["2026-04-05", "工作动态", 0.97, []],
    [null, "工作动态", 1, []],
  ])("again on %s in %s, %d the same", (date, column, similarity, expected) => {
    const again = page("gzdt/t2.html", date, column);
    expect(refreshes({ duplicates: [twice([first, again], similarity)] }).map(show)).toEqual(expected);
  });

  it("a batch stands on its list page, with examples when there are any", () => {
    const batch = {
      column: "工作动态",
      url: "http://www.example.gov.cn/gzdt/",
      date: "2026-11-18",
      entries: 6,
      old: 5,
    };
    const examples = [{ title: "旧稿", date: "2021-03-01" }];
    expect(
      refreshes({
        oldBatches: [
          { ...batch, examples },
          { ...batch, examples: [] },
        ],
      }),
    ).toEqual([
      {
        page: batch.url,
        quote: "工作动态",
        data: { name: "工作动态", date: "2026-11-18", entries: "6", old: "5", examples: "《旧稿》（2021-03-01）" },
        wording: "batch",
      },
      {
        page: batch.url,
        quote: "工作动态",
        data: { name: "工作动态", date: "2026-11-18", entries: "6", old: "5", examples: "" },
        wording: "unnamed",
      },
    ]);
  });
});

describe("column/interpretation-link", () => {
  const policy = page("zcwj/t1.html", null, "政策文件");
  const about = page("zcjd/t1.html", null, "政策解读");
  const other = page("zcjd/t2.html", null, "政策解读");
  it("names the side that lacks the link, a file's once", () => {
    const none = { policy, linksPolicy: false, linksInterpretation: false };
    const facts = siteFactsWith({
      unlinked: [
        { ...none, interpretation: about },
        { ...none, interpretation: other, linksPolicy: true },
      ],
    });
    expect([...interpretationLink.run(facts, null, CONTEXT)]).toEqual([
      { page: about.url, quote: about.title, data: { title: policy.title, url: policy.url } },
      { page: policy.url, quote: policy.title, data: { title: about.title, url: about.url }, wording: "back" },
    ]);
  });
});
