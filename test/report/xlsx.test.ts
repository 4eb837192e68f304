import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import type { ReportOptions } from "../../src/model/run.ts";
import { xlsx } from "../../src/report/xlsx/xlsx.ts";
import { plain, readSavedRun, renderBytes, runFromJson, type SavedRun, textsOnly } from "./run-from-json.ts";

const saved = readSavedRun("department");

async function open(run: SavedRun, options: ReportOptions = plain): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  const bytes = await renderBytes(xlsx, runFromJson(run), options);
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  return book;
}

function sheet(book: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const found = book.getWorksheet(name);
  if (found === undefined) throw new Error(`no sheet ${name}`);
  return found;
}

function texts(of: ExcelJS.Worksheet): string[][] {
  const rows: string[][] = [];
  of.eachRow((row) => {
    rows.push(Array.from({ length: of.columnCount }, (_, i) => row.getCell(i + 1).text));
  });
  return rows;
}

function column(of: ExcelJS.Worksheet, head: string): number {
  return (texts(of)[0] ?? []).indexOf(head) + 1;
}

describe("xlsx workbook", () => {
  it("has the sheets in order", async () => {
    const book = await open(saved);
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      "整改清单",
      "按科室汇总",
      "按类别汇总",
      "栏目更新情况",
      "检测范围",
      "指标对照",
      "发布统计",
    ]);
  });

  it("gives the same bytes for the same run", async () => {
    const first = await renderBytes(xlsx, runFromJson(saved));
    const second = await renderBytes(xlsx, runFromJson(saved));
    expect(first.equals(second)).toBe(true);
  });

  it("adds a sheet for each section when asked", async () => {
    const book = await open(saved, { ...plain, splitByOwner: true });
    expect(book.worksheets).toHaveLength(7 + Object.keys(saved.summary.byOwner).length);
    const own = sheet(book, "工程科");
    const owners = texts(own)
      .slice(1)
      .map((row) => row[1]);
    expect(owners).toHaveLength(saved.summary.byOwner["工程科"]?.total ?? -1);
    expect(new Set(owners)).toEqual(new Set(["工程科"]));
    const numbers = texts(own)
      .slice(1)
      .map((row) => row[0]);
    const all = texts(sheet(book, "整改清单"))
      .filter((row) => row[1] === "工程科")
      .map((row) => row[0]);
    expect(numbers).toEqual(all);
  });

  it("is in English when asked", async () => {
    const book = await open(saved, { ...plain, lang: "en" });
    expect(sheet(book, "Findings").getCell("B1").text).toBe("Section");
  });
});

describe("整改清单", () => {
  it("has the agreed columns and one row a finding", async () => {
    const list = sheet(await open(saved), "整改清单");
    expect(texts(list)[0]).toEqual(
      "序号 责任科室 问题类别 级别 栏目 页面标题 位置 问题内容 上下文 建议修改 依据 整改时限 问题编号 联系人 规则 页面链接 修改说明 发布时间 发现时间 涉及页数 整改情况 整改人 完成时间 整改后链接 复核结果 备注".split(
        " ",
      ),
    );
    expect(list.rowCount).toBe(saved.findings.length + 1);
    const ids = texts(list)
      .slice(1)
      .map((row) => row[column(list, "问题编号") - 1]);
    expect(ids).toEqual(saved.findings.map(({ id }) => id));
  });

  it("shows a finding's values, dates as dates", async () => {
    const list = sheet(await open(saved), "整改清单");
    const at = saved.findings.findIndex(({ rule }) => rule === "privacy/bank-card") + 2;
    const get = (head: string) => list.getRow(at).getCell(column(list, head));
    expect(get("责任科室").text).toBe("财务科");
    expect(get("级别").text).toBe("严重");
    expect(get("问题类别").text).toBe("隐私泄露");
    expect(get("位置").text).toBe("附件 补助资金发放明细.xlsx，工作表“Sheet1”，单元格 C12");
    expect(get("整改时限").value).toEqual(new Date("2026-11-23T00:00:00Z"));
    expect(get("整改时限").numFmt).toContain("yyyy");
    expect(get("整改情况").text).toBe("未整改");
    expect(get("复核结果").text).toBe("未复核");
  });

  it("marks what a person must look at, and counts template faults once", async () => {
    const list = sheet(await open(saved), "整改清单");
    saved.findings.forEach((finding, i) => {
      const text = list.getRow(i + 2).getCell(column(list, "问题内容")).text;
      expect(text.startsWith("【疑似（待人工核实）】")).toBe(finding.verdict === "review");
      expect(list.getRow(i + 2).getCell(column(list, "涉及页数")).value).toBe(finding.places);
    });
    expect(list.getCell("Z3").text).toMatch(/^另有 899 页同样问题\nhttp:/);
  });

  it("holds no formula but links of two quoted texts, and no text that could become one", async () => {
    const list = sheet(await open(saved), "整改清单");
    const starts: string[] = [];
    list.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.formula !== undefined) expect(cell.formula).toMatch(/^HYPERLINK\("[^"]*","[^"]*"\)$/);
        if (typeof cell.value !== "string") return;
        expect(cell.value).not.toMatch(/^[=+\-@\t\r]/);
        if (cell.value.startsWith("'")) starts.push(cell.value.slice(1, 2));
      });
    });
    expect(starts.sort()).toEqual(["+", "=", "@"]);
  });

  it("links pages by their path, and relative names only when it knows their folder", async () => {
    const list = sheet(await open(saved), "整改清单");
    const url = column(list, "页面链接");
    const at = saved.findings.findIndex(({ rule }) => rule === "link/intranet") + 2;
    expect(list.getRow(at).getCell(url).text).toBe("/xxgk/czyjs/2025.html");
    expect(list.getRow(at).getCell(url).formula).toBe(
      'HYPERLINK("http://www.example.com/xxgk/czyjs/2025.html","/xxgk/czyjs/2025.html")',
    );
    const last = list.getRow(list.rowCount).getCell(url);
    expect(last.text).toBe("测试样例/长句与引号.html");
    expect(last.formula).toBeUndefined();
    const based = sheet(await open(saved, { ...plain, linkBase: "file:///home/user/" }), "整改清单");
    expect(decodeURI(based.getRow(based.rowCount).getCell(url).formula)).toBe(
      'HYPERLINK("file:///home/user/测试样例/长句与引号.html","测试样例/长句与引号.html")',
    );
  });

  it("offers choices for progress and review in every row", async () => {
    const list = sheet(await open(saved), "整改清单");
    for (const [head, values] of [
      ["整改情况", "未整改,整改中,已整改,不予整改,无权限需上级处理"],
      ["复核结果", "未复核,已销号,未通过,误报"],
    ] as const) {
      for (const row of [2, list.rowCount]) {
        const { dataValidation } = list.getRow(row).getCell(column(list, head));
        expect(dataValidation).toMatchObject({ type: "list", formulae: [`"${values}"`] });
      }
    }
  });

  it("freezes and repeats the head, filters the whole range, prints on A4 landscape", async () => {
    const list = sheet(await open(saved), "整改清单");
    expect(list.views[0]).toMatchObject({ state: "frozen", xSplit: 1, ySplit: 1 });
    expect(list.autoFilter).toBe(`A1:Z${saved.findings.length + 1}`);
    expect(list.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 2,
      fitToHeight: 0,
      printTitlesRow: "1:1",
      printTitlesColumn: "A:A",
    });
    expect(list.headerFooter.oddHeader).toContain("临江市水务局网站自查整改清单");
  });

  it("prints up to the deadline on the first page across, the rest with the number on the second, in 8 points or more", async () => {
    const list = sheet(await open(saved), "整改清单");
    const widths = list.columns.map(({ width }) => width ?? 0);
    const sum = (of: readonly number[]) => of.reduce((total, width) => total + width, 0);
    const cut = column(list, "整改时限");
    const first = sum(widths.slice(0, cut));
    const second = sum(widths.slice(cut)) + widths[0]!;
    expect(second).toBeLessThan(first);
    // A further column would not fit beside the first part, even when columns are rounded to pixels.
    expect(Math.min(...widths)).toBeGreaterThan((first - second) * 2);
    // 277 mm of A4 hold 1047 pixels at 96 dpi; the widest digits of usual 10-point fonts have 8.5 pixels.
    expect((10 * 1047) / (first * 8.5)).toBeGreaterThan(7.9);
  });

  it("has no sheet that is too wide to be read on paper", async () => {
    for (const one of (await open(saved)).worksheets) {
      const width = one.columns.reduce((sum, { width = 0 }) => sum + width, 0);
      expect(width / (one.pageSetup.fitToWidth ?? 1), one.name).toBeLessThan(180);
    }
  });

  it("colours severities and wraps text", async () => {
    const list = sheet(await open(saved), "整改清单");
    const fills = new Set<string>();
    saved.findings.forEach((finding, i) => {
      const cell = list.getRow(i + 2).getCell(column(list, "级别"));
      fills.add(`${finding.severity} ${JSON.stringify(cell.fill)}`);
    });
    expect(fills.size).toBe(3);
    expect(list.getCell("I3").alignment).toMatchObject({ wrapText: true });
  });

  it("presets progress from the state", async () => {
    const base = saved.findings[0]!;
    const states = ["new", "claimed", "fixed", "reopened", "dismissed"] as const;
    const findings: Finding[] = states.map((state) => ({ ...base, state }));
    const list = sheet(await open({ ...saved, findings }), "整改清单");
    const rows = texts(list).slice(1);
    expect(rows.map((row) => [row[20], row[24], row[25]])).toEqual([
      ["未整改", "未复核", ""],
      ["已整改", "未复核", ""],
      ["已整改", "已销号", ""],
      ["未整改", "未复核", "复发"],
      ["", "未复核", "不予处理"],
    ]);
  });

  it("keeps odd characters, and cuts cells at Excel's limit", async () => {
    const base = saved.findings[0]!;
    const odd: Finding = { ...base, title: "a\u0000b\ud800 <&>\"'", context: "长".repeat(40_000), quote: "" };
    const list = sheet(await open({ ...saved, findings: [odd] }), "整改清单");
    expect(list.getCell("F2").text).toBe("a\ufffdb\ufffd <&>\"'");
    expect(list.getCell("I2").text).toHaveLength(32_767);
  });
});

describe("summary sheets", () => {
  it("adds up by section, with formulas that follow the list", async () => {
    const owners = sheet(await open(saved), "按科室汇总");
    const rows = texts(owners);
    expect(rows[1]?.slice(0, 5)).toEqual(["办公室", "4", "7", "1", "12"]);
    expect(rows.at(-1)?.slice(0, 5)).toEqual(["合计", "11", "9", "5", "25"]);
    expect(owners.getCell("G2").formula).toBe("COUNTIFS('整改清单'!$B$2:$B$26,$A2,'整改清单'!$U$2:$U$26,\"已整改\")");
    expect(owners.getCell("G2").result).toBe(0);
  });

  it("adds up by category and rule", async () => {
    const rows = texts(sheet(await open(saved), "按类别汇总"));
    expect(rows).toContainEqual(["隐私泄露", "privacy/resident-id", "2", "0", "0", "2", "0.08"]);
    expect(rows).toContainEqual(["隐私泄露", "小计", "4", "0", "1", "5", "0.2"]);
    expect(rows.at(-1)?.slice(0, 6)).toEqual(["合计", "", "11", "9", "5", "25"]);
  });

  it("lists columns, worst first", async () => {
    const rows = texts(sheet(await open(saved), "栏目更新情况"));
    expect(rows.slice(1).map((row) => row[4])).toEqual([
      "空白栏目",
      "应更未更",
      "应更未更",
      "临近期限",
      "无法判定",
      "正常",
      "不考核",
    ]);
  });

  it("says what was not checked and why", async () => {
    const scope = sheet(await open(readSavedRun("incomplete")), "检测范围");
    const rows = texts(scope).map((row) => row.slice(0, 4));
    expect(rows).toContainEqual(expect.arrayContaining(["是否完整", "检测不完整。未检测到的部分不代表没有问题。"]));
    expect(rows).toContainEqual(expect.arrayContaining(["未能运行的规则", "link/soft-404（内部错误）"]));
    expect(rows).toContainEqual(["未能读取", "服务器拒绝访问或返回错误（HTTP 403）", "", "/hdjl/zxzx.html"]);
    expect(scope.autoFilter).toBe(`A21:I${scope.rowCount}`);
    expect(scope.getCell("A21").text).toBe("结果");
    expect(scope.headerFooter.oddHeader).toContain("检测不完整");
  });

  it("compares indicators with their limits, vetoes first", async () => {
    const rows = texts(sheet(await open(saved), "指标对照")).map((row) => row.slice(0, 5));
    expect(rows.slice(1)).toEqual([
      ["单项否决", "首页更新间隔（天）", "23", "14", "疑似触发单项否决，超出 9"],
      ["单项否决", "动态、通知、政策类栏目未更新（个）", "1", "5", "未超限，距限值 4"],
      ["单项否决", "空白栏目（个）", "4", "5", "临近限值，距限值 1"],
      ["单项否决", "互动回应", "未知", "—", "无法判定"],
      ["扣分项", "首页失效链接数（个）", "0", "0", "扣分项：未见扣分情形"],
      ["扣分项", "其他页面失效链接数（个）", "3", "0", "扣分项：估算扣 0.3 分（分值据转载文本）"],
      ["扣分项", "其他栏目应更未更数（个）", "1", "0", "扣分项：估算扣 1 分"],
      ["扣分项", "办事指南要素不全数（个）", "未知", "0", "扣分项：无法判定"],
    ]);
  });

  it("leaves columns and indicators out when only texts were checked", async () => {
    const book = await open(textsOnly(saved));
    expect(book.worksheets.map(({ name }) => name)).toEqual(["整改清单", "按科室汇总", "按类别汇总", "检测范围"]);
  });

  it("says what was only seen and not read", async () => {
    const rows = texts(sheet(await open(saved), "检测范围")).map((row) => row.slice(0, 2));
    expect(rows).toContainEqual(["附件", "附件 12 个：只核验能否打开，内容未检查"]);
    expect(rows).toContainEqual(["图片", "图片 41 个：图中文字未识别，内容未检查"]);
    expect(rows).toContainEqual(["未核验的链接", "共 2 个"]);
    expect(rows).toContainEqual(["无法判定的栏目", "办事指南"]);
  });
});

describe("发布统计", () => {
  it("counts each column by year and by month of the clock's year, then all entries once", async () => {
    const rows = texts(sheet(await open(saved), "发布统计"));
    expect(rows[0]).toEqual([
      ...["栏目", "栏目路径", "栏目类型", "责任科室", "合计", "2026年", "2025年", "2024年", "2023年", "更早"],
      ...["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月", "未标日期"],
    ]);
    const [column] = saved.publication.columns;
    expect(rows[1]?.[0]).toBe(column?.name);
    expect(rows[1]?.slice(4)).toEqual("10 5 2 0 0 1 1 0 0 0 0 0 0 0 0 0 4 0 2".split(" "));
    expect(rows[2]?.[0]).toBe("全站（同一条不重复计）");
    expect(rows[2]?.slice(4)).toEqual("12 7 2 0 0 1 1 0 0 0 0 0 0 0 0 2 4 0 2".split(" "));
  });
});
