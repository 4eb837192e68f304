import { expect, test } from "vitest";
import { siteNameOf } from "../../src/run/site-name.ts";
import { readPage } from "../extract/read-page.ts";

const NAME = "临溪市住房和城乡建设局";

function nameOf(title: string, head = ""): string {
  return siteNameOf(readPage(`<html><head><title>${title}</title>${head}</head><body><p>正文</p></body></html>`));
}

test.each([
  `首页_${NAME}`,
  `网站首页-${NAME}`,
  `${NAME} - 首页`,
  `${NAME}|首页`,
  `首页 > ${NAME}`,
  `欢迎访问${NAME}`,
  `首页_${NAME}_`,
  NAME,
])("of the window title %s: the unit", (title) => {
  expect(nameOf(title)).toBe(NAME);
});

test.each([
  ["首页_政务公开_临溪市人民政府", "临溪市人民政府"],
  ["首页_魅力临溪", "魅力临溪"],
  ["首页", ""],
  ["", ""],
])("of %j: %j", (title, name) => {
  expect(nameOf(title)).toBe(name);
});

test.each([
  [NAME, NAME],
  ["首页", "某县人民政府"],
  [" ", "某县人民政府"],
])("the tag SiteName=%j comes first, when it names one", (content, name) => {
  expect(nameOf("首页_某县人民政府", `<meta name="SiteName" content="${content}">`)).toBe(name);
});
