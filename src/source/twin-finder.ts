/** Tells `/x/` and `/x/index.html` as one page when they hold the same bytes, and `/Show.asp?ID=1` and `/show.asp?id=1`. */

const DIRECTORY_PAGE = /^[^?]*\/(?=(?:(?:index|default)\.\w{2,5})?$)/i;
/** IIS takes names in any case, and what was written by hand over years spells them in several. */
const ANY_CASE = /\.aspx?(?:\?|$)/i;

/**
 * Returns a function that gives the address under which the same page was read before, or null (and then remembers this one);
 * `hash` is equal for equal bytes. Addresses that are neither a directory, nor an index file, nor a page of IIS have no twins.
 */
export function createTwinFinder(): (address: string, hash: string) => string | null {
  const known = new Map<string, { readonly hash: string; readonly address: string }>();
  return (address, hash) => {
    const name = DIRECTORY_PAGE.exec(address)?.[0] ?? (ANY_CASE.test(address) ? address : undefined);
    if (name === undefined) return null;
    const key = name.toLowerCase();
    const twin = known.get(key);
    if (twin === undefined) known.set(key, { hash, address });
    return twin !== undefined && twin.hash === hash ? twin.address : null;
  };
}
