import { describe, expect, it } from "vitest";
import { OfficeError } from "../../../src/extract/office/office-content.ts";
import { readRar } from "../../../src/extract/office/rar.ts";

function vint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...vint(Math.floor(value / 128))];
}

/** A block of version 5 with its size before it and its data behind it. */
function block5(type: number, fields: readonly number[], data: readonly number[] = []): number[] {
  const body = [
    ...vint(type),
    ...vint(data.length > 0 ? 2 : 0),
    ...(data.length > 0 ? vint(data.length) : []),
    ...fields,
  ];
  return [0, 0, 0, 0, ...vint(body.length), ...body, ...data];
}
function file5(name: string, isFolder = false): number[] {
  const bytes = [...Buffer.from(name)];
  const fields = [...vint((isFolder ? 1 : 0) | 2 | 4), ...vint(300), ...vint(32), 1, 2, 3, 4, 5, 6, 7, 8, 0, 1];
  return block5(2, [...fields, ...vint(bytes.length), ...bytes], isFolder ? [] : Array(200).fill(0x52));
}
const rar5 = (...blocks: readonly number[][]): Buffer =>
  Buffer.from([...Buffer.from("Rar!\x1a\x07\x01\x00", "latin1"), ...block5(1, [0]), ...blocks.flat()]);

const two = (value: number): number[] => [value & 0xff, value >>> 8];
function block4(type: number, flags: number, rest: readonly number[]): number[] {
  return [0, 0, type, ...two(flags), ...two(7 + rest.length), ...rest];
}
function file4(name: readonly number[], flags = 0): number[] {
  const fixed = [5, 0, 0, 0, ...Array(15).fill(0), ...two(name.length), 0, 0, 0, 0];
  return [...block4(0x74, flags | 0x8000, [...fixed, ...name]), 1, 2, 3, 4, 5];
}
const rar4 = (...blocks: readonly number[][]): Buffer =>
  Buffer.from([...Buffer.from("Rar!\x1a\x07\x00", "latin1"), ...block4(0x73, 0, [0, 0, 0, 0, 0, 0]), ...blocks.flat()]);

/** 名单.xls in GBK. */
const LIST_GBK = [0xc3, 0xfb, 0xb5, 0xa5, 0x2e, 0x78, 0x6c, 0x73];
/** The same as version 4 makes it Unicode: a byte with the high byte of all, two bytes, and plain bytes. */
const LIST_UNICODE = [...LIST_GBK, 0, 0x54, 0b01_10_00_00, 0x0d, 0x55, 0x53, 0x2e, 0x78, 0b00_00_00_00, 0x6c, 0x73];
/** A stretch of the plain name: four characters of it as they are. */
const COPIED_UNICODE = [...Buffer.from("list"), 0, 0, 0b11_00_00_00, 2, 0x2e, 0x78];

const namesOf = (bytes: Uint8Array): readonly string[] =>
  readRar(bytes).blocks.map((block) => (block.type === "text" ? `${block.place.part}：${block.text}` : "table"));

describe("readRar", () => {
  it.each([
    [
      "version 5",
      rar5(file5("资料/", true), file5("资料/名单.xlsx"), file5("b.txt"), block5(5, [0])),
      "资料/名单.xlsx",
    ],
    ["version 5 without an end", rar5(file5("a.txt"), file5("b.txt")), "a.txt"],
    ["version 4 in GBK", rar4(file4(LIST_GBK), file4([...Buffer.from("b.txt")]), block4(0x7b, 0, [])), "名单.xls"],
    [
      "version 4 in UTF-8",
      rar4(file4([...Buffer.from("夹\\甲.txt")], 0x200), file4([0x62, ...Buffer.from(".txt")])),
      "夹/甲.txt",
    ],
  ])("lists the files of %s", (_, bytes, first) => {
    expect(namesOf(bytes)).toEqual([`压缩包内的文件名：${first}`, "压缩包内的文件名：b.txt"]);
    expect(readRar(bytes).unread).toEqual([`rar 压缩包没有解压，里面的 2 个文件未检查（${first}、b.txt）`]);
  });

  it("expands names of version 4", () => {
    expect(namesOf(rar4(file4(LIST_UNICODE, 0x200), file4(COPIED_UNICODE, 0x200)))).toEqual([
      "压缩包内的文件名：名单.xls",
      "压缩包内的文件名：list.x",
    ]);
  });

  it("tells a few names of many", () => {
    const files = Array.from({ length: 9 }, (_, at) => file5(`${at}.txt`));
    expect(readRar(rar5(...files)).unread).toEqual([
      "rar 压缩包没有解压，里面的 9 个文件未检查（0.txt、1.txt、2.txt、3.txt、4.txt等）",
    ]);
  });

  it("says that a list breaks off", () => {
    const bytes = rar5(file5("a.txt"), file5("b.txt"));
    expect(readRar(bytes.subarray(0, bytes.length - 203)).unread[0]).toContain("至少 1 个文件");
  });

  it.each([
    ["encrypted headers of version 5", rar5(block5(4, [0, 1, 15])), "encrypted"],
    [
      "encrypted headers of version 4",
      Buffer.from([...Buffer.from("Rar!\x1a\x07\x00", "latin1"), ...block4(0x73, 0x80, [0, 0, 0, 0, 0, 0])]),
      "encrypted",
    ],
    ["nothing behind the signature", rar5(), "unsupported"],
    [
      "zeros behind the signature",
      Buffer.from([...Buffer.from("Rar!\x1a\x07\x01\x00", "latin1"), ...Array(50).fill(0)]),
      "damaged",
    ],
  ])("refuses %s", (_, bytes, fault) => {
    expect(() => readRar(bytes)).toThrow(OfficeError);
    try {
      readRar(bytes);
    } catch (error) {
      expect(error instanceof OfficeError && error.fault).toBe(fault);
    }
  });

  it("ends on whatever bytes follow the signature", () => {
    let seed = 7;
    for (let round = 0; round < 400; round++) {
      const bytes = Buffer.from(
        round % 2 === 0 ? rar5(file5("名单.xlsx"), file5("b.txt")) : rar4(file4(LIST_UNICODE, 0x200), file4(LIST_GBK)),
      );
      for (let flip = 0; flip < 6; flip++) {
        seed = (seed * 1103515245 + 12345) & 0x7fffffff;
        bytes[7 + (seed % (bytes.length - 7))] = (seed >>> 8) & 0xff;
      }
      try {
        expect(readRar(bytes).unread).toHaveLength(1);
      } catch (error) {
        expect(error).toBeInstanceOf(OfficeError);
      }
    }
  });
});
