/** The origins that a run asks, each with its connections, its host's politeness and its state; nothing is loaded before the first one. */

import type { FetchConfig } from "../model/config.ts";
import type { HostWait } from "../model/source.ts";
import type { Origin } from "./ask-origin.ts";
import { createCircuit } from "./circuit.ts";
import { createDispatchers, type Dispatchers } from "./create-dispatchers.ts";
import { createDeadlines, type Deadlines } from "./deadlines.ts";
import { createHostGate, type HostGate } from "./host-gate.ts";
import { createHostPace, type HostPace } from "./host-pace.ts";
import { policyOf } from "./host-policy.ts";
import { createSlots } from "./slots.ts";

/** Connections to all hosts together. */
const MAX_AT_ONCE = 64;
/** Pauses before retries on the loopback, as a part of those on the network. */
const LOOPBACK_SCALE = 0.02;

export interface Origins {
  /** Known without waiting; undefined for the first question to an origin. */
  readonly known: (origin: string) => Origin | undefined;
  /** Rejects with a `UsageError` for a bad CA file. */
  readonly open: (url: URL) => Promise<Origin>;
  readonly paceMs: (url: URL) => number;
  readonly close: () => Promise<void>;
}

interface HostTurns {
  readonly gate: HostGate;
  readonly pace: HostPace;
  readonly scale: number;
  readonly onWait: (ms: number) => void;
}
interface Engine {
  readonly dispatchers: Dispatchers;
  readonly deadlines: Deadlines;
}

export function createOrigins(
  fetch: FetchConfig,
  isTrusted: (hostname: string) => boolean,
  onWait: (wait: HostWait) => void,
): Origins {
  const slots = createSlots(Math.max(MAX_AT_ONCE, fetch.perHost));
  const hosts = new Map<string, HostTurns>();
  const origins = new Map<string, Origin>();
  let engine: Promise<Engine> | null = null;

  async function start(): Promise<Engine> {
    return { dispatchers: await createDispatchers(fetch, isTrusted), deadlines: createDeadlines(fetch.timeoutMs) };
  }

  /** All origins of a host share its politeness. */
  function turnsOf(url: URL): HostTurns {
    const known = hosts.get(url.host);
    if (known !== undefined) return known;
    const { perHost, gapMs, isLoopback } = policyOf(fetch, url);
    const pace = createHostPace(perHost, gapMs);
    const made = {
      pace,
      gate: createHostGate(pace, slots),
      scale: isLoopback ? LOOPBACK_SCALE : 1,
      onWait: (ms: number) => onWait({ host: url.host, ms }),
    };
    hosts.set(url.host, made);
    return made;
  }

  return {
    known: (origin) => origins.get(origin),
    async open(url) {
      engine ??= start();
      const { dispatchers, deadlines } = await engine;
      const known = origins.get(url.origin);
      if (known !== undefined) return known;
      const turns = turnsOf(url);
      const circuit = createCircuit(turns.scale);
      const made = { ...turns, circuit, deadlines, dispatcher: dispatchers.pick(url), askedHead: false };
      origins.set(url.origin, made);
      return made;
    },
    paceMs(url) {
      const known = hosts.get(url.host);
      if (known !== undefined) return known.pace.spacingMs();
      const { perHost, gapMs } = policyOf(fetch, url);
      return gapMs / perHost;
    },
    close: async () => {
      // A start that failed has told so already, and left nothing to close.
      const started = await engine?.catch(() => null);
      await started?.dispatchers.close();
    },
  };
}
