import { CFB } from "@e965/xlsx";
import { expect, it } from "vitest";
import { OfficeError } from "../../../src/extract/office/office-content.ts";
import { openOle } from "../../../src/extract/office/ole.ts";

const LONG = Buffer.from(Array.from({ length: 9000 }, (_, at) => at % 251));
const SHORT = Buffer.from("short stream");

function container(): Buffer {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, "/Long", LONG);
  CFB.utils.cfb_add(file, "/Short", SHORT);
  CFB.utils.cfb_add(file, "/Storage/Long", Buffer.from("inside"));
  const bytes: unknown = CFB.write(file, { type: "buffer" });
  return bytes instanceof Uint8Array ? Buffer.from(bytes) : Buffer.alloc(0);
}

it("reads long and short streams of the root, and none of its storages", () => {
  const file = openOle(container());
  expect(file.read("Long")?.equals(LONG)).toBe(true);
  expect(file.read("Short")?.toString()).toBe(SHORT.toString());
  expect([file.has("Storage"), file.read("Storage"), file.read("inside"), file.read("None")]).toEqual([
    true,
    null,
    null,
    null,
  ]);
});

it("refuses sectors that lead in a circle or out of the file", () => {
  for (const target of [0, 3, 0x00ffffff]) {
    const bytes = container();
    const table = (bytes.readUInt32LE(76) + 1) * 512;
    for (let at = 0; at < 128; at++) bytes.writeUInt32LE(target, table + at * 4);
    expect(() => openOle(bytes).read("Long")).toThrow(OfficeError);
  }
});

it.each([
  ["nothing", Buffer.alloc(0)],
  ["a head alone", container().subarray(0, 512)],
  ["another sector size", Buffer.from(container()).fill(0xff, 30, 34)],
])("refuses %s", (_, bytes) => {
  expect(() => openOle(bytes)).toThrow(OfficeError);
});
