import type { IncomingMessage, ServerResponse } from "node:http";
import type { BenchAnswer } from "../site/create-site.mjs";

export type FaultKind = "429" | "503" | "reset" | "slow";
export function createFaults(seed: number): {
  readonly next: (path: string) => FaultKind | null;
  readonly play: (
    kind: FaultKind,
    request: IncomingMessage,
    response: ServerResponse,
    answer: () => BenchAnswer,
  ) => number;
};
