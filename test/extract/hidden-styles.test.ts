import { describe, expect, test } from "vitest";
import { hidesElement } from "../../src/extract/hidden-styles.ts";

describe("hidden by inline style", () => {
  test.each([
    ["display: none", "div"],
    ["color:red;visibility:hidden", "div"],
    ["position:absolute;left:-9999px", "div"],
    ["text-indent:-9999px", "a"],
    ["height:0;overflow:hidden", "div"],
    ["font-size:0", "p"],
    ["font-size: 0px;", "span"],
  ])("%s on %s", (style, name) => {
    expect(hidesElement(style, name)).toBe(true);
  });

  test.each([
    ["font-size:0", "div"],
    ["font-size:0", "body"],
    ["font-size:10px", "p"],
    ["margin-left:-10px", "div"],
    ["height:0", "div"],
    ["display:block", "div"],
  ])("%s on %s is in sight", (style, name) => {
    expect(hidesElement(style, name)).toBe(false);
  });
});
