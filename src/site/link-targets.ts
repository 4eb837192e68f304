/** The targets of all links, each once and by a number: what is asked about it, and what it answered. */

import type { LinkKind } from "../model/document.ts";
import type { LinkAnswer, LinkVerdict } from "../model/site.ts";
import { createAddressTable } from "../text/address-table.ts";
import { createAnswerShelf } from "../text/answer-shelf.ts";
import { findAttachmentFault } from "../text/attachment-fault.ts";
import { createIntList } from "../text/int-list.ts";
import { judgeAnswer } from "../text/link-verdict.ts";
import type { TextShelf } from "../text/text-shelf.ts";
import { isFine } from "./occurrences.ts";

export interface LinkTargets {
  /** Number of an address, given at first sight in ascending order. */
  readonly numberOf: (address: string) => number;
  /** -1 for an address that has no number. */
  readonly find: (address: string) => number;
  readonly addressOf: (target: number) => string;
  /** A link to it was met. `isAsked`: it is well written, so that its target is worth asking. */
  readonly note: (target: number, kind: LinkKind, isAsked: boolean) => void;
  /** Nothing may be asked or said about it. */
  readonly close: (target: number) => void;
  readonly answer: (target: number, answer: LinkAnswer) => void;
  readonly isAnswered: (target: number) => boolean;
  /** Null for one that has not answered. Brought back from the shelf, a new one each time. */
  readonly answerOf: (target: number) => LinkAnswer | null;
  /** Whatever was asked for, or has a number only. */
  readonly answered: () => Iterable<number>;
  /** Is it there, but perhaps no file, where a link to a file was met? */
  readonly mayBeNoFile: (target: number) => boolean;
  /** Of a target that has answered: see `isFine` and `judgeAnswer`. */
  readonly isFine: (target: number) => boolean;
  readonly verdictOf: (target: number) => LinkVerdict;
  /** Asked for and not yet answered, in the order of first sight, those from number `from` on (default 0). `wantsBody`: not only a picture or a film. */
  readonly open: (from?: number) => Iterable<{ readonly target: number; readonly wantsBody: boolean }>;
  /** How many numbers were given. */
  readonly count: () => number;
  /** Asked for, answered and not closed, in the order of first sight. */
  readonly judged: () => Iterable<number>;
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
/** A well-written link to it speaks of a file. */
const FILE = 32;
/** What its answer says, so that few answers have to be brought back. */
const FINE = 64;
const NO_FILE = 128;
const BROKEN = 256;
const UNCERTAIN = 512;
const SAID = FINE | NO_FILE | BROKEN | UNCERTAIN;

export function createLinkTargets(shelf: TextShelf): LinkTargets {
  const addresses = createAddressTable();
  const flags = createIntList();
  const answers = createAnswerShelf(shelf);

  function mark(target: number, flag: number): void {
    flags.set(target, flags.at(target) | flag);
  }
  function has(target: number, flag: number): boolean {
    return (flags.at(target) & flag) !== 0;
  }
  function count(flag: number): number {
    let sum = 0;
    for (let target = 0; target < flags.length(); target++) if (has(target, flag)) sum += 1;
    return sum;
  }

  return {
    numberOf(address) {
      const target = addresses.numberOf(address);
      if (target === flags.length()) flags.push(0);
      return target;
    },
    find: addresses.find,
    addressOf: addresses.addressOf,
    note(target, kind, isAsked) {
      if (kind === "attachment") mark(target, ATTACHMENT);
      if (kind === "image") mark(target, IMAGE);
      if (isAsked) mark(target, kind === "image" || kind === "media" ? ASKED : ASKED | BODY);
      if (isAsked && kind === "attachment") mark(target, FILE);
    },
    close: (target) => mark(target, CLOSED),
    answer(target, answer) {
      answers.put(target, answer);
      flags.set(target, (flags.at(target) & ~SAID) | saidBy(answer));
    },
    isAnswered: answers.has,
    answerOf: answers.get,
    *answered() {
      for (let target = 0; target < flags.length(); target++) if (answers.has(target)) yield target;
    },
    mayBeNoFile: (target) => has(target, FILE) && has(target, NO_FILE),
    isFine: (target) => has(target, FINE),
    verdictOf: (target) => (has(target, BROKEN) ? "broken" : has(target, UNCERTAIN) ? "uncertain" : "good"),
    count: addresses.count,
    *open(from = 0) {
      for (let target = from; target < flags.length(); target++) {
        if (!has(target, ASKED) || has(target, CLOSED) || answers.has(target)) continue;
        yield { target, wantsBody: has(target, BODY) };
      }
    },
    *judged() {
      for (let target = 0; target < flags.length(); target++) {
        if (has(target, ASKED) && !has(target, CLOSED) && answers.has(target)) yield target;
      }
    },
    *closed() {
      for (let target = 0; target < flags.length(); target++) {
        if (has(target, CLOSED)) yield addresses.addressOf(target);
      }
    },
    countAttachments: () => count(ATTACHMENT),
    countImages: () => count(IMAGE),
  };
}

function saidBy(answer: LinkAnswer): number {
  const { verdict } = judgeAnswer(answer);
  const said = verdict === "broken" ? BROKEN : verdict === "uncertain" ? UNCERTAIN : 0;
  return said | (isFine(answer) ? FINE : 0) | (findAttachmentFault(answer) === null ? 0 : NO_FILE);
}
