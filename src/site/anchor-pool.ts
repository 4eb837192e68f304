/** Keeps the anchors of all pages in little memory: pages of one template mostly have the same ones. */

/** A function that returns one shared set for equal lists. */
export function createAnchorPool(): (anchors: readonly string[]) => ReadonlySet<string> {
  const pool = new Map<string, ReadonlySet<string>>();
  const empty: ReadonlySet<string> = new Set();
  return (anchors) => {
    if (anchors.length === 0) return empty;
    const key = anchors.join("\n");
    const known = pool.get(key);
    if (known !== undefined) return known;
    const own: ReadonlySet<string> = new Set(anchors);
    pool.set(key, own);
    return own;
  };
}
