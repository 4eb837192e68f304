import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { readOffice } from "../../../src/extract/index.ts";
import { OfficeError } from "../../../src/extract/office/office-content.ts";
import { readOfficeContent } from "../../../src/extract/office/read-office.ts";
import type { Snapshot } from "../../../src/model/snapshot.ts";
import { makeZip } from "./make-zip.ts";

async function texts(bytes: Uint8Array, name: string): Promise<[string, object][]> {
  const { blocks } = await readOfficeContent(bytes, name);
  return blocks.flatMap((block) => (block.type === "text" ? [[block.text, block.place] as [string, object]] : []));
}

async function fault(bytes: Uint8Array, name: string): Promise<[string, string]> {
  const failure = await readOfficeContent(bytes, name).catch((error: unknown) => error);
  if (!(failure instanceof OfficeError)) throw new Error(`no refusal: ${String(failure)}`);
  return [failure.fault, failure.message];
}

const page = (objects: string): string =>
  `<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer>${objects}</ofd:Layer></ofd:Content></ofd:Page>`;
const text = (box: string, words: string): string =>
  `<ofd:TextObject Boundary="${box}" Size="5"><ofd:TextCode X="0" Y="5">${words}</ofd:TextCode></ofd:TextObject>`;

/** By the schema of GB/T 33190: an entry file, a document with its list of pages, a content file a page. */
function ofd(pages: readonly string[]): Buffer {
  const list = pages
    .map((_, index) => `<ofd:Page ID="${index + 1}" BaseLoc="Pages/Page_${index}/Content.xml"/>`)
    .join("");
  return makeZip([
    {
      name: "OFD.xml",
      content:
        '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocInfo><ofd:Author>经办人</ofd:Author></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
    },
    {
      name: "Doc_0/Document.xml",
      content: `<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Pages>${list}</ofd:Pages></ofd:Document>`,
    },
    ...pages.map((content, index) => ({ name: `Doc_0/Pages/Page_${index}/Content.xml`, content })),
  ]);
}

describe("OFD", () => {
  it("reads the pages in order, lines joined where one goes on in the next", async () => {
    const first = page(
      text("20 20 100 6", "关于报送材料的通知") +
        text("20 40 170 6", "会议强调，各部门各单位要在规定的时间以内登") +
        text("20 50 60 6", "陆平台完成填报。"),
    );
    const found = await texts(ofd([first, page(text("20 20 60 6", "第二页"))]), "a.ofd");
    expect(found).toEqual([
      ["关于报送材料的通知", { page: 1 }],
      ["会议强调，各部门各单位要在规定的时间以内登陆平台完成填报。", { page: 1 }],
      ["第二页", { page: 2 }],
      ["经办人", { part: "文档属性“作者”" }],
    ]);
  });

  it("names pages that are pictures, and refuses a file of nothing else", async () => {
    const { unread } = await readOfficeContent(ofd([page(text("20 20 60 6", "字")), page("")]), "a.ofd");
    expect(unread).toEqual(["第 2 页没有文字"]);
    expect((await fault(ofd([page("")]), "a.ofd"))[0]).toBe("no-text");
  });
});

describe("archives", () => {
  it("opens each file inside under its own name, in archives inside archives too", async () => {
    const inner = makeZip([{ name: "内/名单.csv", content: "姓名,电话\n赵大海,13900000000\n" }]);
    const zip = makeZip([
      { name: "说明.txt", content: "请登陆系统" },
      { name: "附件.zip", content: inner },
      { name: "__MACOSX/._说明.txt", content: "x" },
    ]);
    const { blocks, unread } = await readOfficeContent(zip, "全部.zip");
    expect(unread).toEqual([]);
    expect(blocks[0]).toMatchObject({ text: "请登陆系统", place: { file: "说明.txt", paragraph: 1 } });
    const table = blocks[1];
    const cell = table?.type === "table" ? table.rows[1]?.[1] : undefined;
    expect(cell).toMatchObject({ texts: ["13900000000"], place: { file: "附件.zip/内/名单.csv", cell: "B2" } });
    expect(blocks).toHaveLength(2);
  });

  it("knows names in GBK, which no flag announces", async () => {
    const zip = makeZip([{ name: iconv.encode("通知.txt", "gbk"), content: "正文", flags: 0 }]);
    expect(await texts(zip, "a.zip")).toEqual([["正文", { file: "通知.txt", paragraph: 1 }]]);
  });

  it("goes on when one file inside cannot be read, and names it", async () => {
    const zip = makeZip([
      { name: "坏.docx", content: "PK\u0003\u0004 nothing" },
      { name: "照片.png", content: Buffer.from("\u0089PNG\r\n", "latin1") },
      { name: "好.txt", content: "正文" },
    ]);
    const { blocks, unread } = await readOfficeContent(zip, "a.zip");
    expect(blocks).toHaveLength(1);
    expect(unread).toEqual(["坏.docx：文件已损坏", expect.stringMatching(/^照片\.png：/)]);
  });

  it("does not go down for ever", async () => {
    let zip = makeZip([{ name: "a.txt", content: "底" }]);
    for (let depth = 0; depth < 6; depth++) zip = makeZip([{ name: "a.zip", content: zip }]);
    expect(await fault(zip, "a.zip")).toEqual(["unsupported", expect.stringContaining("压缩包嵌套超过 3 层")]);
  });

  it("reads what is embedded in a text, and the text where that cannot be read", async () => {
    const body = "<w:document><w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:body></w:document>";
    const list = makeZip([{ name: "a.txt", content: "x", flags: 0x0801 }]);
    const zip = makeZip([
      { name: "[Content_Types].xml", content: "<Types>wordprocessingml</Types>" },
      { name: "word/document.xml", content: body },
      { name: "word/embeddings/Book1.xlsx", content: list },
      { name: "word/embeddings/oleObject1.bin", content: "\u0001\u0002\u0003\u0004 a formula" },
    ]);
    const { blocks, unread } = await readOfficeContent(zip, "a.docx");
    expect(blocks).toEqual([expect.objectContaining({ text: "正文" })]);
    expect(unread[0]).toBe("嵌入的文件 Book1.xlsx：a.txt：有密码");
  });
});

describe("hostile archives", () => {
  it("refuses a part that says how large it is", async () => {
    const zip = makeZip([{ name: "a.txt", content: "x", claimed: 900_000_000 }]);
    expect(await fault(zip, "a.zip")).toEqual(["too-large", "a.txt：解压后 858 MB"]);
  });

  it("stops at a part that is larger than it says", async () => {
    const zip = makeZip([{ name: "a.txt", content: Buffer.alloc(8_000_000), claimed: 10 }]);
    expect(await fault(zip, "a.zip")).toEqual(["damaged", "a.txt：文件已损坏"]);
  });

  it("says that a part has a password", async () => {
    const zip = makeZip([{ name: "a.txt", content: "x", flags: 0x0801 }]);
    expect(await fault(zip, "a.zip")).toEqual(["encrypted", "a.txt：有密码"]);
  });

  // Bytes that are no text are not read any further.
  const part = Buffer.alloc(60 * 1024 * 1024, 1);

  it("adds up what the parts unpack to", async () => {
    const zip = makeZip(["1", "2", "3", "4"].map((name) => ({ name: `${name}.txt`, content: part })));
    expect((await readOfficeContent(zip, "a.zip")).unread.at(-1)).toBe("4.txt：解压后 240 MB");
  });

  it("adds up what archives inside it unpack to", async () => {
    const inner = makeZip([{ name: "a.txt", content: part }]);
    const zip = makeZip(["1", "2", "3", "4"].map((name) => ({ name: `${name}.zip`, content: inner })));
    expect((await readOfficeContent(zip, "a.zip")).unread.at(-1)).toMatch(/^4\.zip：a\.txt：解压后 240 MB$/);
  });
});

describe("mails", () => {
  const mail = [
    "From: =?UTF-8?B?57uP5Yqe5Lq6?= <a@example.com>",
    "To: b@example.com",
    "Subject: =?UTF-8?B?5oql6YCB5p2Q5paZ?=",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="x"',
    "",
    "--x",
    "Content-Type: text/plain; charset=gb2312",
    "Content-Transfer-Encoding: base64",
    "",
    iconv.encode("请登陆系统核对。", "gbk").toString("base64"),
    "--x",
    'Content-Type: text/csv; name="list.csv"',
    'Content-Disposition: attachment; filename="list.csv"',
    "",
    "name,phone",
    "a,13900000000",
    "--x--",
    "",
  ].join("\r\n");

  it("reads subject, text in its charset, and the files inside", async () => {
    const { blocks } = await readOfficeContent(Buffer.from(mail), "a.eml");
    expect(blocks).toContainEqual(expect.objectContaining({ text: "报送材料", place: { part: "邮件主题" } }));
    expect(blocks).toContainEqual(expect.objectContaining({ text: "请登陆系统核对。", place: { part: "邮件正文" } }));
    const table = blocks.find((block) => block.type === "table");
    const place = table?.type === "table" ? table.rows[1]?.[1]?.place : null;
    expect(place).toEqual({ file: "list.csv", cell: "B2" });
  });
});

describe("kinds", () => {
  it.each([
    ["a.png", "\u0089PNG\r\n\u001a\n", "no-text"],
    ["a.rar", "Rar!\u001a\u0007\u0000", "unsupported"],
    ["a.7z", "7z\u00bc\u00af'\u001c", "unsupported"],
    ["a.docx", "", "damaged"],
    ["a.docx", "Not Found\n", "damaged"],
    ["a.pdf", "Not Found\n", "damaged"],
    ["a.docx", "\u0001\u0002\u0003\u0004\u0005\u0006", "damaged"],
  ])("%s is refused", async (name, head, reason) => {
    expect((await fault(Buffer.from(head, "latin1"), name))[0]).toBe(reason);
  });

  it("takes no text for a picture because of its first letters", async () => {
    const { blocks } = await readOfficeContent(Buffer.from("BMI,姓名\n22,赵大海\n"), "体检.csv");
    expect(blocks[0]?.type).toBe("table");
  });

  it("reads a web page that calls itself a spreadsheet", async () => {
    const html =
      "<html><body><p>名单</p><table><tr><td>姓名</td><td>电话</td></tr><tr><td>赵大海</td><td>13900000000</td></tr></table></body></html>";
    const { blocks } = await readOfficeContent(Buffer.from(html), "名单.xls");
    const table = blocks.find((block) => block.type === "table");
    expect(table?.type === "table" ? table.rows[1]?.[1]?.texts : null).toEqual(["13900000000"]);
  });

  it("reads tabs that call themselves a spreadsheet", async () => {
    const { blocks } = await readOfficeContent(iconv.encode("姓名\t电话\n赵大海\t13900000000\n", "gbk"), "名单.xls");
    const table = blocks.find((block) => block.type === "table");
    expect(table?.type === "table" ? table.rows[1]?.[0]?.texts : null).toEqual(["赵大海"]);
  });
});

describe("readOffice", () => {
  const snapshot = (name: string, body: Uint8Array): Snapshot => ({
    url: `file:///${name}`,
    name,
    finalUrl: `file:///${name}`,
    status: 200,
    headers: {},
    redirects: [],
    kind: "attachment",
    body,
    miss: null,
    depth: 0,
    fetchedAt: "",
  });
  const options = { now: "2026-11-22", home: false };

  it("turns a refusal into the reason why nothing was read", async () => {
    const { document, miss } = await readOffice(snapshot("a.png", Buffer.from("\u0089PNG", "latin1")), options);
    expect(document).toBeNull();
    expect(miss).toEqual({ outcome: "unreadable", reason: "no-text", detail: "图片未识别" });
  });

  it("keeps what was read beside the reason why some was not", async () => {
    const zip = makeZip([
      { name: "好.txt", content: "正文" },
      { name: "图.png", content: Buffer.from("\u0089PNG", "latin1") },
    ]);
    const { document, miss } = await readOffice(snapshot("a.zip", zip), options);
    expect(document?.segments.map(({ text: words, place }) => [words, place])).toEqual([
      ["正文", { file: "好.txt", paragraph: 1 }],
    ]);
    expect(miss).toMatchObject({ reason: "no-text", detail: "图.png：图片未识别" });
  });

  it("names headings of a table's columns, so that rules for lists apply", async () => {
    const { document } = await readOffice(
      snapshot("a.csv", Buffer.from("姓名,身份证号\n赵大海,340101190001010113\n")),
      options,
    );
    const cell = document?.segments.find(({ text: words }) => words.startsWith("3401"));
    expect(cell?.cell).toMatchObject({ columnHeader: "身份证号", row: 1, column: 1 });
    expect(cell?.place).toEqual({ cell: "B2", header: "身份证号" });
    expect(document?.kind).toBe("attachment");
  });
});
