/** Document properties (author, company, title …): they leave the house with the file, so they are read like its text. */

import type { TextBlock } from "./office-content.ts";
import type { Package } from "./open-package.ts";
import { readXml } from "./read-xml.ts";

const LABELS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    creator: "作者",
    "initial-creator": "作者",
    lastModifiedBy: "最后保存者",
    title: "标题",
    subject: "主题",
    keywords: "关键词",
    keyword: "关键词",
    description: "备注",
    category: "类别",
    Company: "单位",
    Manager: "主管",
    HyperlinkBase: "超链接基础",
    Template: "模板",
    "user-defined": "自定义属性",
  }),
);

/** Values of properties that the user has named; elsewhere such elements hold names of sheets and slides. */
const CUSTOM: ReadonlyMap<string, string> = new Map(Object.entries({ lpwstr: "自定义属性", lpstr: "自定义属性" }));

/** One block a property, in the order of the parts; empty ones are left out. */
export async function readProperties(pack: Package, parts: readonly string[]): Promise<readonly TextBlock[]> {
  const blocks: TextBlock[] = [];
  for (const part of parts) {
    const xml = await pack.text(part);
    if (xml !== "") blocks.push(...propertiesOf(xml, part.endsWith("/custom.xml") ? CUSTOM : LABELS));
  }
  return blocks;
}

function propertiesOf(xml: string, labels: ReadonlyMap<string, string>): TextBlock[] {
  const blocks: TextBlock[] = [];
  let label: string | null = null;
  let text = "";
  readXml(xml, {
    open(name) {
      label = labels.get(name) ?? null;
      text = "";
    },
    text(more) {
      if (label !== null) text += more;
    },
    close(name) {
      if (label !== null && labels.get(name) === label && text.trim() !== "") blocks.push(propertyBlock(label, text));
      label = null;
    },
  });
  return blocks;
}

/** `label`: what the property is called, in Chinese. */
export function propertyBlock(label: string, text: string): TextBlock {
  return { type: "text", text: text.trim(), isHeading: false, place: { part: `文档属性“${label}”` } };
}
