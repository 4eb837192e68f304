/** OFD files (GB/T 33190): the text layer of each page, line by line. */

import { joinLines } from "./join-lines.ts";
import { joinPages } from "./join-pages.ts";
import { type Block, encrypted, type OfficeContent, OfficeError } from "./office-content.ts";
import { type Allowance, openPackage, type Package } from "./open-package.ts";
import type { PageLine } from "./page-line.ts";
import { readXml } from "./read-xml.ts";

/** @throws OfficeError */
export async function readOfd(bytes: Uint8Array, allowance: Allowance): Promise<OfficeContent> {
  const pack = await openPackage(bytes, allowance);
  const root = await pack.text("OFD.xml");
  if (root === "") throw new OfficeError("damaged", "缺少 OFD.xml");
  if (pack.has("Encryptions.xml")) throw encrypted();
  const blocks: Block[] = [];
  const unread: string[] = [];
  let page = 0;
  for (const document of textsOf(root, "DocRoot")) {
    const main = document.replace(/^\/+/, "");
    const folder = main.slice(0, main.lastIndexOf("/") + 1);
    for (const location of attributesOf(await pack.text(main), "Page", "BaseLoc")) {
      page++;
      const lines = await readPage(pack, resolve(folder, location));
      if (lines.length === 0) unread.push(`第 ${page} 页没有文字`);
      blocks.push(...joinLines(lines, page));
    }
  }
  if (page === 0) throw new OfficeError("damaged", "没有页面");
  if (blocks.length === 0) throw new OfficeError("no-text", "没有文字层，图片未识别");
  for (const [name, value] of propertiesOf(root)) {
    blocks.push({ type: "text", text: value, isHeading: false, place: { part: `文档属性“${name}”` } });
  }
  return { blocks: joinPages(blocks), unread };
}

const PROPERTIES: Readonly<Record<string, string>> = {
  Title: "标题",
  Author: "作者",
  Subject: "主题",
  Abstract: "摘要",
  Keyword: "关键词",
  CustomData: "自定义属性",
};

function propertiesOf(xml: string): [string, string][] {
  return Object.entries(PROPERTIES).flatMap(([name, label]) =>
    textsOf(xml, name)
      .filter((text) => text.trim() !== "")
      .map((text): [string, string] => [label, text.trim()]),
  );
}

function textsOf(xml: string, element: string): string[] {
  const texts: string[] = [];
  let text: string | null = null;
  readXml(xml, {
    open(name) {
      if (name === element) text = "";
    },
    text(more) {
      if (text !== null) text += more;
    },
    close(name) {
      if (name !== element || text === null) return;
      texts.push(text.trim());
      text = null;
    },
  });
  return texts;
}

function attributesOf(xml: string, element: string, attribute: string): string[] {
  const values: string[] = [];
  readXml(xml, {
    open(name, attributes) {
      const value = attributes[attribute];
      if (name === element && value !== undefined) values.push(value);
    },
    close() {},
    text() {},
  });
  return values;
}

function resolve(folder: string, location: string): string {
  return location.startsWith("/") ? location.replace(/^\/+/, "") : `${folder}${location}`;
}

/** Text objects by their boundaries (`x y width height`, millimetres from the page's upper left corner; GB/T 33190 §11.1). */
async function readPage(pack: Package, part: string): Promise<readonly PageLine[]> {
  const lines: PageLine[] = [];
  let box: readonly number[] = [];
  let size = 0;
  let text = "";
  let isCode = false;
  readXml(await pack.text(part), {
    open(name, attributes) {
      if (name === "TextObject") {
        box = (attributes["Boundary"] ?? "").split(/\s+/).map(Number);
        size = Number(attributes["Size"]) || 0;
        text = "";
      } else if (name === "TextCode") isCode = true;
    },
    text(more) {
      if (isCode) text += more;
    },
    close(name) {
      if (name === "TextCode") isCode = false;
      if (name !== "TextObject" || text.trim() === "") return;
      const [x = 0, y = 0, width = 0, height = 0] = box.map((value) => (Number.isFinite(value) ? value : 0));
      lines.push({ text, x, y, right: x + width, size: size || height });
    },
  });
  return lines;
}
