/** Numbers addresses in the order of first sight: some 70 bytes each outside of V8's heap, where a `Map` takes three times as much. */

import { createHashSlots } from "./hash-slots.ts";
import { createIntList } from "./int-list.ts";
import { hashText } from "./link-likeness.ts";

/** For up to 2 GiB of addresses. Any text will do, but ASCII takes least. */
export interface AddressTable {
  /** Gives a number at first sight: 0, 1, 2 … */
  readonly numberOf: (address: string) => number;
  /** -1 for an address that has no number. */
  readonly find: (address: string) => number;
  /** Empty for a number that was not given. */
  readonly addressOf: (number: number) => string;
  readonly count: () => number;
}

const FIRST_BYTES = 4096;
const FACTOR = 0x01000193;

export function createAddressTable(): AddressTable {
  // Nobody outside knows it: a site cannot choose addresses that all lie in one place.
  const start = Math.floor(Math.random() * 2 ** 32) | 0;
  const slots = createHashSlots();
  /** Where each address begins; `~begin` for one that takes two bytes a character. */
  const begins = createIntList();
  let bytes = Buffer.alloc(FIRST_BYTES);
  let used = 0;
  let sought = "";

  function endOf(number: number): number {
    return number + 1 < begins.length() ? beginOf(number + 1) : used;
  }

  function beginOf(number: number): number {
    const begin = begins.at(number);
    return begin < 0 ? ~begin : begin;
  }

  /** Looks at no more than is needed, since nearly every look is at the right one. */
  function isSought(number: number): boolean {
    const begin = begins.at(number);
    if (begin < 0) return addressOf(number) === sought;
    if (endOf(number) - begin !== sought.length) return false;
    for (let at = 0; at < sought.length; at++) if (bytes[begin + at] !== sought.charCodeAt(at)) return false;
    return true;
  }

  function addressOf(number: number): string {
    if (number < 0 || number >= begins.length()) return "";
    const begin = begins.at(number);
    return bytes.toString(begin < 0 ? "utf16le" : "latin1", beginOf(number), endOf(number));
  }

  function write(address: string): void {
    const isWide = !isAscii(address);
    const size = isWide ? address.length * 2 : address.length;
    if (used + size > bytes.length) {
      // What is not written to yet costs no memory: the system gives it when it is.
      const grown = Buffer.alloc(Math.max(used + size, bytes.length * 2));
      bytes.copy(grown, 0, 0, used);
      bytes = grown;
    }
    begins.push(isWide ? ~used : used);
    used += bytes.write(address, used, isWide ? "utf16le" : "latin1");
  }

  function findBy(hash: number, address: string): number {
    sought = address;
    return slots.find(hash, isSought);
  }

  return {
    numberOf(address) {
      const hash = hashText(start, address, FACTOR);
      const known = findBy(hash, address);
      if (known >= 0) return known;
      write(address);
      return slots.add(hash);
    },
    find: (address) => findBy(hashText(start, address, FACTOR), address),
    addressOf,
    count: slots.count,
  };
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}
