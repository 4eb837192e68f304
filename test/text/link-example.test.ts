import { expect, it } from "vitest";
import { readLinkExample } from "../../src/text/link-example.ts";

const href = "http://www.example.gov.cn/a.doc#top";

it("fills in what an example leaves out", () => {
  const { link, asked } = readLinkExample({ href, status: 404 });
  expect(link).toMatchObject({
    kind: "page",
    target: "http://www.example.gov.cn/a.doc",
    fragment: "top",
    text: "链接",
  });
  expect(asked).toMatchObject({
    verdict: "broken",
    isInternal: true,
    answer: { error: null, contentType: "text/html" },
  });
});

it("reads what it gives", () => {
  const example = { href, kind: "attachment", error: "host-down", magic: "PK", anchors: ["a"], internal: false };
  const { asked } = readLinkExample(example);
  expect(asked).toMatchObject({ kind: "attachment", verdict: "uncertain", isInternal: false });
  expect(asked.answer).toMatchObject({ error: "host-down", magic: [80, 75], anchors: new Set(["a"]) });
});

it.each([
  ["an unknown key", { href, answer: 404 }, "未知选项 answer"],
  ["no whole address", { href: "/a.doc" }, "应为完整地址"],
  ["an unknown error", { href, error: "too-large" }, "应为 dns、refused"],
  ["an unknown kind", { href, kind: "file" }, "应为 page、attachment"],
  ["a text for a number", { href, status: "404" }, "应为数字"],
  ["a number for a text", { href, text: 1 }, "应为字符串"],
])("refuses %s", (_, example, message) => {
  expect(() => readLinkExample(example)).toThrow(message);
});
