/** The targets of all links, each once and by a number: what is asked about it, and what it answered. */

import type { LinkKind } from "../model/document.ts";
import type { LinkAnswer } from "../model/site.ts";

export interface LinkTargets {
  /** Number of an address, given at first sight in ascending order. */
  readonly numberOf: (address: string) => number;
  readonly addressOf: (target: number) => string;
  /** A link to it was met. `isAsked`: it is well written, so that its target is worth asking. */
  readonly note: (target: number, kind: LinkKind, isAsked: boolean) => void;
  /** Nothing may be asked or said about it. */
  readonly close: (target: number) => void;
  readonly answer: (target: number, answer: LinkAnswer) => void;
  readonly answerOf: (target: number) => LinkAnswer | undefined;
  readonly answers: () => Iterable<LinkAnswer>;
  /** Asked for and not yet answered, in the order of first sight, those from number `from` on (default 0). `wantsBody`: not only a picture or a film. */
  readonly open: (from?: number) => Iterable<{ readonly target: number; readonly wantsBody: boolean }>;
  /** How many numbers were given. */
  readonly count: () => number;
  /** Asked for, answered and not closed, in the order of first sight. */
  readonly judged: () => Iterable<readonly [target: number, answer: LinkAnswer]>;
  /** Addresses that were closed. */
  readonly closed: () => Iterable<string>;
  readonly countAttachments: () => number;
  readonly countImages: () => number;
}

const ASKED = 1;
const BODY = 2;
const ATTACHMENT = 4;
const IMAGE = 8;
const CLOSED = 16;

export function createLinkTargets(): LinkTargets {
  const numbers = new Map<string, number>();
  const addresses: string[] = [];
  const flags: number[] = [];
  const answers = new Map<number, LinkAnswer>();

  function mark(target: number, flag: number): void {
    flags[target] = (flags[target] ?? 0) | flag;
  }
  function has(target: number, flag: number): boolean {
    return ((flags[target] ?? 0) & flag) !== 0;
  }
  function count(flag: number): number {
    return flags.reduce((sum, one) => ((one & flag) === 0 ? sum : sum + 1), 0);
  }

  return {
    numberOf(address) {
      const known = numbers.get(address);
      if (known !== undefined) return known;
      numbers.set(address, addresses.length);
      addresses.push(address);
      flags.push(0);
      return addresses.length - 1;
    },
    addressOf: (target) => addresses[target] ?? "",
    note(target, kind, isAsked) {
      if (kind === "attachment") mark(target, ATTACHMENT);
      if (kind === "image") mark(target, IMAGE);
      if (isAsked) mark(target, kind === "image" || kind === "media" ? ASKED : ASKED | BODY);
    },
    close: (target) => mark(target, CLOSED),
    answer: (target, answer) => void answers.set(target, answer),
    answerOf: (target) => answers.get(target),
    answers: () => answers.values(),
    count: () => addresses.length,
    *open(from = 0) {
      for (let target = from; target < flags.length; target++) {
        if (!has(target, ASKED) || has(target, CLOSED) || answers.has(target)) continue;
        yield { target, wantsBody: has(target, BODY) };
      }
    },
    *judged() {
      for (let target = 0; target < flags.length; target++) {
        const answer = has(target, ASKED) && !has(target, CLOSED) ? answers.get(target) : undefined;
        if (answer !== undefined) yield [target, answer];
      }
    },
    *closed() {
      for (const [target, address] of addresses.entries()) if (has(target, CLOSED)) yield address;
    },
    countAttachments: () => count(ATTACHMENT),
    countImages: () => count(IMAGE),
  };
}
