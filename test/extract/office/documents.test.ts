/** The documents that LibreOffice wrote (`test/sample/make-documents.mjs`): every text where a clerk finds it, in every format. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type OfficeContent, OfficeError } from "../../../src/extract/office/office-content.ts";
import { readOfficeContent } from "../../../src/extract/office/read-office.ts";

const ID = "340101190001010113";

function bytesOf(name: string): Buffer {
  return readFileSync(new URL(`../../../fixtures/documents/${name}`, import.meta.url));
}

const read = (name: string): Promise<OfficeContent> => readOfficeContent(bytesOf(name), name);

/** Texts with their places, tables left aside. */
function textsOf({ blocks }: OfficeContent): [string, object][] {
  return blocks.flatMap((block) => (block.type === "text" ? [[block.text, block.place] as [string, object]] : []));
}

function cellsOf({ blocks }: OfficeContent): string[][][] {
  return blocks.flatMap((block) =>
    block.type === "table" ? [block.rows.map((row) => row.map(({ texts }) => texts.join("|")))] : [],
  );
}

const LIST = [
  ["序号", "姓名", "身份证号", "联系电话", "残疾类别"],
  ["1", "赵大海", ID, "13900000000", "精神残疾"],
  ["2", "钱小兰", "340101190001010121", "13900000001", "肢体残疾"],
  ["3", "孙建国", "34010119000101013X", "13900000002", "视力残疾"],
  ["4", "李秀英", "340101190001010148", "13900000003", "精神残疾"],
  ["5", "周志强", "340101190001010156", "13900000004", "肢体残疾"],
  ["6", "吴桂芳", "340101190001010164", "13900000005", "听力残疾"],
];

describe("a notice", () => {
  const body: [string, number][] = [
    ["关于报送补贴发放材料的通知", 1],
    ["各村（居）民委员会：", 2],
    ["请登陆系统核对发放信息，截止目前已完成大半。", 3],
  ];

  it.each(["docx", "doc", "rtf", "odt"])("%s: paragraphs by number", async (format) => {
    const texts = textsOf(await read(`通知.${format}`));
    for (const [text, paragraph] of body) expect(texts).toContainEqual([text, { paragraph }]);
    expect(texts.find(([text]) => text.startsWith("会议指出"))?.[1]).toEqual({ paragraph: 4 });
    expect(texts.find(([text]) => text.startsWith("会议指出"))?.[0]).toContain("登陆平台完成填报，不得漏报迟报。");
  });

  it.each(["docx", "doc", "rtf", "odt"])("%s: the comment is told apart", async (format) => {
    expect(textsOf(await read(`通知.${format}`))).toContainEqual(["批注里写着D建引领", { part: "批注" }]);
  });

  it.each(["docx", "doc", "rtf", "odt"])("%s: hidden text is read and said to be hidden", async (format) => {
    const found = textsOf(await read(`通知.${format}`)).filter(([text]) => text.includes("13900000009"));
    expect(found).toEqual([["隐藏的电话：13900000009", expect.objectContaining({ part: "隐藏文字" })]]);
  });

  it("pdf: lines become paragraphs again, on their page", async () => {
    const texts = textsOf(await read("通知.pdf"));
    expect(texts).toContainEqual(["请登陆系统核对发放信息，截止目前已完成大半。", { page: 1 }]);
    const long = texts.find(([text]) => text.startsWith("会议指出"))?.[0];
    expect(long?.replaceAll(" ", "")).toContain(
      "时限，建立台账逐项销号，并且要求各部门各单位在规定的时间以内登陆平台完成填报",
    );
  });

  it.each(["docx", "doc", "odt", "rtf", "pdf"])("%s: the author's name in the properties", async (format) => {
    expect(textsOf(await read(`通知.${format}`))).toContainEqual(["经办人13900000008", { part: "文档属性“作者”" }]);
  });
});

describe("a list of names", () => {
  it.each(["docx", "doc", "rtf", "odt", "pdf", "xlsx", "xls", "ods", "html"])("%s: the same cells", async (format) => {
    const tables = cellsOf(await read(`名单.${format}`));
    const table = tables.find((rows) => rows.flat().includes(ID) && rows.flat().includes("姓名"));
    // The row above the headings spans them all; readers differ in what they make of it.
    expect(table?.slice(-LIST.length)).toEqual(LIST);
  });

  it.each(["csv", "xlsx", "xls", "ods"])("%s: cells by their names", async (format) => {
    const { blocks } = await read(`名单.${format}`);
    const table = blocks.find((block) => block.type === "table");
    if (table?.type !== "table") throw new Error("no table");
    const cells = table.rows.flat();
    const place = cells.find(({ texts }) => texts[0] === "13900000003")?.place;
    expect(place).toEqual(format === "csv" ? { cell: "D6" } : { sheet: "名单", cell: "D6" });
  });

  it.each(["名单.csv", "名单-gbk.csv"])("%s: whatever the charset", async (name) => {
    expect(cellsOf(await read(name))[0]?.slice(-LIST.length)).toEqual(LIST);
  });

  it.each(["xlsx", "xls", "ods"])("%s: what is hidden is read and said to be hidden", async (format) => {
    const { blocks } = await read(`名单.${format}`);
    const parts = blocks
      .flatMap((block) => (block.type === "table" ? block.rows.flat() : []))
      .flatMap(({ texts, place }) =>
        place.part === undefined ? [] : [[texts.join(), place.sheet, place.cell, place.part]],
      );
    expect(parts).toContainEqual([ID, "底稿", "A2", "隐藏的工作表"]);
    expect(parts).toContainEqual(["13900000000", "隐藏行列", "B2", "隐藏的列"]);
    expect(parts).toContainEqual(["请登陆系统", "隐藏行列", "A3", "隐藏的行"]);
  });

  it.each(["xlsx", "xls"])("%s: what is printed below each page, without its codes", async (format) => {
    expect(textsOf(await read(`名单.${format}`))).toContainEqual(["Page", { sheet: "名单", part: "页脚" }]);
  });

  it.each(["docx", "odt", "rtf", "doc"])("%s: cells of a text's table by row and column", async (format) => {
    const { blocks } = await read(`名单.${format}`);
    const cells = blocks.flatMap((block) => (block.type === "table" ? block.rows.flat() : []));
    expect(cells.find(({ texts }) => texts[0] === ID)?.place).toEqual({ part: "第 1 个表格", cell: "第 3 行第 3 列" });
  });
});

it.each(["docx", "doc", "odt", "rtf"])("%s: text that a revision deleted is still in the file", async (format) => {
  const found = textsOf(await read(`修订.${format}`)).filter(([text]) => text.includes(ID));
  expect(found).toEqual([[`删去的身份证号${ID}`, expect.objectContaining({ part: "修订中删除的文字" })]]);
});

describe("slides", () => {
  it.each(["pptx", "odp", "pdf"])("%s: by their number", async (format) => {
    const texts = textsOf(await read(`汇报.${format}`));
    expect(texts).toContainEqual(["请登陆系统查看", { page: 1 }]);
    expect(texts).toContainEqual(["坚持D建引领", { page: 2 }]);
  });

  it.each(["pptx", "odp"])("%s: the speaker's notes", async (format) => {
    const place = { page: 1, part: "备注" };
    expect(textsOf(await read(`汇报.${format}`))).toContainEqual([`备注：身份证号${ID}`, place]);
  });
});

it("a file with a password is said to have one", async () => {
  const failure = await read("有密码.pdf").catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(OfficeError);
  expect(failure).toMatchObject({ fault: "encrypted" });
});
