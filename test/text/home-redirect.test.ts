import { describe, expect, it } from "vitest";
import { leadsHome } from "../../src/text/home-redirect.ts";

const at = (path: string): string => `http://www.example.gov.cn${path}`;

describe("leadsHome", () => {
  it.each([
    ["/zwgk/tzgg/t20240101_1.html", "/"],
    ["/zwgk/tzgg/", "/index.html"],
    ["/show_123.html", "/default.aspx"],
    ["/view.jsp?id=12", "/"],
    ["/a/b/index.html", "/"],
  ])("%s → %s", (from, to) => {
    expect(leadsHome(at(from), at(to))).toBe(true);
  });

  it.each([
    ["/", "/index.html"],
    ["/portal/", "/"],
    ["/portal/index.html", "/"],
    ["/index.html", "/"],
    ["/zwgk/tzgg/1.html", "/zwgk/tzgg/2.html"],
    ["/zwgk/tzgg/1.html", "/zwgk/"],
    ["/zwgk/tzgg/1.html", "/?id=1"],
    ["/zwgk/tzgg/1.html", "/zwgk/tzgg/1.html"],
  ])("%s → %s is no flight home", (from, to) => {
    expect(leadsHome(at(from), at(to))).toBe(false);
  });
});
