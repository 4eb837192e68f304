/** Questions of a crawl in the order of discovery, asked ahead of the one who takes the answers, in that order. */

import { countWaitingBytes } from "./waiting-bytes.ts";

/** Asked ahead at most while answers are late. */
const FAR = 4096;

export interface AskAhead<Item, Answer> {
  /** Puts an item at the end; `known`: its answer, where it needs no asking. */
  readonly push: (item: Item, known: Answer | null) => void;
  /** Asks as far ahead as it may, strictly in order. Call it whenever that may have changed. */
  readonly goOn: () => void;
  /** The first item that was not taken; undefined when all were. */
  readonly first: () => Item | undefined;
  /** Waits for its answer; null while it may not be asked. Rejects as `ask` does. */
  readonly answer: () => Promise<Answer | null>;
  /** The first item is done with, by this answer. */
  readonly take: (answer: Answer) => void;
  /** Takes all that are left; the answer of those that needed no asking. */
  readonly takeRest: () => Generator<{ readonly item: Item; readonly known: Answer | null }>;
  /** How many were taken, and how many were not. */
  readonly taken: () => number;
  readonly left: () => number;
}

interface AskAheadOptions<Item, Answer> {
  readonly ask: (item: Item) => Promise<Answer>;
  /** May one more be asked, where so many were and are not taken? */
  readonly mayAsk: (ahead: number) => boolean;
  /** Bytes that an answer keeps in memory until it is taken; null for one without anything. */
  readonly bytesOf: (answer: Answer) => number | null;
  /** So many are asked ahead while all answers come in time. */
  readonly usual: number;
}

interface Entry<Item, Answer> {
  readonly item: Item;
  answer: Promise<Answer> | Answer | null;
}

/**
 * Where an answer is late (a retry, a slow body) the others must not wait for it: so many are asked ahead then that reading them
 * covers the delay of each, until as many have come in time.
 */
export function createAskAhead<Item, Answer extends object>(
  options: AskAheadOptions<Item, Answer>,
): AskAhead<Item, Answer> {
  const { ask, mayAsk, bytesOf, usual } = options;
  const entries: (Entry<Item, Answer> | undefined)[] = [];
  const waiting = countWaitingBytes();
  let asked = 0;
  let taken = 0;
  /** Answers that nobody has taken yet; does somebody wait for one? */
  let ready = 0;
  let isWaiting = false;
  /** How many were taken when one was last late. */
  let lateAt = Number.NEGATIVE_INFINITY;

  async function load(item: Item): Promise<Answer> {
    const answer = await ask(item);
    const bytes = bytesOf(answer);
    if (bytes === null) return answer;
    waiting.answer(bytes);
    ready += 1;
    noteLate();
    return answer;
  }

  /** Half of the usual number lies ready behind one that does not come. */
  function noteLate(): void {
    if (!isWaiting || ready * 2 < usual) return;
    lateAt = taken;
    goOn();
  }

  function goOn(): void {
    const most = taken - lateAt < FAR ? FAR : usual;
    while (asked < entries.length && asked - taken < most) {
      if (!waiting.hasRoom(asked - taken >= usual) || !mayAsk(asked - taken)) return;
      const entry = entries[asked];
      asked += 1;
      if (entry === undefined || entry.answer !== null) continue;
      waiting.ask();
      const answer = load(entry.item).finally(waiting.end);
      // It is awaited in its turn; until then a rejection must not count as unhandled.
      answer.catch(() => {});
      entry.answer = answer;
    }
  }

  return {
    push: (item, known) => void entries.push({ item, answer: known }),
    goOn,
    first: () => entries[taken]?.item,
    async answer() {
      isWaiting = true;
      const answer = await entries[taken]?.answer;
      isWaiting = false;
      return answer ?? null;
    },
    take(answer) {
      const bytes = entries[taken]?.answer instanceof Promise ? bytesOf(answer) : null;
      if (bytes !== null) {
        waiting.take(bytes);
        ready -= 1;
      }
      // What came of it must not live as long as the crawl.
      entries[taken] = undefined;
      taken += 1;
    },
    *takeRest() {
      for (; taken < entries.length; taken += 1) {
        const entry = entries[taken];
        entries[taken] = undefined;
        if (entry === undefined) continue;
        const { item, answer } = entry;
        yield { item, known: answer instanceof Promise ? null : answer };
      }
    },
    taken: () => taken,
    left: () => entries.length - taken,
  };
}
