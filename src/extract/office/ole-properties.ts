/** Document properties of OLE files (MS-OLEPS): author, last author, company and what else leaves the house with the file. */

import { encodingOfCodePage } from "./code-page.ts";
import type { TextBlock } from "./office-content.ts";
import type { OleFile } from "./ole.ts";
import { propertyBlock } from "./properties.ts";

/** Numbers of properties, by stream; the streams' names begin with the character 5. */
const STREAMS: readonly (readonly [string, Readonly<Record<number, string>>])[] = [
  ["\u0005SummaryInformation", { 2: "标题", 3: "主题", 4: "作者", 5: "关键词", 6: "备注", 7: "模板", 8: "最后保存者" }],
  ["\u0005DocumentSummaryInformation", { 2: "类别", 14: "主管", 15: "单位" }],
];
const CODE_PAGE = 1;
const DICTIONARY = 0;
const SHORT = 0x02;
const BYTE_STRING = 0x1e;
const WIDE_STRING = 0x1f;
const MOST_PROPERTIES = 500;

/** Properties that cannot be read are left out: the text of the file counts. */
export function readOleProperties(file: OleFile): readonly TextBlock[] {
  return STREAMS.flatMap(([name, labels]) => {
    try {
      const stream = file.read(name);
      return stream === null ? [] : readStream(stream, labels);
    } catch {
      return [];
    }
  });
}

/** The first set has the numbers of the stream, a second one what the user has named. */
function readStream(stream: Buffer, labels: Readonly<Record<number, string>>): readonly TextBlock[] {
  const sets = Math.min(2, stream.readUInt32LE(24));
  return Array.from({ length: sets }, (_, index) => stream.readUInt32LE(44 + index * 20)).flatMap((at, index) =>
    readSet(stream.subarray(at), index === 0 ? labels : null),
  );
}

/** `labels`: null for a set of properties with names of their own. */
function readSet(set: Buffer, labels: Readonly<Record<number, string>> | null): readonly TextBlock[] {
  const count = Math.min(MOST_PROPERTIES, set.readUInt32LE(4));
  const places = Array.from({ length: count }, (_, index) => ({
    id: set.readUInt32LE(8 + index * 8),
    at: set.readUInt32LE(12 + index * 8),
  }));
  const codePage = places.find(({ id }) => id === CODE_PAGE);
  // A signed short: 65001 is −535.
  const encoding = encodingOfCodePage(codePage === undefined ? 1252 : set.readUInt16LE(codePage.at + 4)) ?? "gb18030";
  return places.flatMap(({ id, at }) => {
    const label = labels === null ? "自定义属性" : labels[id];
    if (label === undefined || id === CODE_PAGE || (labels === null && id === DICTIONARY)) return [];
    const text = textAt(set, at, encoding);
    return text.trim() === "" ? [] : [propertyBlock(label, text)];
  });
}

function textAt(set: Buffer, at: number, encoding: string): string {
  const type = set.readUInt16LE(at);
  if (type === SHORT || (type !== BYTE_STRING && type !== WIDE_STRING)) return "";
  const length = set.readUInt32LE(at + 4) * (type === WIDE_STRING ? 2 : 1);
  const bytes = set.subarray(at + 8, at + 8 + length);
  const text = new TextDecoder(type === WIDE_STRING ? "utf-16le" : encoding).decode(bytes);
  const end = text.indexOf("\0");
  return end < 0 ? text : text.slice(0, end);
}
