/** Takes in what link targets answered, whoever asked: for the site stage, for a saved run, and by its name for a recheck. */

import type { LinkAnswer } from "../model/site.ts";
import { maskPersonalData } from "../text/mask.ts";
import type { Workshop } from "./workshop.ts";

export interface AnswerTaker {
  readonly take: (answer: LinkAnswer) => Promise<void>;
  /** How many were taken. */
  readonly count: () => number;
  /** Of a recheck: by the target's masked name; null for what was not asked. */
  readonly find: (name: string) => LinkAnswer | null;
}

export function createAnswerTaker({
  request,
  site,
  writer,
}: Pick<Workshop, "request" | "site" | "writer">): AnswerTaker {
  const named = new Map<string, LinkAnswer>();
  let taken = 0;
  return {
    async take(answer) {
      site.links.addAnswer(answer);
      taken += 1;
      // Of a whole run these would be a copy of all answers.
      if (request.only !== undefined) named.set(maskPersonalData(answer.target), answer);
      await writer?.saveAnswer(answer);
    },
    count: () => taken,
    find: (name) => named.get(name) ?? null,
  };
}
