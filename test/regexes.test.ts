import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "scslre";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/** Folders whose expressions meet text that somebody else wrote. */
const FOLDERS = ["checks", "engine", "extract", "match", "site", "text"];

/** Expressions that may look at a text more than once, and why that does no harm. Any other must be linear. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ["src/checks/placeholder.ts NOTICE", "texts of at most 40 characters"],
  ["src/extract/breadcrumb.ts SEPARATORS", "white space was collapsed before"],
  ["src/extract/office/serial-date.ts letters", "formats of at most 255 characters"],
  ["src/extract/page-title.ts parts", "white space was collapsed before"],
  ["src/site/propose-columns.ts", "globs that the program made"],
  ["src/text/phrase-list.ts DECORATION", "pieces of at most 120 characters"],
]);

interface Found {
  readonly place: string;
  readonly name: string;
  readonly expression: RegExp;
}

/** Every expression that stands in the source as `/…/`. */
function collectLiterals(folder: string): readonly Found[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  return files.flatMap((file) => {
    const place = join(folder, file).replaceAll("\\", "/");
    const found: Found[] = [];
    const visit = (node: ts.Node, name: string): void => {
      const own = ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) ? node.name.text : name;
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf("/");
        found.push({ place, name: own, expression: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)) });
      }
      ts.forEachChild(node, (child) => visit(child, own));
    };
    visit(ts.createSourceFile(place, readFileSync(place, "utf8"), ts.ScriptTarget.Latest), "");
    return found;
  });
}

/** Every expression that is put together when the program and its rules are loaded. */
async function collectBuilt(): Promise<readonly Found[]> {
  const found: Found[] = [];
  const Original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct(target, [source, flags]: [string | RegExp, string | undefined]) {
      const expression = new target(source, flags);
      if (new Error().stack?.includes("/src/") === true) found.push({ place: "built", name: "", expression });
      return expression;
    },
  });
  try {
    await import("../src/extract/index.ts");
    const { loadRuleFolder } = await import("../src/engine/load-rules.ts");
    // Reading a rule compiles its check; its conditions are compiled when an entry is first met.
    const { compileTermPattern, isPattern } = await import("../src/text/term-pattern.ts");
    for (const { rule } of await loadRuleFolder(".")) {
      JSON.stringify(rule.options, (_, value: unknown) => {
        if (typeof value === "string" && isPattern(value)) compileTermPattern(value, "before");
        return value;
      });
    }
  } finally {
    globalThis.RegExp = Original;
  }
  return found;
}

/** How the expression can be made to look at a text again and again: `Self` and `Trade` inside one match, `Move` from each place anew. */
function faultsOf({ expression: { source, flags } }: Found): readonly string[] {
  // It takes the rest of the text from the first place that fits, and so never fails.
  const takesTheRest = flags.includes("s") && /^(?:\[[^\]]*\]|[^\\])\.\*\$$/.test(source);
  const reportTypes = { Move: !takesTheRest, Self: true, Trade: true };
  const { reports } = analyse({ source, flags }, { assumeRejectingSuffix: false, reportTypes });
  return reports.map(({ type, exponential }) => (exponential ? `exponential ${type}` : type));
}

function judge(all: readonly Found[]): readonly string[] {
  return all.flatMap((one) => {
    if (SHORT.has(`${one.place} ${one.name}`) || SHORT.has(one.place)) return [];
    const faults = faultsOf(one);
    return faults.length === 0 ? [] : [`${one.place} ${one.name} ${one.expression} ${faults.join(", ")}`];
  });
}

describe("the regular expressions", () => {
  const literals = FOLDERS.flatMap((folder) => collectLiterals(join("src", folder)));

  it("in the source are linear", () => {
    expect(literals.length).toBeGreaterThan(400);
    expect(judge(literals)).toEqual([]);
  });

  it("that program and rules put together are linear", async () => {
    const built = await collectBuilt();
    expect(built.length).toBeGreaterThan(60);
    expect(judge(built)).toEqual([]);
  });

  it("are only excused where there still is something to excuse", () => {
    const needless = [...SHORT.keys()].filter((key) => {
      const own = literals.filter(({ place, name }) => key === `${place} ${name}` || key === place);
      return own.every((one) => faultsOf(one).length === 0);
    });
    expect(needless).toEqual([]);
  });

  it("are seen through when they are not linear", () => {
    for (const bad of [/(a+)+$/, /\s*;/, /x+x+y/]) {
      expect([bad, judge([{ place: "here", name: "", expression: bad }]).length]).toEqual([bad, 1]);
    }
  });
});
