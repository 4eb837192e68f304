/** Timed requests of the home page, as `zicha probe` keeps them. */

/**
 * What came of one request. `open` · `http-NNN`, `timeout`, `dns`, `refused`, `reset`, `redirect-loop`, `too-many-redirects`,
 * `protocol`: did not open · `blocked-NNN`, `tls`: an answer that a browser may get past · `offline`: our own network.
 */
export type ProbeCode = string;

export interface ProbeRecord {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly url: string;
  /** Until the page was read or given up, in milliseconds. */
  readonly ms: number;
  readonly code: ProbeCode;
}
