import { expect, test } from "vitest";
import type { LinkAnswer } from "../../src/model/site.ts";
import type { LinkAsker } from "../../src/model/source.ts";
import { askAll } from "../../src/source/index.ts";
import { never } from "./serve.ts";

const answerTo = (target: string): LinkAnswer => ({
  target,
  finalUrl: target,
  status: 200,
  error: null,
  redirects: [],
  contentType: "",
  length: null,
  head: "",
  magic: [],
  anchors: null,
  attempts: 1,
});

function askerOf(ask: (target: string, body: boolean) => Promise<LinkAnswer | null>): LinkAsker {
  return { ask: (target, want) => ask(target, want.body), paceMs: () => 0, close: async () => {} };
}

async function collect(asker: LinkAsker, targets: readonly string[], signal: AbortSignal = never): Promise<string[]> {
  const found: string[] = [];
  const wanted = targets.map((target) => ({ target, wantsBody: target.startsWith("b") }));
  for await (const answer of askAll(asker, wanted, signal)) found.push(answer.target);
  return found;
}

test("every target is answered, without waiting for the slow ones, and never too many at once", async () => {
  let open = 0;
  let most = 0;
  const bodies: string[] = [];
  let freeSlow = (): void => {};
  const slow = new Promise<void>((resolve) => {
    freeSlow = resolve;
  });
  const asker = askerOf(async (target, body) => {
    if (body) bodies.push(target);
    open += 1;
    most = Math.max(most, open);
    await (target === "slow" ? slow : Promise.resolve());
    open -= 1;
    if (target === "last") freeSlow();
    return target === "none" ? null : answerTo(target);
  });
  const many = Array.from({ length: 3000 }, (_, index) => `t${index}`);
  const found = await collect(asker, ["slow", "none", "b", ...many, "last"]);
  expect(found.at(-1)).toBe("slow");
  expect([...found].sort()).toEqual(["slow", "b", ...many, "last"].sort());
  expect(most).toBeLessThanOrEqual(1000);
  expect(bodies).toEqual(["b"]);
});

test("an abort asks no more", async () => {
  const controller = new AbortController();
  const asked: string[] = [];
  const asker = askerOf(async (target) => {
    asked.push(target);
    if (asked.length === 1000) controller.abort();
    return controller.signal.aborted ? null : answerTo(target);
  });
  await collect(
    asker,
    Array.from({ length: 5000 }, (_, index) => `t${index}`),
    controller.signal,
  );
  expect(asked).toHaveLength(1000);
});

test("an asker that throws is heard", async () => {
  const asker = askerOf(async () => {
    throw new Error("our bug");
  });
  await expect(collect(asker, ["a"])).rejects.toThrow("our bug");
});
