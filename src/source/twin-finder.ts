/** Tells `/x/` and `/x/index.html` as one page when they hold the same bytes. */

const DIRECTORY_PAGE = /^[^?]*\/(?=(?:(?:index|default)\.\w{2,5})?$)/i;

/**
 * Returns a function that gives the address under which the same directory page was read before, or null (and then remembers
 * this one); `hash` is equal for equal bytes. Addresses that are no directory and no index file have no twins.
 */
export function createTwinFinder(): (address: string, hash: string) => string | null {
  const directories = new Map<string, { readonly hash: string; readonly address: string }>();
  return (address, hash) => {
    const directory = DIRECTORY_PAGE.exec(address)?.[0];
    if (directory === undefined) return null;
    const twin = directories.get(directory);
    if (twin === undefined) directories.set(directory, { hash, address });
    return twin !== undefined && twin.hash === hash ? twin.address : null;
  };
}
