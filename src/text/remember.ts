/** Remembers what a pure function said about a text: the links of a site's template stand on each of its pages. */

/** Different texts remembered; with one more the memory begins anew, so that it stays bounded on sites of any size. */
const LIMIT = 8_000;
/** Longer texts hardly repeat. UTF-16 code units. */
const LONGEST = 200;

/**
 * The same function, asked once for each text. Its answers are shared: they must not be changed. For texts in memory of their
 * own, such as a page's attributes: a slice would keep alive what it was cut out of. A copy would not do as key, since looking
 * up the very same string costs far less than an equal one.
 */
export function rememberByText<Answer>(judge: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (text) => {
    const hit = known.get(text);
    if (hit !== undefined) return hit.answer;
    const answer = judge(text);
    if (text.length > LONGEST) return answer;
    if (known.size >= LIMIT) known.clear();
    known.set(text, { answer });
    return answer;
  };
}

/**
 * The same function, whose last answer is kept: several checks ask about one page after the other. A weak map would do the same
 * and cost more than it saves: what hangs on its answers outlives many short collections, whole pages among it.
 */
export function rememberLast<Subject extends object, Answer>(
  judge: (subject: Subject) => Answer,
): (subject: Subject) => Answer {
  let last: { readonly subject: Subject; readonly answer: Answer } | null = null;
  return (subject) => {
    if (last?.subject !== subject) last = { subject, answer: judge(subject) };
    return last.answer;
  };
}
