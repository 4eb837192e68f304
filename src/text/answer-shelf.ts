/** Puts answers of link targets away by number, each on a shelf until somebody wants to see it. */

import type { LinkAnswer } from "../model/site.ts";
import { createPlaceList } from "./place-list.ts";
import type { TextShelf } from "./text-shelf.ts";

export interface AnswerShelf {
  /** Takes the place of an earlier answer under this number. */
  readonly put: (number: number, answer: LinkAnswer) => void;
  readonly has: (number: number) => boolean;
  /** Null where there is none, and for -1. */
  readonly get: (number: number) => LinkAnswer | null;
}

type PlainAnswer = Omit<LinkAnswer, "anchors"> & { readonly anchors: readonly string[] | null };

export function createAnswerShelf(shelf: Pick<TextShelf, "put" | "get">): AnswerShelf {
  const places = createPlaceList();
  return {
    put(number, answer) {
      const { anchors } = answer;
      const plain: PlainAnswer = anchors === null ? { ...answer, anchors } : { ...answer, anchors: [...anchors] };
      places.set(number, shelf.put(JSON.stringify(plain)));
    },
    has: (number) => places.at(number) >= 0,
    get(number) {
      const place = places.at(number);
      if (place < 0) return null;
      const { anchors, ...answer }: PlainAnswer = JSON.parse(shelf.get(place));
      return { ...answer, anchors: anchors === null ? null : new Set(anchors) };
    },
  };
}
