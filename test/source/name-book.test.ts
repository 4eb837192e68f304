import type { LookupAddress } from "node:dns";
import { expect, test } from "vitest";
import { createNameBook, type NameBook } from "../../src/source/name-book.ts";

const six = { address: "2001:db8::1", family: 6 };
const four = { address: "192.0.2.1", family: 4 };

const read = (book: NameBook, name: string): Promise<readonly LookupAddress[] | string> =>
  new Promise((resolve) => {
    book.lookUp(name, (error, addresses) => resolve(error === null ? addresses : (error.code ?? "")));
  });

function bookOf(codes: readonly (string | null)[]): { book: NameBook; asked: string[]; pass: (ms: number) => void } {
  const asked: string[] = [];
  let now = 0;
  const book = createNameBook(
    (name, _options, resolved) => {
      const code = codes[asked.length] ?? null;
      asked.push(name);
      const error = code === null ? null : Object.assign(new Error(code), { code });
      queueMicrotask(() => resolved(error, error === null ? [six, four] : []));
    },
    () => now,
  );
  return {
    book,
    asked,
    pass: (ms) => {
      now += ms;
    },
  };
}

test("a name is asked once for all who want it, and again after five minutes", async () => {
  const { book, asked, pass } = bookOf([]);
  const all = await Promise.all([read(book, "a.example"), read(book, "a.example"), read(book, "b.example")]);
  expect(all).toEqual([
    [six, four],
    [six, four],
    [six, four],
  ]);
  await read(book, "a.example");
  expect(asked).toEqual(["a.example", "b.example"]);
  pass(299_999);
  await read(book, "a.example");
  expect(asked).toHaveLength(2);
  pass(2);
  await read(book, "a.example");
  expect(asked).toHaveLength(3);
});

test("a name that is not there is believed for ten seconds", async () => {
  const { book, asked, pass } = bookOf(["ENOTFOUND"]);
  expect(await read(book, "a.example")).toBe("ENOTFOUND");
  expect(await read(book, "a.example")).toBe("ENOTFOUND");
  expect(asked).toHaveLength(1);
  pass(10_001);
  expect(await read(book, "a.example")).toEqual([six, four]);
});

test("a resolver that does not answer is asked again", async () => {
  const { book, asked } = bookOf(["EAI_AGAIN"]);
  expect(await read(book, "a.example")).toBe("EAI_AGAIN");
  expect(await read(book, "a.example")).toEqual([six, four]);
  expect(asked).toHaveLength(2);
});

test("the address that answered comes first from then on", async () => {
  const { book } = bookOf([]);
  await read(book, "a.example");
  book.prefer("a.example", "192.0.2.1");
  expect(await read(book, "a.example")).toEqual([four, six]);
  book.prefer("a.example", "203.0.113.9");
  expect(await read(book, "a.example")).toEqual([four, six]);
});
