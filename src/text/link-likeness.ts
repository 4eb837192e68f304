/** Tells by two numbers whether two links are alike in all but their text and place. */

import type { PlainLink } from "../model/document.ts";

/** Two lanes of 32 bits. */
export interface Likeness {
  readonly low: number;
  readonly high: number;
  /** What their address says of them (`link-traits.ts`), noted so that it is found out once; 0 when nobody has looked. */
  traits: number;
}

const START_LOW = 0x811c9dc5;
const START_HIGH = 0x9747b28c;

/** Equal for links of the same kind, element, spelling, target and fragment; different ones hardly meet. */
export function likenessOf({
  kind,
  element,
  href,
  target,
  fragment,
}: Pick<PlainLink, "kind" | "element" | "href" | "target" | "fragment">): Likeness {
  let low = START_LOW;
  let high = START_HIGH;
  for (const text of [href, target ?? "\0", kind, element, fragment ?? "\0"]) {
    low = hashText(low, text, 0x01000193);
    high = hashText(high, text, 0x5bd1e995);
  }
  return { low, high, traits: 0 };
}

/** Mixes a text and its length into a hash of 32 bits. `factor` is odd: two lanes take two. */
export function hashText(start: number, text: string, factor: number): number {
  let hash = start;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), factor);
  return hashNumber(hash ^ (hash >>> 15), text.length, factor);
}

export function hashNumber(start: number, number: number, factor: number): number {
  const hash = Math.imul(start ^ number, factor);
  return hash ^ (hash >>> 15);
}
