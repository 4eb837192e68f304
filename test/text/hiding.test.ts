import { describe, expect, it } from "vitest";
import { findHiding } from "../../src/text/hiding.ts";

/** The manner at each `@`. */
function manners(marked: string): unknown[] {
  const offsets: number[] = [];
  for (let at = marked.indexOf("@"); at >= 0; at = marked.indexOf("@", at + 1)) offsets.push(at);
  return findHiding(marked, offsets).map((hiding) => hiding?.manner ?? null);
}

describe("findHiding", () => {
  it.each([
    ['<div style="display:none"><p>@</p></div>@', ["none", null]],
    ['<div style="display:none"><br><img src=a>@</div>', ["none"]],
    ['<div style="display:none"></p>@</div>@', ["none", null]],
    ['<p><div style="display:none"></p>@', [null]],
    ['<input style="display:none">@', [null]],
    ['<div style="display:none"/>@', [null]],
    ['<!-- <div style="display:none"> -->@', [null]],
    ["<script>\"<div style='display:none'>\"</script>@", [null]],
    ["<script>unclosed @", [null]],
    ["<DIV STYLE='VISIBILITY: HIDDEN'>@</DIV>@", ["none", null]],
    ['<a href="@" style="left:-9999px">', ["away"]],
    ['<div style="margin-left:-10px">@', [null]],
    ['<div style="left:-2000px">@', [null]],
    ['<div style="line-height:1px;overflow:hidden">@', [null]],
    ['<div style="height:1px">@', [null]],
    ['<div style="max-height:0;overflow:hidden">@', ["none"]],
    ['<div style="font-size:0.8em">@', [null]],
    ['<div style="background:#FFFFFF"><font color="#fff">@', ["colour"]],
    ['<div style="color:red"><div style="background:#fff">@', [null]],
    ["@", [null]],
  ])("%s", (source, expected) => {
    expect(manners(source)).toEqual(expected);
  });

  it("says where the hiding element begins and whether it has a name", () => {
    expect(findHiding('<p><b class="x" style="display:none">x', [37])).toEqual([
      { manner: "none", start: 3, isNamed: true },
    ]);
    expect(findHiding('<p id="y"><b style="display:none">x', [34])).toEqual([
      { manner: "none", start: 10, isNamed: false },
    ]);
  });
});
