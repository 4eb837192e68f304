import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultConfig } from "../../src/config/index.ts";
import { createFixer, type FixedFile, type Fixer, type FixRefusal, fixableKind } from "../../src/desk/fix-file.ts";
import { openPackage } from "../../src/extract/office/open-package.ts";
import type { Config } from "../../src/model/config.ts";
import { decodeText, encodeText } from "../../src/revise/charset-bytes.ts";
import { folderWith } from "../cli/run-cli.ts";
import { bodyXml, header, makeDocx, paragraph, run } from "../revise/make-docx.ts";

/** Invented, of the year 1900. */
const RESIDENT_ID = "340101190001010113";

async function openFixer(config: Partial<Config> = {}): Promise<Fixer> {
  const cwd = "/nowhere";
  return createFixer({ config: { ...defaultConfig(cwd), ...config }, cwd, now: "2026-06-30", lang: "zh" });
}
const fixer = await openFixer();

async function fix(name: string, bytes: Uint8Array, by: Fixer = fixer): Promise<FixedFile> {
  const fixed = await by.fix({ path: `/nowhere/${name}`, name, bytes });
  if ("refused" in fixed) throw new Error(fixed.refused);
  const again = await by.fix({ path: `/nowhere/${name}`, name, bytes: fixed.bytes });
  // A second run changes nothing.
  expect(again).toMatchObject({ made: [], diff: "" });
  expect(Buffer.from((again as FixedFile).bytes).equals(fixed.bytes)).toBe(true);
  return fixed;
}

async function fixText(text: string, name = "a.txt", by: Fixer = fixer): Promise<string> {
  return Buffer.from((await fix(name, Buffer.from(text), by)).bytes).toString();
}

test.each([
  ["a.txt", "text"],
  ["页.SHTML", "html"],
  ["a.docx", "attachment"],
  ["a.pdf", null],
  ["txt", null],
  // A name that every object has.
  ["a.constructor", null],
])("%s is fixed as %s", (path, kind) => expect(fixableKind(path)).toBe(kind));

describe("what is changed", () => {
  test.each([
    ["由各镇负贵落实。", "由各镇负责落实。"],
    ["请认真贯切落实，由各镇负贵。", "请认真贯彻落实，由各镇负责。"],
    ["《关于做好有关工作的通知》（某政办[2023]7号）", "《关于做好有关工作的通知》（某政办〔2023〕7号）"],
    ["网站首页显示鏀垮簻", "网站首页显示政府"],
  ])("%s", async (text, expected) => expect(await fixText(text)).toBe(expected));
});

describe("what is not", () => {
  test.each([
    ["a review", "截至目前，由他负责。请注意截止目前的情况。"],
    ["a number whose figures would change", "按照某政办函〔2022〕014号要求"],
    ["round brackets", "《关于做好有关工作的通知》（某政发（2021）15号）"],
    ["a repair into traditional characters", "提高了满意程度？，F将情况总结如下"],
    ["text that cannot be restored", "网站首页显示锟斤拷锟斤拷"],
    ["personal numbers", `身份证号码${RESIDENT_ID}，电话13900000009`],
    ["words that are talked about", "“负责”不得误写为“负贵”。"],
    ["what is right", "由各镇负责落实。"],
  ])("%s", async (_name, text) => {
    const fixed = await fix("a.txt", Buffer.from(text));
    expect(Buffer.from(fixed.bytes).toString()).toBe(text);
    expect(fixed.left).toEqual([]);
  });

  test("what the config ignores, switches off, or a rule of the user's that does not ask for it", async () => {
    const ignore = {
      rule: "typo/dictionary",
      url: null,
      quote: "负贵",
      reason: "原文如此",
      by: null,
      until: null,
      at: "",
    };
    const text = "由各镇负贵，贯切落实。";
    expect(await fixText(text, "a.txt", await openFixer({ ignore: [ignore] }))).toBe("由各镇负贵，贯彻落实。");
    const off = await openFixer({ rules: [{ pattern: "typo/*", level: "off" }] });
    expect(await fixText(text, "a.txt", off)).toBe(text);
  });
});

function ownRule(id: string, wrong: string, right: string): string {
  const entry = `{ wrong: ${wrong}, right: ${right}, basis: 本单位, valid: [ 丙 ], invalid: [ 有⟦${wrong}⟧。 ] }`;
  return `id: ${id}\nname: 名\ncheck: terms\nseverity: warning\nfixable: true\nmessage: “{match}”\nwhy: 理由\nfix: 改法\nbasis: [ 依据 ]\noptions:\n  terms:\n    - ${entry}\n`;
}

describe("rules of the user's own", () => {
  async function fixerWith(rules: Readonly<Record<string, string>>): Promise<Fixer> {
    const folder = await folderWith(rules);
    return openFixer({ folder, terms: Object.keys(rules).map((name) => `${folder}/${name}`) });
  }

  test("are applied when they ask for it, one after another", async () => {
    const own = await fixerWith({
      "a.yaml": ownRule("term/one", "甲局", "乙局"),
      "b.yaml": ownRule("term/two", "乙局", "丁局"),
    });
    expect(await fixText("有甲局。", "a.txt", own)).toBe("有丁局。");
  });

  test("that contradict each other change nothing", async () => {
    const own = await fixerWith({
      "a.yaml": ownRule("term/one", "甲局", "乙局"),
      "b.yaml": ownRule("term/two", "乙局", "甲局"),
    });
    const bytes = Buffer.from("有甲局。");
    expect(await own.fix({ path: "/nowhere/a.txt", name: "a.txt", bytes })).toEqual({ refused: "unsettled" });
  });
});

describe("bytes", () => {
  const text = "关于防汛的通知\r\n\r\n由各镇负贵落实。\n二、贯切落实\r结尾𠮷";
  const mended = text.replace("负贵", "负责").replace("贯切", "贯彻");
  const gbk = (source: string): Buffer => Buffer.from(encodeText(source.replace("𠮷", ""), "gb18030")!);

  test.each([
    ["UTF-8", Buffer.from(text), Buffer.from(mended)],
    ["UTF-8 with mark", Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${mended}`)],
    ["UTF-16LE", Buffer.from(`\ufeff${text}`, "utf16le"), Buffer.from(`\ufeff${mended}`, "utf16le")],
    ["UTF-16BE", Buffer.from(`\ufeff${text}`, "utf16le").swap16(), Buffer.from(`\ufeff${mended}`, "utf16le").swap16()],
    ["GBK", gbk(text), gbk(mended)],
    [
      "GB 18030 with four bytes",
      Buffer.concat([gbk(text), Buffer.from([0x95, 0x32, 0x82, 0x36])]),
      Buffer.concat([gbk(mended), Buffer.from([0x95, 0x32, 0x82, 0x36])]),
    ],
  ])("%s stays, and so do line ends", async (_name, before, after) => {
    const fixed = await fix("a.txt", before);
    expect(fixed.made).toHaveLength(2);
    expect(Buffer.from(fixed.bytes).equals(after)).toBe(true);
  });

  test("a charset without the right character: left, and said so", async () => {
    const page =
      "<html><head><meta charset=big5></head><body><p>會議由各鄉鎮水利單位辦理，並於期限內完成登記手續，請民眾多加利用，謝謝合作，以上公告週知。請拔款辦理。</p></body></html>";
    const bytes = encodeText(page, "big5")!;
    const fixed = await fix("a.html", bytes);
    expect(Buffer.from(fixed.bytes).equals(bytes)).toBe(true);
    expect(fixed.left.map(({ edit, fault }) => [edit.finding.quote, fault])).toEqual([["拔款", "unwritable"]]);
  });

  test.each([
    [
      "bytes that cannot be decoded",
      Buffer.concat([Buffer.from("由各镇负贵落实，请认真贯切落实。".repeat(20)), Buffer.from([0xff, 0xfe, 0xfd])]),
      "unwritable",
    ],
    ["a picture with the wrong ending", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), "not-text"],
  ])("%s", async (_name, bytes, refused) => {
    const fixed: FixedFile | FixRefusal = await fixer.fix({ path: "/nowhere/a.txt", name: "a.txt", bytes });
    expect(fixed).toEqual({ refused });
  });
});

describe("pages", () => {
  test.each([
    ["a word cut by a tag", "<p>由各镇负<b>贵</b>落实。</p>", "<p>由各镇负<b>责</b>落实。</p>"],
    [
      "a title read twice",
      "<title>负贵落实</title><p>由各镇按时办理。</p>",
      "<title>负责落实</title><p>由各镇按时办理。</p>",
    ],
    [
      "attributes and scripts stay",
      '<p id="负贵">由各镇负贵。<script>var a="负贵";</script></p>',
      '<p id="负贵">由各镇负责。<script>var a="负贵";</script></p>',
    ],
    ["a character reference beside it", "<p>由各镇&#36127;贵落实。</p>", "<p>由各镇&#36127;责落实。</p>"],
  ])("%s", async (_name, page, expected) => expect(await fixText(page, "a.html")).toBe(expected));

  test("a character written as reference is left, and said so", async () => {
    const page = "<p>由各镇负&#36149;落实。</p>";
    const fixed = await fix("a.html", Buffer.from(page));
    expect(Buffer.from(fixed.bytes).toString()).toBe(page);
    expect(fixed.left.map(({ fault }) => fault)).toEqual(["split"]);
  });

  test("Markdown: code stays", async () => {
    expect(await fixText("# 负贵落实\n\n```\n负贵落实\n```\n\n**负贵**落实", "a.md")).toBe(
      "# 负责落实\n\n```\n负贵落实\n```\n\n**负责**落实",
    );
  });
});

describe("Word documents", () => {
  const run = (text: string): string => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  /** As Word writes a text box: the drawing, and beside it its old form with the same text. */
  const boxes = (text: string): string => {
    const inner = `<w:txbxContent><w:p>${run(text)}</w:p></w:txbxContent>`;
    return `<w:r><mc:AlternateContent><mc:Choice>${inner}</mc:Choice><mc:Fallback>${inner}</mc:Fallback></mc:AlternateContent></w:r>`;
  };
  async function bodyOf(bytes: Uint8Array): Promise<string> {
    return (await openPackage(bytes)).text("word/document.xml");
  }

  test.each([
    ["in one run", `<w:p>${run("由各镇负贵落实。")}</w:p>`, `<w:p>${run("由各镇负责落实。")}</w:p>`],
    ["over two runs", `<w:p>${run("由各镇负")}${run("贵落实")}</w:p>`, `<w:p>${run("由各镇负")}${run("责落实")}</w:p>`],
    [
      "brackets over three runs",
      `<w:p>${run("按某政办[")}${run("2023")}${run("]7号执行")}</w:p>`,
      `<w:p>${run("按某政办〔")}${run("2023")}${run("〕7号执行")}</w:p>`,
    ],
    [
      "beside references and white space",
      `<w:p>${run("  甲&amp;乙  ")}<w:r><w:tab/></w:r>${run("由各镇负贵落实 ")}</w:p>`,
      `<w:p>${run("  甲&amp;乙  ")}<w:r><w:tab/></w:r>${run("由各镇负责落实 ")}</w:p>`,
    ],
    [
      "in equal paragraphs",
      `<w:p>${run("由各镇负贵")}</w:p><w:p>${run("由各镇负贵")}</w:p>`,
      `<w:p>${run("由各镇负责")}</w:p><w:p>${run("由各镇负责")}</w:p>`,
    ],
    [
      "in a table",
      `<w:tbl><w:tr><w:tc><w:p>${run("由各镇负贵")}</w:p></w:tc></w:tr></w:tbl>`,
      `<w:tbl><w:tr><w:tc><w:p>${run("由各镇负责")}</w:p></w:tc></w:tr></w:tbl>`,
    ],
    [
      "but not deleted text",
      `<w:p>${run("由各镇负贵")}<w:del><w:r><w:delText>由各村负贵</w:delText></w:r></w:del></w:p>`,
      `<w:p>${run("由各镇负责")}<w:del><w:r><w:delText>由各村负贵</w:delText></w:r></w:del></w:p>`,
    ],
    [
      "around a text box, in it, and in its old form",
      `<w:p>${run("由各镇")}${boxes("由各村负贵")}${run("负贵落实")}</w:p>`,
      `<w:p>${run("由各镇")}${boxes("由各村负责")}${run("负责落实")}</w:p>`,
    ],
  ])("%s", async (_name, before, after) => {
    const fixed = await fix("a.docx", makeDocx(before));
    expect(await bodyOf(fixed.bytes)).toBe(bodyXml(after));
  });

  test("every other part stays, and a page header is left and said so", async () => {
    const bytes = makeDocx(`<w:p>${run("由各镇负贵")}</w:p>`, [header("贯切落实"), { name: "x.bin", content: "负贵" }]);
    const fixed = await fix("a.docx", bytes);
    expect(fixed.left.map(({ edit, fault }) => [edit.finding.quote, fault])).toEqual([["贯切落实", "part"]]);
    const [old, fresh] = await Promise.all([openPackage(bytes), openPackage(fixed.bytes)]);
    expect(fresh.names).toEqual(old.names);
    for (const name of old.names) {
      if (name !== "word/document.xml") expect(await fresh.read(name)).toEqual(await old.read(name));
    }
    expect(fixed.diff).toContain("-由各镇负贵\n+由各镇负责\n");
  });

  test("a signed one is not touched", async () => {
    const bytes = makeDocx(`<w:p>${run("由各镇负贵")}</w:p>`, [{ name: "_xmlsignatures/sig1.xml", content: "<s/>" }]);
    expect(await fixer.fix({ path: "/nowhere/a.docx", name: "a.docx", bytes })).toEqual({ refused: "unwritable" });
  });

  test.each([
    ["text with that ending", Buffer.from("由各镇负贵")],
    ["a damaged one", makeDocx("<w:p/>").subarray(0, 200)],
  ])("%s is refused", async (_name, bytes) => {
    expect(await fixer.fix({ path: "/nowhere/a.docx", name: "a.docx", bytes })).toEqual({ refused: "damaged" });
  });
});

test("diff and list hold no personal number", async () => {
  const fixed = await fix("a.txt", Buffer.from(`甲，${RESIDENT_ID}，由他负贵。\n电话13900000009\n`));
  expect(fixed.diff).toContain("+甲，34*************113，由他负责。");
  const told = fixed.diff + JSON.stringify(fixed.made.map(({ finding }) => finding.draft));
  expect(told).not.toContain(RESIDENT_ID);
  expect(told).not.toContain("13900000009");
});

test("fixing what is fixed changes nothing, and only edits differ", async () => {
  const pieces = [
    "由各镇负贵",
    "贯切落实",
    "按装",
    "某政办[2023]7号",
    "，",
    "。",
    "\r\n",
    "\n",
    "甲",
    "<b>",
    "</b>",
    "&amp;",
    "𠮷",
    " ",
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...pieces), { maxLength: 20 }),
      fc.constantFrom("utf-8", "gb18030", "utf-16le"),
      fc.constantFrom("a.txt", "a.md", "a.html"),
      async (list, encoding, name) => {
        const text = list.join("").replaceAll("𠮷", encoding === "gb18030" ? "" : "𠮷");
        const bytes = encodeText(`${encoding === "utf-16le" ? "\ufeff" : ""}${text}`, encoding)!;
        const fixed = await fix(name, bytes);
        const read = decodeText(fixed.bytes, encoding);
        expect(read).toHaveLength(text.length);
        const changed = [...text].filter((character, at) => character !== [...read][at]);
        expect(changed.every((character) => "贵切按[]".includes(character))).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

test("what stands in an embedded file is left there, also where the body says the same", async () => {
  const words = "由各镇负贵落实。";
  const chunk = { name: "word/afchunk.html", content: `<html><body><p>${words}</p></body></html>` };
  const related = { type: "aFChunk", target: "afchunk.html" };
  const { made, left } = await fix("a.docx", makeDocx(paragraph(run(words)), [chunk], related));
  expect(made.map(({ finding }) => finding.draft.location)).toEqual([expect.objectContaining({ paragraph: 1 })]);
  expect(left.map(({ edit, fault }) => [edit.finding.draft.location.file, fault])).toEqual([
    ["嵌入的文件 afchunk.html", "part"],
  ]);
});
