/** Reads where a click handler leads: `window.open('…')`, `location.href='…'`, `location.assign('…')`. */

const MAY_LEAD = /open|location/;
const HANDLER =
  /(?:window\.open\s*\(|(?:location(?:\.href)?\s*=(?!=)|location\.(?:assign|replace)\s*\())\s*(["'])([^"']*)\1\s*(?=[;,)]|$)/;

/** The address when it is one whole literal; null for anything else. */
export function handlerAddress(handler: string): string | null {
  const href = MAY_LEAD.test(handler) ? HANDLER.exec(handler)?.[2] : undefined;
  return href === undefined || href === "" ? null : href;
}
