/** Remembers what names resolve to, and which of a host's addresses could be connected to. */

import { type LookupAddress, lookup } from "node:dns";

/** The system's resolver does not tell for how long an answer is good. */
const KEPT_MS = 300_000;
/** Names that are not there may be there soon; a resolver that does not answer is asked again at once. */
const FAILURE_KEPT_MS = 10_000;
const KEPT_FAILURES: ReadonlySet<string | undefined> = new Set(["ENOTFOUND", "EAI_NODATA", "EAI_FAIL"]);

export type Resolved = (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void;
type Resolve = (hostname: string, options: { readonly all: true }, resolved: Resolved) => void;

export interface NameBook {
  readonly lookUp: (hostname: string, resolved: Resolved) => void;
  /** This address answered: the next connection tries it first, so that a dead one beside it (IPv6 often) costs no further delay. */
  readonly prefer: (hostname: string, address: string) => void;
}

interface Entry {
  readonly error: NodeJS.ErrnoException | null;
  addresses: readonly LookupAddress[];
  readonly until: number;
}

/** Names are asked once at a time, whoever wants them; IPv4 and IPv6 addresses in the resolver's order. */
export function createNameBook(resolve: Resolve = lookup, clock: () => number = () => performance.now()): NameBook {
  const known = new Map<string, Entry>();
  const asking = new Map<string, Resolved[]>();

  function keep(hostname: string, error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]): void {
    if (error !== null && !KEPT_FAILURES.has(error.code)) return;
    known.set(hostname, { error, addresses, until: clock() + (error === null ? KEPT_MS : FAILURE_KEPT_MS) });
  }

  return {
    lookUp(hostname, resolved) {
      const entry = known.get(hostname);
      if (entry !== undefined && clock() < entry.until) {
        // Callers of `lookup` count on being called later.
        queueMicrotask(() => resolved(entry.error, entry.addresses));
        return;
      }
      const others = asking.get(hostname);
      if (others !== undefined) {
        others.push(resolved);
        return;
      }
      const waiting = [resolved];
      asking.set(hostname, waiting);
      resolve(hostname, { all: true }, (error, addresses) => {
        asking.delete(hostname);
        keep(hostname, error, addresses);
        for (const wants of waiting) wants(error, addresses);
      });
    },
    prefer(hostname, address) {
      const entry = known.get(hostname);
      if (entry === undefined || entry.addresses[0]?.address === address) return;
      const first = entry.addresses.filter((one) => one.address === address);
      entry.addresses = [...first, ...entry.addresses.filter((one) => one.address !== address)];
    },
  };
}
