/** Reads an office file, an archive of them, or an e-mail with them: bytes in, texts and tables with their places out. */

import type { Picture } from "../../model/picture.ts";
import { embeddedFiles, filesOf, type InnerFile, MAX_DEPTH, MAX_INNER_FILES } from "./archive.ts";
import { type Block, damaged, type OfficeContent, OfficeError, type OfficeFault } from "./office-content.ts";
import { type OfficeKind, officeKind } from "./office-kind.ts";
import { type Allowance, newAllowance, openPackage } from "./open-package.ts";
import { readPlain } from "./read-plain.ts";

type Reader = (bytes: Uint8Array, allowance: Allowance) => Promise<OfficeContent> | OfficeContent;

/** Each reader is loaded only when such a file is met. */
const READERS: Readonly<Partial<Record<OfficeKind, Reader>>> = {
  docx: async (bytes, allowance) => (await import("./docx.ts")).readDocx(bytes, allowance),
  xlsx: async (bytes, allowance) => (await import("./xlsx.ts")).readXlsx(bytes, allowance),
  pptx: async (bytes, allowance) => (await import("./pptx.ts")).readPptx(bytes, allowance),
  odf: async (bytes, allowance) => (await import("./odf.ts")).readOdf(bytes, allowance),
  ofd: async (bytes, allowance) => (await import("./ofd.ts")).readOfd(bytes, allowance),
  pdf: async (bytes, allowance) => (await import("./pdf.ts")).readPdf(bytes, allowance),
  doc: async (bytes) => (await import("./doc.ts")).readDoc(bytes),
  xls: async (bytes) => (await import("./xls.ts")).readXls(bytes),
  rtf: async (bytes) => (await import("./rtf.ts")).readRtf(bytes),
  rar: async (bytes) => (await import("./rar.ts")).readRar(bytes),
  csv: async (bytes) => (await import("./csv.ts")).readCsv(bytes),
};

/** Files of an archive that are told when none could be read. */
const MOST_TOLD = 5;

/** Files of these kinds may hold others: workbooks behind charts, texts in slides. */
const HOLDERS: ReadonlySet<OfficeKind> = new Set(["docx", "xlsx", "pptx"]);

/** `pictures`: so many may be taken out for recognition. @throws OfficeError when nothing of the file could be read */
export async function readOfficeContent(bytes: Uint8Array, name: string, pictures: number = 0): Promise<OfficeContent> {
  return readAny(bytes, name, 0, newAllowance(pictures));
}

async function readAny(bytes: Uint8Array, name: string, depth: number, allowance: Allowance): Promise<OfficeContent> {
  const kind = await officeKind(bytes, name, allowance);
  const reader = READERS[kind];
  if (reader !== undefined) {
    const content = await readWith(reader, bytes, allowance);
    if (!HOLDERS.has(kind) || depth >= MAX_DEPTH) return content;
    return join(content, await readInner(embeddedFiles(await openPackage(bytes, allowance)), depth, allowance));
  }
  if (kind === "image") return takePicture(bytes, allowance);
  if (kind === "html" || kind === "text") return readPlain(bytes, name, kind);
  if (depth >= MAX_DEPTH) throw new OfficeError("unsupported", `压缩包嵌套超过 ${MAX_DEPTH} 层`);
  if (kind === "eml") {
    const { blocks, files } = await (await import("./mail.ts")).readMail(bytes);
    return join({ blocks, unread: [] }, await readInner(files, depth, allowance));
  }
  const { faults, ...content } = await readInner(filesOf(await openPackage(bytes, allowance)), depth, allowance);
  const [fault] = faults;
  const isNothing = content.blocks.length === 0 && content.pictures?.length === 0;
  // Where nothing could be read, the archive is what its files are.
  if (isNothing && fault !== undefined && faults.size === 1) {
    throw new OfficeError(fault, content.unread.slice(0, MOST_TOLD).join("；"));
  }
  return content;
}

function takePicture(bytes: Uint8Array, allowance: Allowance): OfficeContent {
  if (allowance.pictures === 0) throw new OfficeError("no-text", "图片未识别");
  allowance.pictures--;
  return { blocks: [], unread: [], pictures: [{ place: {}, unread: "图片未识别", image: { bytes } }] };
}

function join(outer: OfficeContent, inner: OfficeContent): OfficeContent {
  const pictures = [...(outer.pictures ?? []), ...(inner.pictures ?? [])];
  return { blocks: [...outer.blocks, ...inner.blocks], unread: [...outer.unread, ...inner.unread], pictures };
}

/** A reader that stumbles over bytes that no program writes has met a damaged file. @throws OfficeError */
async function readWith(reader: Reader, bytes: Uint8Array, allowance: Allowance): Promise<OfficeContent> {
  try {
    return await reader(bytes, allowance);
  } catch (cause) {
    throw cause instanceof OfficeError ? cause : damaged(cause);
  }
}

/** Every file inside, each under its own name; what cannot be read is named and the others go on. */
async function readInner(
  files: readonly InnerFile[],
  depth: number,
  allowance: Allowance,
): Promise<OfficeContent & { readonly faults: ReadonlySet<OfficeFault> }> {
  const blocks: Block[] = [];
  const unread: string[] = [];
  const pictures: Picture[] = [];
  const faults = new Set<OfficeFault>();
  for (const file of files.slice(0, MAX_INNER_FILES)) {
    try {
      const content = await readAny(await file.read(), file.name, depth + 1, allowance);
      for (const block of content.blocks) blocks.push(inFile(block, file.name));
      for (const reason of content.unread) unread.push(`${file.name}：${reason}`);
      for (const picture of content.pictures ?? []) pictures.push(pictureInFile(picture, file.name));
    } catch (error) {
      if (!(error instanceof OfficeError)) throw error;
      // Formulas and the like: objects of programs that keep no text of their own.
      if (file.isObject === true && error.fault === "unsupported") continue;
      unread.push(`${file.name}：${error.message}`);
      faults.add(error.fault);
    }
  }
  if (files.length > MAX_INNER_FILES) unread.push(`还有 ${files.length - MAX_INNER_FILES} 个文件`);
  return { blocks, unread, pictures, faults };
}

function within(file: string | undefined, name: string): string {
  return file === undefined ? name : `${name}/${file}`;
}

function pictureInFile({ place, unread, image }: Picture, name: string): Picture {
  return { place: { ...place, file: within(place.file, name) }, unread: `${name}：${unread}`, image };
}

function inFile(block: Block, name: string): Block {
  if (block.type === "text") return { ...block, place: { ...block.place, file: within(block.place.file, name) } };
  // Merged cells stay one object.
  const moved = new Map<object, (typeof block.rows)[number][number]>();
  const rows = block.rows.map((row) =>
    row.map((cell) => {
      const known = moved.get(cell) ?? { ...cell, place: { ...cell.place, file: within(cell.place.file, name) } };
      moved.set(cell, known);
      return known;
    }),
  );
  return { ...block, rows };
}
