/** A client that takes what the run has read before from its memory: robots.txt and sitemaps must not change within a run. */

import type { HttpClient } from "./http-client.ts";
import type { FileMemory } from "./page-memory.ts";

/** Answers that say nothing for certain are asked for again. */
export function createRecallingClient(client: HttpClient, memory: FileMemory): HttpClient {
  return {
    ...client,
    async fetch(address, request, signal) {
      const known = memory.file(address);
      if (known !== null) return known;
      const result = await client.fetch(address, request, signal);
      if (result.error === null && (result.status ?? 500) < 500) memory.note(address, result);
      return result;
    },
  };
}
