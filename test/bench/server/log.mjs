// Counts what was asked, without keeping every address: how often, with what answer, and which pages were sent twice.
import { numberIn } from "../site/columns.mjs";

const KEPT = 20;

export function createLog(articles) {
  let counts;
  let sent;
  let others;
  const reset = () => {
    counts = {
      requests: 0,
      head: 0,
      pages: 0,
      unchanged: 0,
      otherHosts: 0,
      faults: 0,
      sentTwice: 0,
      twice: [],
      status: {},
    };
    sent = new Uint8Array((articles >> 3) + 1);
    others = new Set();
    return "{}";
  };
  reset();

  /** Was this page sent before? Articles are told apart by a bit. */
  function wasSent(path) {
    const number = numberIn(path);
    if (number >= 0 && number < articles) {
      const bit = 1 << (number & 7);
      const before = (sent[number >> 3] & bit) !== 0;
      sent[number >> 3] |= bit;
      return before;
    }
    const before = others.has(path);
    others.add(path);
    return before;
  }

  return {
    reset,
    read: () => counts,
    noteOther() {
      counts.otherHosts++;
    },
    note(method, path, status, fault) {
      counts.requests++;
      counts.status[status] = (counts.status[status] ?? 0) + 1;
      if (method === "HEAD") counts.head++;
      if (status === 304) counts.unchanged++;
      if (fault !== null) counts.faults++;
      if (method !== "GET" || status !== 200 || (!path.endsWith(".html") && !path.endsWith("/"))) return;
      counts.pages++;
      if (!wasSent(path)) return;
      counts.sentTwice++;
      if (counts.twice.length < KEPT) counts.twice.push(path);
    },
  };
}
