/** Path globs of the config: `*` within a segment, `**` across segments, `?` one character; matching is linear in the path. */

const STAR = 0;
const DOUBLE_STAR = 1;
const ANY = 2;
type Token = typeof STAR | typeof DOUBLE_STAR | typeof ANY | string;

function tokenize(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (let index = 0; index < pattern.length; index += 1) {
    const char = pattern.charAt(index);
    if (char === "?") tokens.push(ANY);
    else if (char !== "*") tokens.push(char);
    else {
      let end = index;
      while (pattern.charAt(end + 1) === "*") end += 1;
      tokens.push(end > index ? DOUBLE_STAR : STAR);
      index = end;
    }
  }
  return tokens;
}

/** One pass over the text with the set of reachable token positions, so that many stars cannot blow up. */
function matches(tokens: readonly Token[], text: string): boolean {
  let states = close(tokens, [0]);
  for (const char of text) {
    const next: number[] = [];
    for (const state of states) {
      const token = tokens[state];
      if (token === DOUBLE_STAR || (token === STAR && char !== "/")) next.push(state);
      else if (token === char || (token === ANY && char !== "/")) next.push(state + 1);
    }
    if (next.length === 0) return false;
    states = close(tokens, next);
  }
  return states.includes(tokens.length);
}

function close(tokens: readonly Token[], states: readonly number[]): number[] {
  const reached = new Set<number>();
  for (const state of states) {
    let position = state;
    reached.add(position);
    while (tokens[position] === STAR || tokens[position] === DOUBLE_STAR) {
      position += 1;
      reached.add(position);
    }
  }
  return [...reached];
}

function literalPrefix(pattern: string): string {
  const star = pattern.search(/[*?]/);
  return star < 0 ? pattern : pattern.slice(0, star);
}

function pathOf(address: string): string {
  if (!address.includes("://")) return address;
  const slash = address.indexOf("/", address.indexOf("://") + 3);
  return slash < 0 ? "/" : address.slice(slash);
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    // GBK percent-encoding is no UTF-8; such a path is compared as it is written.
    return path;
  }
}

/**
 * Compiles a path glob (contract §5). The returned test takes a path or a whole address; a pattern with `://` is compared with
 * the whole address, any other with the path, with and without the query. `/x/**` also matches `/x`. Written Chinese matches
 * its UTF-8 percent-encoding. Case counts.
 */
export function pathGlob(pattern: string): (pathOrAddress: string) => boolean {
  const isWhole = pattern.includes("://");
  const variants = pattern.endsWith("/**") ? [pattern, pattern.slice(0, -3)] : [pattern];
  const compiled = variants.map((variant) => ({ prefix: literalPrefix(variant), tokens: tokenize(variant) }));
  const test = (text: string): boolean =>
    compiled.some(({ prefix, tokens }) => text.startsWith(prefix) && matches(tokens, text));
  return (pathOrAddress) => {
    const raw = isWhole ? pathOrAddress : pathOf(pathOrAddress);
    const full = raw.includes("%") ? decode(raw) : raw;
    const query = full.indexOf("?");
    if (test(full) || (query >= 0 && test(full.slice(0, query)))) return true;
    return full !== raw && test(raw);
  };
}
