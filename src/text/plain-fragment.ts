/** Tells fragments that name a place in the page from those that a script or the browser understands. */

/** False for `#` and `#top` (HTML standard: the top of the page), `#!…` and `#/…` (routes), `#a=b` and `#:~:text=` (directives). */
export function isPlainFragment(fragment: string): boolean {
  return fragment !== "" && fragment.toLowerCase() !== "top" && !/^[!/]|[=&]|^:~:/.test(fragment);
}
