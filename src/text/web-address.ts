/** Tells addresses on the web from paths of files. */

/** Does it begin as `http://` or `https://` does, in whatever case? Nothing is said of the rest. */
export function isWebAddress(name: string): boolean {
  return /^https?:\/\//i.test(name);
}

/** Is it a valid address on the web? */
export function isValidWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
