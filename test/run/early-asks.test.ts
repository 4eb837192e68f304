import { expect, it } from "vitest";
import type { LinkAnswer } from "../../src/model/site.ts";
import type { LinkAsker } from "../../src/model/source.ts";
import { createEarlyAsks } from "../../src/run/early-asks.ts";

const never = new AbortController().signal;
const answerOf = (target: string): LinkAnswer => ({
  ...{ target, finalUrl: target, status: 200, error: null, redirects: [], contentType: "text/html" },
  ...{ length: null, head: "", magic: [], anchors: null, attempts: 1 },
});

/** Answers when told to. */
function askerWith(asked: string[]): LinkAsker & { readonly answer: (target: string) => void } {
  const open = new Map<string, (answer: LinkAnswer) => void>();
  return {
    paceMs: () => 0,
    close: async () => {},
    ask(target) {
      asked.push(target);
      return new Promise((resolve) => open.set(target, resolve));
    },
    answer: (target) => open.get(target)?.(answerOf(target)),
  };
}

it("asks other hosts' pages as they are met, and leaves the rest open", async () => {
  const asked: string[] = [];
  const answered: string[] = [];
  const asker = askerWith(asked);
  const batches = [
    [
      { target: "http://other/a", isInternal: false, wantsBody: true },
      { target: "http://own/b", isInternal: true, wantsBody: true },
      { target: "http://other/c.png", isInternal: false, wantsBody: false },
    ],
    [{ target: "http://third/d", isInternal: false, wantsBody: true }],
  ];
  const early = createEarlyAsks({
    asker,
    links: { freshTargets: () => batches.shift() ?? [] },
    answers: { take: async ({ target }) => void answered.push(target) },
    signal: never,
  });
  early.goOn();
  expect(asked).toEqual(["http://other/a"]);
  early.goOn();
  expect(asked).toEqual(["http://other/a", "http://third/d"]);
  asker.answer("http://third/d");
  asker.answer("http://other/a");
  await early.finish();
  expect(answered).toEqual(["http://third/d", "http://other/a"]);
});

it("keeps few questions open, and begins no more once the end is awaited", async () => {
  const asked: string[] = [];
  const answered: string[] = [];
  const asker = askerWith(asked);
  const targets = Array.from({ length: 200 }, (_, at) => ({
    ...{ target: `http://other/${at}`, isInternal: false, wantsBody: true },
  }));
  const fresh = [targets];
  const early = createEarlyAsks({
    ...{ asker, signal: never },
    links: { freshTargets: () => fresh.shift() ?? [] },
    answers: { take: async ({ target }) => void answered.push(target) },
  });
  early.goOn();
  expect(asked).toHaveLength(64);
  const end = early.finish();
  for (const target of [...asked]) asker.answer(target);
  await end;
  expect(answered).toHaveLength(64);
  expect(asked).toHaveLength(64);
});

it("tells of our own bug", async () => {
  const early = createEarlyAsks({
    asker: { paceMs: () => 0, close: async () => {}, ask: () => Promise.reject(new Error("our own bug")) },
    links: { freshTargets: () => [{ target: "http://o/", isInternal: false, wantsBody: true }] },
    ...{ answers: { take: async () => {} }, signal: never },
  });
  early.goOn();
  await expect(early.finish()).rejects.toThrow("our own bug");
});
