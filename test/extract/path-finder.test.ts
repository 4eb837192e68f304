import { describe, expect, it } from "vitest";
import { parseHtml } from "../../src/extract/parse-html.ts";
import { PathFinder } from "../../src/extract/tree.ts";

function pathsOf(html: string, name: string): readonly string[] {
  const { elements } = parseHtml(html);
  const paths = new PathFinder(elements);
  return elements.filter((element) => element.name === name).map((element) => paths.pathOf(element));
}

describe("PathFinder", () => {
  it.each([
    ["<body><p>1<p>2<div>3</div>", "p", ["p:nth-of-type(1)", "p:nth-of-type(2)"]],
    ["<body><p>1<p>2<div>3</div>", "div", ["div"]],
    ["<html><body class=x><p>1", "body", ["body"]],
    ["<html id=top><body>1", "html", ["html"]],
    ["<body><div id=a><p>1</p></div>", "p", ["#a > p"]],
    ["<body><div id=a><b id=c>1</b></div>", "b", ["#c"]],
    ["<body><div id='1 2'><p>1</p></div>", "p", ["div > p"]],
    [
      "<body><ul><li><a>1</a><a>2</a></li><li><a>3</a></li></ul><ul><li><a>4</a></li></ul>",
      "a",
      [
        "ul:nth-of-type(1) > li:nth-of-type(1) > a:nth-of-type(1)",
        "ul:nth-of-type(1) > li:nth-of-type(1) > a:nth-of-type(2)",
        "ul:nth-of-type(1) > li:nth-of-type(2) > a",
        "ul:nth-of-type(2) > li > a",
      ],
    ],
  ])("%s: %s", (html, name, paths) => {
    expect(pathsOf(html, name)).toEqual(paths);
  });
});
