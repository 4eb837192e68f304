import { expect, test } from "vitest";
import { findTrap } from "../../src/text/trap.ts";

function trapOf(path: string): string | null {
  const { pathname, search } = new URL(path, "https://www.example.gov.cn");
  return findTrap(pathname, search, 2026);
}

test.each([
  ["/a/b/a/b/a/b/a", "repeated-segment"],
  [`/${Array.from({ length: 21 }, (_, index) => index).join("/")}`, "depth"],
  ["/calendar/2028/1/", "date"],
  ["/calendar/2028-01-05/", "date"],
  ["/calendar?year=2028", "date"],
  ["/calendar?date=2028-03", "date"],
  ["/calendar?d=1989-12-31", "date"],
  ["/list?page=5001", "paging"],
])("%s: %s", (path, expected) => expect(trapOf(path)).toBe(expected));

test.each([
  "/a/b/a/b/a/b",
  `/${Array.from({ length: 20 }, (_, index) => index).join("/")}`,
  "/art/2009/3/5/art_1_2.html",
  "/calendar/2027/12/",
  "/calendar?year=2027",
  "/calendar?date=1990-01-01",
  "/2100/index.html",
  "/203012/t1.html",
  "/col/2099/5000.html",
  "/show?id=2099",
  "/show?id=20990101",
  "/list?page=5000",
  "/list?id=9999999",
])("%s is no trap", (path) => expect(trapOf(path)).toBeNull());
