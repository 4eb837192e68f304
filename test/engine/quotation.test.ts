import { describe, expect, it } from "vitest";
import { isMentioned } from "../../src/engine/quotation.ts";
import type { CellPlace } from "../../src/model/document.ts";
import { foldText } from "../../src/text/fold.ts";

/** The hit is what ⟦⟧ encloses. */
function mentioned(marked: string, cell: CellPlace | null = null): boolean {
  const start = marked.indexOf("⟦");
  const end = marked.indexOf("⟧") - 1;
  return isMentioned(foldText(marked.replace(/[⟦⟧]/g, "")), start, end, cell);
}

describe("isMentioned", () => {
  it.each([
    "不要把“部署”误写为“⟦部暑⟧”",
    "“⟦部暑⟧”“既使”等错别字应当改正",
    "请找出“再接再励”“⟦一如继往⟧”、“默守成规”中的错字",
    "注册商标“⟦亲睐⟧”",
    "“部署”错写成「⟦部暑⟧」",
    "文中误作“⟦部暑⟧”",
    "公文中不得使用“⟦瞎子⟧”等词语",
    "易错字：凑和（合）、⟦再接再励⟧（厉）",
    "公文中不得使用“残废”“⟦瞎子⟧”等词语",
    "不得使用“残废”、“聋子”和“⟦瞎子⟧”",
    "不能使用'⟦瞎子⟧'",
    '严禁出现"⟦瞎子⟧"',
    "不使用“⟦瞎子⟧”的称谓",
    "禁用词：“⟦瞎子⟧”",
    "不得出现诸如“⟦瞎子⟧”",
    "不称“⟦瞎子⟧”，称“盲人”",
    "错误表述“⟦一带一路战略⟧”",
    "“⟦部暑⟧”应为“部署”",
    "将“⟦部暑⟧”改为“部署”",
    "“⟦部暑⟧”→“部署”",
    "⟦部暑⟧→部署",
    "⟦部暑⟧（应为部署）",
    "认真⟦部暑⟧（应为“部署”）工作",
    "误写为⟦部暑⟧",
    "不得使用⟦瞎子⟧",
    "错误：认真⟦部暑⟧　正确：认真部署",
    "错误写法：认真⟦部暑⟧工作",
    "×“⟦部暑⟧”",
    "“⟦部暑⟧”是“部署”的误写",
    '"⟦部暑⟧"系"部署"的笔误',
    "⟦部暑⟧为部署的错写",
    "正确的写法是“部署”，而非“⟦部暑⟧”",
    "要写“部署”而不是“⟦部暑⟧”",
    "“⟦部暑⟧”与“部署”的区别",
    "“部署”和“⟦部暑⟧”辨析",
    "“⟦部暑⟧”“部署”的混用",
    "“⟦残废人⟧”这一旧称早已不用",
    "“⟦瞎子⟧”的说法已经过时",
  ])("knows that %s talks about the word", (marked) => {
    expect(mentioned(marked)).toBe(true);
  });

  it.each([
    "继续⟦再接再励⟧（厉）",
    "要见行动而非⟦部暑⟧工作",
    "“⟦部暑⟧”与“落实”同样重要",
    "纠正“⟦部暑⟧”等错误做法",
    "把“⟦部暑⟧”“整改”等工作做好",
    "易错字要改，请⟦再接再励⟧（见附件）",
    "认真⟦部暑⟧工作",
    "会议强调“认真⟦部暑⟧工作”",
    "作出“⟦部暑⟧”安排",
    "正确：认真⟦部暑⟧工作",
    "错误：甲。正确：认真⟦部暑⟧",
    "不得使用“残废”。会议⟦部暑⟧工作",
    "不得使用“残废”，会议⟦部暑⟧工作",
    "不用⟦按装⟧软件",
    "把⟦按装⟧任务落实",
    "⟦按装⟧应用软件",
    "改为“甲”后⟦部暑⟧工作",
    "写成文字后⟦部暑⟧下去",
    "“⟦部暑⟧”是“一号文件”的要求",
    "⟦部暑⟧是一项纠正文件的误写的工作",
    "“⟦按装⟧”这一做法早已不用",
    "⟦残废人⟧这一称谓早已不用",
    "“⟦残废人⟧”这一称谓使用多年",
  ])("knows that %s uses the word", (marked) => {
    expect(mentioned(marked)).toBe(false);
  });

  const cell: CellPlace = { table: 0, row: 1, column: 0, columnHeader: "", rowHeader: "", isHeader: false };

  it.each<[string, Partial<CellPlace>, boolean]>([
    ["错误", { columnHeader: "错误" }, true],
    ["错误表述", { columnHeader: "错误表述" }, true],
    ["不规范表述", { columnHeader: "不规范表述" }, true],
    ["错敏词", { columnHeader: "错敏词" }, true],
    ["修改前, beside the row", { rowHeader: "修改前" }, true],
    ["错误链接数", { columnHeader: "错误链接数" }, false],
    ["正确表述", { columnHeader: "正确表述" }, false],
    ["工作内容", { columnHeader: "工作内容" }, false],
    ["a header cell itself", { columnHeader: "错误", isHeader: true }, false],
  ])("table cell under %s", (_name, place, expected) => {
    expect(mentioned("⟦部暑⟧", { ...cell, ...place })).toBe(expected);
  });

  it("does not look for a quotation across the whole text", () => {
    const far = `不得使用“${"甲".repeat(70)}⟦部暑⟧”`;
    expect(mentioned(far)).toBe(false);
  });
});
