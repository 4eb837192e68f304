import { expect, it } from "vitest";
import { type AskAhead, createAskAhead } from "../../src/source/ask-ahead.ts";

const USUAL = 128;
const FAR = 4096;

interface Answer {
  readonly to: number;
}

/** Takes all answers in turn. */
async function drain(queue: AskAhead<number, Answer>, onTake: (answer: Answer) => void): Promise<void> {
  while (queue.first() !== undefined) {
    queue.goOn();
    const answer = await queue.answer();
    if (answer === null) return;
    queue.take(answer);
    onTake(answer);
  }
}

it("reads around a late answer, far ahead; once answers come in time again, few are asked ahead", async () => {
  const late = 200;
  const taken: number[] = [];
  let asked = 0;
  let release = (): void => {};
  const most = { before: 0, while: 0, after: 0 };
  const queue = createAskAhead<number, Answer>({
    async ask(to) {
      asked += 1;
      const ahead = asked - taken.length;
      const phase = taken.length < late ? "before" : asked < late + 2 * FAR + 2 * USUAL ? "while" : "after";
      most[phase] = Math.max(most[phase], ahead);
      if (ahead > FAR / 2) release();
      if (to === late) {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      }
      // Answers come one by one.
      await new Promise(setImmediate);
      return { to };
    },
    mayAsk: () => true,
    bytesOf: () => 40,
    usual: USUAL,
  });
  const items = Array.from({ length: 10_000 }, (_, at) => at);
  for (const item of items) queue.push(item, null);
  await drain(queue, ({ to }) => taken.push(to));
  expect(taken).toEqual(items);
  expect(most.before).toBe(USUAL);
  expect(most.while).toBeGreaterThan(FAR / 2);
  expect(most.while).toBeLessThanOrEqual(FAR);
  expect(most.after).toBe(USUAL);
});

it("does not ask what is known, nor what may not be asked; both are among the rest", async () => {
  const asked: number[] = [];
  const taken: number[] = [];
  const queue = createAskAhead<number, Answer>({
    async ask(to) {
      asked.push(to);
      return { to };
    },
    mayAsk: (ahead) => taken.length + ahead < 3,
    bytesOf: () => 0,
    usual: USUAL,
  });
  for (let item = 0; item < 6; item++) queue.push(item, item % 2 === 1 ? { to: -item } : null);
  await drain(queue, ({ to }) => taken.push(to));
  expect([asked, taken, queue.taken(), queue.left()]).toEqual([[0, 2], [0, -1, 2, -3], 4, 2]);
  expect([...queue.takeRest()]).toEqual([
    { item: 4, known: null },
    { item: 5, known: { to: -5 } },
  ]);
  expect([queue.first(), queue.taken(), queue.left()]).toEqual([undefined, 6, 0]);
});

it("asks no further while more waits than may, and goes on once it was taken", async () => {
  const asked: number[] = [];
  const queue = createAskAhead<number, Answer>({
    async ask(to) {
      asked.push(to);
      return { to };
    },
    mayAsk: () => true,
    bytesOf: () => 70 * 1024 * 1024,
    usual: 1,
  });
  for (let item = 0; item < 3; item++) queue.push(item, null);
  queue.goOn();
  await queue.answer();
  queue.goOn();
  expect(asked).toEqual([0]);
  queue.take({ to: 0 });
  queue.goOn();
  expect(asked).toEqual([0, 1]);
});

it("hands on what went wrong, in its turn", async () => {
  const queue = createAskAhead<number, Answer>({
    ask: (to) => (to === 1 ? Promise.reject(new Error("our own bug")) : Promise.resolve({ to })),
    mayAsk: () => true,
    bytesOf: () => 0,
    usual: USUAL,
  });
  for (let item = 0; item < 2; item++) queue.push(item, null);
  const taken: Answer[] = [];
  await expect(drain(queue, (answer) => taken.push(answer))).rejects.toThrow("our own bug");
  expect(taken).toEqual([{ to: 0 }]);
});
