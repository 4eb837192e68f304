/** Damages files in a fixed sequence, so that a failure can be had again: bits, cuts, blocks, digits, and parts inside ZIP files. */

import { openPackage } from "../../../src/extract/office/open-package.ts";
import { makeZip, type ZipPart } from "./make-zip.ts";

export interface Damaged {
  /** What was done, for the message of a failed test. */
  readonly how: string;
  readonly bytes: Buffer;
}

type Random = (below: number) => number;
type Damage = (bytes: Buffer, random: Random) => Buffer;

function randomFrom(seed: number): Random {
  let value = seed >>> 0;
  return (below) => {
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0;
    // The low bits of such a sequence repeat soon.
    return Math.floor((value / 2 ** 32) * below);
  };
}

const PLAIN: Readonly<Record<string, Damage>> = {
  "bits flipped": (bytes, random) => flip(Buffer.from(bytes), 1 + random(40), bytes.length, random),
  "bits of the head flipped": (bytes, random) =>
    flip(Buffer.from(bytes), 1 + random(10), Math.min(bytes.length, 1536), random),
  "cut off": (bytes, random) => Buffer.from(bytes.subarray(0, random(bytes.length))),
  "digits changed": changeDigits,
  "a block zeroed": (bytes, random) => {
    const from = random(bytes.length);
    return Buffer.from(bytes).fill(0, from, Math.min(bytes.length, from + 1 + random(4096)));
  },
  "a block doubled": (bytes, random) => {
    const from = random(bytes.length);
    const to = from + 1 + random(4096);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  "two blocks swapped": (bytes, random) => {
    const size = 1 + random(Math.max(1, Math.min(2048, bytes.length >> 2)));
    const [a, b] = [random(bytes.length - size), random(bytes.length - size)];
    const swapped = Buffer.from(bytes);
    bytes.copy(swapped, a, b, b + size);
    bytes.copy(swapped, b, a, a + size);
    return swapped;
  },
};

/** Damage inside of a package that is whole itself: what its checksums would otherwise catch reaches the reader. */
const INSIDE: readonly string[] = [
  "bits of a part flipped",
  "a part cut off",
  "digits of a part changed",
  "a part left out",
  "two parts swapped",
  "a part that says the wrong size",
  "a part that says it has a password",
  "a part nested in itself many times",
];

/** `count` damaged copies. The same bytes and count give the same copies. */
export async function damage(bytes: Buffer, count: number): Promise<readonly Damaged[]> {
  const random = randomFrom(bytes.length);
  const parts = bytes.subarray(0, 2).toString("latin1") === "PK" ? await partsOf(bytes) : [];
  const ways = [...Object.keys(PLAIN), ...(parts.length > 0 ? INSIDE : [])];
  return Array.from({ length: count }, (_, round): Damaged => {
    const how = ways[round % ways.length] ?? "";
    const plain = PLAIN[how];
    const made = plain === undefined ? damageInside(how, parts, random) : plain(bytes, random);
    return { how: `${how} (${round})`, bytes: made };
  });
}

async function partsOf(bytes: Buffer): Promise<readonly ZipPart[]> {
  const pack = await openPackage(bytes);
  return Promise.all(pack.names.map(async (name) => ({ name, content: (await pack.read(name)) ?? "" })));
}

function damageInside(how: string, parts: readonly ZipPart[], random: Random): Buffer {
  const made = [...parts];
  const at = random(made.length);
  const part = made[at]!;
  const content = Buffer.from(part.content);
  const other = random(made.length);
  if (how === "a part left out") made.splice(at, 1);
  else if (how === "two parts swapped") {
    made[at] = { name: part.name, content: made[other]!.content };
    made[other] = { name: made[other]!.name, content };
  } else if (how === "a part that says the wrong size") made[at] = { ...part, claimed: random(2 ** 31) };
  else if (how === "a part that says it has a password") made[at] = { ...part, flags: 0x0801 };
  else made[at] = { ...part, content: damagePart(how, content, random) };
  return makeZip(made);
}

function damagePart(how: string, content: Buffer, random: Random): Buffer {
  if (content.length === 0) return content;
  if (how === "a part cut off") return content.subarray(0, random(content.length));
  if (how === "digits of a part changed") return changeDigits(content, random);
  if (how === "a part nested in itself many times") {
    // The first element after the root that holds others, opened again and again.
    const text = content.toString("latin1");
    const tags = [...text.matchAll(/<[A-Za-z][\w:-]*(?: [^<>]*)?(?<!\/)>/g)];
    const tag = tags[random(tags.length)];
    if (tag === undefined) return content;
    const end = tag.index + tag[0].length;
    return Buffer.from(text.slice(0, end) + tag[0].repeat(20_000) + text.slice(end), "latin1");
  }
  return flip(Buffer.from(content), 1 + random(20), content.length, random);
}

function flip(bytes: Buffer, flips: number, below: number, random: Random): Buffer {
  for (let left = flips; left > 0 && below > 0; left--) bytes[random(below)]! ^= 1 << random(8);
  return bytes;
}

/** Sizes, offsets, counts and references of PDF, RTF and XML are written in digits. */
function changeDigits(bytes: Buffer, random: Random): Buffer {
  const changed = Buffer.from(bytes);
  const digits = [...changed.keys()].filter((at) => changed[at]! >= 48 && changed[at]! <= 57);
  for (let left = 1 + random(20); left > 0 && digits.length > 0; left--) {
    changed[digits[random(digits.length)]!] = 48 + random(10);
  }
  return changed;
}
