import { expect, it } from "vitest";
import { createSeal } from "../../src/store/seal.ts";

const KEY = new Uint8Array(32).fill(7);

it("opens what it has closed, and nothing else", () => {
  const seal = createSeal(KEY);
  const plain = Buffer.from("姓名：示例\u0000🀄");
  const closed = seal.close(plain);
  expect(seal.open(closed)).toEqual(plain);
  expect(createSeal(KEY).open(closed)).toEqual(plain);
  expect(createSeal(new Uint8Array(32)).open(closed)).toBeNull();
  expect(seal.open(closed.subarray(0, 20))).toBeNull();
  const changed = Uint8Array.from(closed);
  changed[30] = (changed[30] ?? 0) ^ 1;
  expect(seal.open(changed)).toBeNull();
});

it("never closes two texts alike", () => {
  const seal = createSeal(KEY);
  const nonces = new Set(
    Array.from({ length: 2500 }, () => Buffer.from(seal.close(Buffer.from("x")).subarray(0, 12)).toString("hex")),
  );
  expect(nonces.size).toBe(2500);
});

it("numbers names, differently under every key", () => {
  const seal = createSeal(KEY);
  const ids = new Set(Array.from({ length: 5000 }, (_, i) => seal.idOf(`http://www.example.gov.cn/${i}.html`)));
  expect(ids.size).toBe(5000);
  expect([...ids].every(Number.isSafeInteger)).toBe(true);
  expect(createSeal(KEY).idOf("a")).toBe(seal.idOf("a"));
  expect(createSeal(new Uint8Array(32)).idOf("a")).not.toBe(seal.idOf("a"));
});
