import { runInNewContext } from "node:vm";
import { parse } from "parse5";
import { describe, expect, it } from "vitest";
import { html } from "../../src/report/html/html.ts";
import { script } from "../../src/report/html/script.ts";
import { readSavedRun, renderText, runFromJson, textsOnly } from "./run-from-json.ts";

const saved = readSavedRun("department");

interface Node {
  readonly nodeName: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
  readonly value?: string;
}

function* walk(node: Node): Iterable<Node> {
  yield node;
  for (const child of node.childNodes ?? []) yield* walk(child);
}

function attribute(node: Node, name: string): string | undefined {
  return node.attrs?.find((attr) => attr.name === name)?.value;
}

function text(node: Node): string {
  return node.value ?? (node.childNodes ?? []).map(text).join("");
}

async function nodes(run = saved): Promise<Node[]> {
  return [...walk(parse(await renderText(html, runFromJson(run))) as Node)];
}

describe("html", () => {
  it("asks nothing of anybody: no address but the links to click", async () => {
    for (const node of await nodes()) {
      for (const name of ["src", "srcset", "action", "data", "poster", "background", "formaction", "xlink:href"]) {
        expect(attribute(node, name)).toBeUndefined();
      }
      if (node.nodeName === "link") expect(attribute(node, "href")).toBe("data:,");
      if (node.nodeName === "style") expect(text(node)).not.toMatch(/url\(|@import/);
      if (node.nodeName === "a") expect(attribute(node, "href")).toMatch(/^https?:/);
    }
    const policy = (await nodes()).find((node) => attribute(node, "http-equiv") === "Content-Security-Policy");
    expect(attribute(policy!, "content")).toContain("default-src 'none'");
  });

  it("lets no page text become markup", async () => {
    const evil = `"><script>alert(1)</script><img src=x onerror=alert(2)>' onload='x`;
    const base = saved.findings[2]!;
    const link = { ...base.link!, href: evil, text: evil, target: `javascript:${evil}` };
    const finding = {
      ...base,
      message: evil,
      context: evil,
      quote: "alert",
      title: evil,
      url: evil,
      owner: evil,
      link,
      suggestion: evil,
    };
    const page = { ...saved.pages[0]!, url: evil, title: evil, reason: evil };
    const summary = { ...saved.summary, byOwner: { [evil]: { total: 1, error: 1, warning: 0, notice: 0 } } };
    const columns = saved.columns.map((column) => ({ ...column, name: evil, url: `javascript:${evil}`, note: evil }));
    const all = await nodes({
      ...saved,
      findings: [finding],
      pages: [page],
      targets: [evil],
      columns,
      summary,
      site: { ...saved.site, name: evil },
    });
    expect(all.filter(({ nodeName }) => nodeName === "script")).toHaveLength(1);
    expect(all.filter(({ nodeName }) => nodeName === "img")).toHaveLength(0);
    for (const node of all) for (const attr of node.attrs ?? []) expect(attr.name).not.toMatch(/^on/);
    expect(all.filter((node) => attribute(node, "href")?.startsWith("javascript:"))).toEqual([]);
  });

  it("has one row a finding, with what the filter needs and the hit marked", async () => {
    const rows = (await nodes()).filter((node) => attribute(node, "data-category") !== undefined);
    expect(rows.map((row) => attribute(row, "data-category"))).toEqual(saved.findings.map(({ category }) => category));
    expect(rows.map((row) => attribute(row, "data-owner"))).toEqual(saved.findings.map(({ owner }) => owner));
    const row = rows[saved.findings.findIndex(({ rule }) => rule === "typo/dictionary")]!;
    const mark = [...walk(row)].filter(({ nodeName }) => nodeName === "mark");
    expect(mark.map(text)).toEqual(["按装"]);
    expect(text(row)).toContain("《现代汉语词典》（第7版）");
  });

  it("draws a chart each by category, section, severity, column age and month", async () => {
    const charts = (await nodes()).filter(({ nodeName }) => nodeName === "svg");
    expect(charts.map((chart) => attribute(chart, "aria-label"))).toEqual([
      "按问题类别",
      "按责任科室",
      "按级别",
      "栏目更新情况",
      "各月发布条数",
    ]);
    expect(text(charts[0]!)).toContain("隐私泄露");
    expect(text(charts[3]!)).toContain("23/14 天");
    // Twelve months up to the clock's, value before name.
    expect(text(charts[4]!)).toMatch(/^225-12126-01026-02.*226-10426-11$/);
  });

  it("shows vetoes with a meter first, and calls no deduction a veto", async () => {
    const out = await renderText(html, runFromJson(saved));
    const [vetoes = "", deductions = ""] = out.slice(out.indexOf("<h3>单项否决</h3>")).split("<h3>扣分项</h3>");
    expect(vetoes).toContain('<span class="badge error">疑似触发单项否决，超出 9</span>');
    expect(vetoes).toContain('4/5<span class="meter"><i class="warning" style="width:80%">');
    const table = deductions.slice(0, deductions.indexOf("</table>"));
    expect(table).toContain('<span class="badge warning">扣分项：估算扣 0.3 分（分值据转载文本）</span>');
    expect(table).not.toMatch(/触发|meter|badge error/);
    expect(await renderText(html, runFromJson(textsOnly(saved)))).not.toMatch(/<h3>|指标对照/);
  });

  it("says what was only seen and not read", async () => {
    const out = await renderText(html, runFromJson(saved));
    expect(out).toContain("附件 12 个：只核验能否打开，内容未检查");
    expect(out).toContain("图片 41 个：图中文字未识别，内容未检查");
  });

  it("says what was not checked, and never calls it clean", async () => {
    const out = await renderText(html, runFromJson(readSavedRun("incomplete")));
    expect(out).toContain("检测不完整");
    expect(out).toContain("服务器拒绝访问或返回错误（HTTP 403）");
    expect(out).not.toContain(">未发现问题。<");
    expect(await renderText(html, runFromJson(readSavedRun("empty")))).toContain(">未发现问题。<");
  });

  it("says so when it shows only the first findings", async () => {
    const base = saved.findings[0]!;
    const count = 20_003;
    const run = runFromJson({ ...saved, summary: { ...saved.summary, findings: count } });
    const many = {
      ...run,
      async *findings() {
        for (let i = 0; i < count; i++) yield base;
      },
    };
    const out = await renderText(html, many);
    expect(out.match(/<tr id="f/g)).toHaveLength(20_000);
    expect(out).toContain("只列出前 20000 条问题（共 20003 条）");
  });
});

describe("filter script", () => {
  it("shows the rows that fit all fields and hides empty tables", () => {
    const row = (category: string, content: string) => ({ dataset: { category }, textContent: content, hidden: false });
    const rows = [row("typo", "按装"), row("link", "断链 按装"), row("link", "断链")];
    const rows1 = rows.slice(0, 1);
    const chunks = [rows1, rows.slice(1)].map((own) => ({
      hidden: false,
      isTop: false,
      classList: {
        toggle(name: string, on: boolean) {
          if (name === "top") chunks[own === rows1 ? 0 : 1]!.isTop = on;
        },
      },
      querySelector: () => own.find(({ hidden }) => !hidden) ?? null,
    }));
    const fields = [
      { dataset: { field: "category" }, value: "" },
      { dataset: { field: "text" }, value: "" },
    ];
    const output = { dataset: { word: "显示" }, textContent: "" };
    const listeners: Record<string, () => void> = {};
    const bar = {
      hidden: true,
      querySelectorAll: () => fields,
      querySelector: () => output,
      addEventListener: (name: string, listener: () => void) => {
        listeners[name] = listener;
      },
    };
    const document = {
      querySelector: () => bar,
      querySelectorAll: (selector: string) => (selector === ".chunk" ? chunks : rows),
    };
    runInNewContext(script, { document, setTimeout: (run: () => void) => run(), clearTimeout: () => {} });
    expect(bar.hidden).toBe(false);
    expect(output.textContent).toBe("显示 3 / 3");
    fields[0]!.value = "link";
    fields[1]!.value = " 按装";
    listeners["input"]!();
    expect(rows.map(({ hidden }) => hidden)).toEqual([true, false, true]);
    expect(chunks.map(({ hidden }) => hidden)).toEqual([true, false]);
    expect(chunks.map(({ isTop }) => isTop)).toEqual([false, true]);
    expect(output.textContent).toBe("显示 1 / 3");
  });
});
