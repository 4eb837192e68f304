/** Reads the host of a link's target without parsing the address: a page links to few hosts, and to most of them again and again. */

/** Empty strings for what has no host. */
export interface TargetHost {
  /** With its port when that is not the default one. */
  readonly host: string;
  readonly name: string;
}

const NO_HOST: TargetHost = { host: "", name: "" };
/** What ends the host besides a slash. */
const OTHER_END = /[?#\\]/;
/** Different beginnings remembered; with one more the memory begins anew. */
const LIMIT = 5_000;
const SCHEME_LENGTH = 8;

const known = new Map<string, TargetHost>();
let lastStart = "";
let lastHost = NO_HOST;

/** By the URL standard; takes any address. */
export function hostOfTarget(target: string): TargetHost {
  if (lastStart !== "" && target.startsWith(lastStart)) return lastHost;
  const slash = target.indexOf("/", SCHEME_LENGTH);
  const start = slash < 0 ? "" : target.slice(0, slash + 1);
  if (!start.startsWith("http") || OTHER_END.test(start)) return readHost(target);
  let host = known.get(start);
  if (host === undefined) {
    host = readHost(start);
    if (known.size >= LIMIT) known.clear();
    known.set(start, host);
  }
  lastStart = start;
  lastHost = host;
  return host;
}

/** What an address begins with up to its path, when that can stand for its host: what begins alike has the same host. Else empty. */
export function hostStart(address: string): string {
  const slash = address.indexOf("/", SCHEME_LENGTH);
  const start = slash < 0 ? "" : address.slice(0, slash + 1);
  return !start.startsWith("http") || OTHER_END.test(start) || hostOfTarget(start).host === "" ? "" : start;
}

function readHost(address: string): TargetHost {
  if (!URL.canParse(address)) return NO_HOST;
  const { host, hostname } = new URL(address);
  return { host, name: hostname };
}
