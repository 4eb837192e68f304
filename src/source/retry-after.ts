/** Reads `Retry-After` (RFC 9110 §10.2.3). */

/** Milliseconds to wait; null when the header is missing or no date and no number of seconds. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isNaN(ms) ? null : Math.max(ms, 0);
}
