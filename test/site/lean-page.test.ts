import { expect, it } from "vitest";
import { createTextPool, leanPage } from "../../src/site/lean-page.ts";
import { digestOf } from "./add-page.ts";
import { makeDocument, makeItem } from "./make-document.ts";

it("says the same, whatever was pooled before", () => {
  const known = createTextPool(3);
  const pools = { known, address: createTextPool() };
  for (const kind of ["list", "home", "article"] as const) {
    for (const finalUrl of ["http://h/a.html", "http://h/b.html"]) {
      const items = [makeItem("甲", "http://h/a.html", "2026-11-01"), makeItem("乙", "http://h/c.html", null)];
      const column = ["政务公开", "工作动态"];
      const part = { url: "http://h/a.html", finalUrl, kind, items, column, contentSource: "办公室" };
      const { digest } = digestOf(makeDocument(part));
      expect(leanPage(digest, pools)).toEqual(digest);
    }
  }
});

it("remembers only so many texts", () => {
  const pool = createTextPool(1);
  expect([pool("甲"), pool("乙"), pool("甲")]).toEqual(["甲", "乙", "甲"]);
});
