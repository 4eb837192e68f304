/** Several sources as one, read one after the other. */

import type { Snapshot } from "../model/snapshot.ts";
import type { Source } from "../model/source.ts";

/** A page that two sources hold (a folder and a file in it) is handed over once. */
export function joinSources(sources: readonly Source[]): Source {
  const owners = new Map<string, Source>();

  async function* snapshots(signal: AbortSignal): AsyncGenerator<Snapshot> {
    for (const source of sources) {
      for await (const snapshot of source.snapshots(signal)) {
        if (owners.has(snapshot.url)) {
          source.offer([], snapshot);
          continue;
        }
        owners.set(snapshot.url, source);
        yield snapshot;
      }
    }
  }

  return {
    target: sources.map((source) => source.target).join(" "),
    get starts() {
      return sources.flatMap((source) => source.starts);
    },
    snapshots,
    offer: (links, from) => owners.get(from.url)?.offer(links, from),
    owns: (address) => sources.some((source) => source.owns(address)),
    answer(target) {
      for (const source of sources) {
        const answer = source.answer(target);
        if (answer !== null) return answer;
      }
      return null;
    },
    mayAsk: (target) => {
      const owner = sources.find((source) => source.owns(target));
      return owner === undefined ? sources.some((source) => source.mayAsk(target)) : owner.mayAsk(target);
    },
    progress: () => {
      const all = sources.map((source) => source.progress());
      return {
        done: all.reduce((sum, { done }) => sum + done, 0),
        queued: all.reduce((sum, { queued }) => sum + queued, 0),
      };
    },
  };
}
