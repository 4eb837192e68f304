/** Remembers what a pure function said about a text: the links of a site's template stand on each of its pages. */

import { flatText } from "./flat-text.ts";

/** Different texts remembered; with one more the memory begins anew, so that it stays bounded on sites of any size. */
const LIMIT = 20_000;

/** The same function, asked once for each text. Its answers are shared: they must not be changed. */
export function rememberByText<Answer>(judge: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (text) => {
    const hit = known.get(text);
    if (hit !== undefined) return hit.answer;
    if (known.size >= LIMIT) known.clear();
    const answer = judge(text);
    known.set(flatText(text), { answer });
    return answer;
  };
}
