/** Reads what a page tells its visitor in a message box before it sends them away again. */

const ALERT = /\balert\s*\(\s*(["'])([^"'\\\n]{1,80})\1\s*\)/;
const LEAVES =
  /history\s*\.\s*(?:back|go)\s*\(|window\s*\.\s*close\s*\(|location(?:\s*\.\s*href)?\s*=|location\s*\.\s*(?:replace|assign)\s*\(/;

/** Empty where scripts show no message, or stay on the page. */
export function readFarewell(html: string): string {
  const message = ALERT.exec(html)?.[2] ?? "";
  return message !== "" && LEAVES.test(html) ? message : "";
}
