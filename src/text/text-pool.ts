/** Makes equal texts one: what comes out of JSON holds each text anew. */

/** Remembers so many texts; further ones come back as they are. */
export function createTextPool(most = 20_000): (text: string) => string {
  const pool = new Map<string, string>();
  return (text) => {
    const known = pool.get(text);
    if (known !== undefined) return known;
    if (pool.size < most) pool.set(text, text);
    return text;
  };
}
