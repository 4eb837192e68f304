/** Reads an office file, an archive of them, or an e-mail with them: bytes in, texts and tables with their places out. */

import { extractDocument } from "../extract-document.ts";
import { filesOf, type InnerFile, MAX_DEPTH, MAX_INNER_FILES } from "./archive.ts";
import { type Block, type OfficeContent, OfficeError } from "./office-content.ts";
import { type OfficeKind, officeKind } from "./office-kind.ts";
import { openPackage } from "./open-package.ts";

type Reader = (bytes: Uint8Array) => Promise<OfficeContent> | OfficeContent;

/** Each reader is loaded only when such a file is met. */
const READERS: Readonly<Partial<Record<OfficeKind, Reader>>> = {
  docx: async (bytes) => (await import("./docx.ts")).readDocx(bytes),
  xlsx: async (bytes) => (await import("./xlsx.ts")).readXlsx(bytes),
  pptx: async (bytes) => (await import("./pptx.ts")).readPptx(bytes),
  odf: async (bytes) => (await import("./odf.ts")).readOdf(bytes),
  ofd: async (bytes) => (await import("./ofd.ts")).readOfd(bytes),
  pdf: async (bytes) => (await import("./pdf.ts")).readPdf(bytes),
  doc: async (bytes) => (await import("./doc.ts")).readDoc(bytes),
  xls: async (bytes) => (await import("./xls.ts")).readXls(bytes),
  rtf: async (bytes) => (await import("./rtf.ts")).readRtf(bytes),
  csv: async (bytes) => (await import("./csv.ts")).readCsv(bytes),
};

/** @throws OfficeError when nothing of the file could be read */
export async function readOfficeContent(bytes: Uint8Array, name: string): Promise<OfficeContent> {
  return readAny(bytes, name, 0);
}

async function readAny(bytes: Uint8Array, name: string, depth: number): Promise<OfficeContent> {
  const kind = await officeKind(bytes, name);
  const reader = READERS[kind];
  if (reader !== undefined) return readWith(reader, bytes);
  if (kind === "image") throw new OfficeError("no-text", "图片未识别");
  if (kind === "html" || kind === "text") return readPlain(bytes, name, kind);
  if (depth >= MAX_DEPTH) throw new OfficeError("unsupported", `压缩包嵌套超过 ${MAX_DEPTH} 层`);
  if (kind === "eml") {
    const { blocks, files } = await (await import("./mail.ts")).readMail(bytes);
    const inner = await readInner(files, depth);
    return { blocks: [...blocks, ...inner.blocks], unread: inner.unread };
  }
  return readInner(filesOf(await openPackage(bytes)), depth);
}

/** A reader that stumbles over bytes that no program writes has met a damaged file. @throws OfficeError */
async function readWith(reader: Reader, bytes: Uint8Array): Promise<OfficeContent> {
  try {
    return await reader(bytes);
  } catch (cause) {
    throw cause instanceof OfficeError ? cause : new OfficeError("damaged", "文件已损坏", { cause });
  }
}

/** Every file inside, each under its own name; what cannot be read is named and the others go on. */
async function readInner(files: readonly InnerFile[], depth: number): Promise<OfficeContent> {
  const blocks: Block[] = [];
  const unread: string[] = [];
  for (const file of files.slice(0, MAX_INNER_FILES)) {
    try {
      const content = await readAny(await file.read(), file.name, depth + 1);
      for (const block of content.blocks) blocks.push(inFile(block, file.name));
      for (const reason of content.unread) unread.push(`${file.name}：${reason}`);
    } catch (error) {
      if (!(error instanceof OfficeError)) throw error;
      unread.push(`${file.name}：${error.message}`);
    }
  }
  if (files.length > MAX_INNER_FILES) unread.push(`还有 ${files.length - MAX_INNER_FILES} 个文件`);
  return { blocks, unread };
}

function inFile(block: Block, name: string): Block {
  const within = (file: string | undefined): string => (file === undefined ? name : `${name}/${file}`);
  if (block.type === "text") return { ...block, place: { ...block.place, file: within(block.place.file) } };
  // Merged cells stay one object.
  const moved = new Map<object, (typeof block.rows)[number][number]>();
  const rows = block.rows.map((row) =>
    row.map((cell) => {
      const known = moved.get(cell) ?? { ...cell, place: { ...cell.place, file: within(cell.place.file) } };
      moved.set(cell, known);
      return known;
    }),
  );
  return { ...block, rows };
}

/** Web pages and texts inside archives and mails, and web pages that call themselves `.xls` or `.doc`. */
function readPlain(bytes: Uint8Array, name: string, kind: "html" | "text"): OfficeContent {
  const address = "http://example.invalid/";
  const document = extractDocument(
    {
      url: address,
      name,
      finalUrl: address,
      status: 200,
      headers: {},
      redirects: [],
      kind,
      body: bytes,
      miss: null,
      depth: 0,
      fetchedAt: "",
    },
    { now: "2000-01-01", home: false },
  );
  const blocks: Block[] = [];
  let paragraphs = 0;
  for (const { text, cell, kind: segmentKind } of document.segments) {
    if (cell !== null) continue;
    paragraphs++;
    blocks.push({ type: "text", text, isHeading: segmentKind === "heading", place: { paragraph: paragraphs } });
  }
  document.tables.forEach(({ rows, caption }, index) => {
    const part = `第 ${index + 1} 个表格`;
    const grid = rows.map((row, y) =>
      row.map(({ text }, x) => ({
        texts: text === "" ? [] : [text],
        place: { part, cell: `第 ${y + 1} 行第 ${x + 1} 列` },
        row: y,
        column: x,
        colspan: 1,
        rowspan: 1,
      })),
    );
    blocks.push({ type: "table", caption, rows: grid });
  });
  return { blocks, unread: [] };
}
