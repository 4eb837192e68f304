import { expect, it } from "vitest";
import type { BlockLink, LinkBlock } from "../../src/model/page-digest.ts";
import { packBlock, unpackBlock } from "../../src/site/packed-block.ts";

const link = (part: Partial<BlockLink>): BlockLink => ({
  ...{ kind: "page", element: "a", region: "main", href: "a.html", target: "http://h/x/a.html", fragment: null },
  ...{ text: "标题", path: "html > body > ul > li:nth-child(1) > a", place: [0, 0, 0, 30] },
  ...part,
});

const blocks: readonly (readonly [string, LinkBlock])[] = [
  ["no link", { key: "k0", links: [] }],
  ["one link", { key: "k1", links: [link({})] }],
  [
    "links with much in common",
    {
      key: "k2",
      links: [
        link({}),
        link({ target: "http://h/x/b.html", path: "html > body > ul > li:nth-child(2) > a", place: [1, 5, 1, 40] }),
        link({ target: "http://h/x/b.html", fragment: "第一章", text: "“引号”\n\\" }),
        link({ kind: "image", element: "img", target: "http://other/", path: "", href: "", text: "" }),
        link({ target: "http://h/x/𠀀1", path: "html" }),
        link({ target: "http://h/x/𠀁1", path: "html > body" }),
      ],
    },
  ],
];

it.each(blocks)("gives back %s as it was", (_, block) => {
  expect(unpackBlock(packBlock(block))).toEqual(block);
});

it("writes once what neighbours have in common", () => {
  const links = Array.from({ length: 8 }, (_, at) => link({ target: `http://h/long/way/down/t2026_${at}.html` }));
  const text = packBlock({ key: "k", links });
  expect(text.match(/long/g)).toHaveLength(1);
  expect(text.match(/nth-child/g)).toHaveLength(1);
});
