// Trouble that passes: the first request of some addresses meets it, the next one is answered.
import { mixText } from "../site/random.mjs";

/** Kind and share of the addresses. */
const KINDS = [
  ["429", 0.03],
  ["503", 0.03],
  ["reset", 0.01],
  ["slow", 0.01],
];
const SLOW_MS = 3000;
const SLOW_PARTS = 20;

export function createFaults(seed) {
  const met = new Set();
  return {
    /** Kind of trouble that this request meets, or null. A robots.txt without answer would forbid the site. */
    next(path) {
      if (path === "/robots.txt") return null;
      let draw = mixText(seed ^ 0x5eed, path) / 4294967296;
      for (const [kind, share] of KINDS) {
        draw -= share;
        if (draw >= 0) continue;
        if (met.has(path)) return null;
        met.add(path);
        return kind;
      }
      return null;
    },
    /** Returns the status sent, 0 for a broken connection. */
    play(kind, request, response, answer) {
      if (kind === "reset") {
        request.socket.resetAndDestroy();
        return 0;
      }
      if (kind === "slow") return sendSlowly(request, response, answer());
      response.writeHead(Number(kind), { "Retry-After": "1", "Content-Type": "text/html" });
      response.end();
      return Number(kind);
    },
  };
}

function sendSlowly(request, response, { status, type, body, location }) {
  if (location !== undefined || request.method === "HEAD") {
    response.writeHead(status, location === undefined ? { "Content-Type": type } : { Location: encodeURI(location) });
    response.end();
    return status;
  }
  response.writeHead(status, { "Content-Type": type, "Content-Length": body.length });
  const step = Math.ceil(body.length / SLOW_PARTS);
  let at = 0;
  const timer = setInterval(() => {
    if (response.destroyed || at >= body.length) {
      clearInterval(timer);
      response.end();
      return;
    }
    response.write(body.subarray(at, at + step));
    at += step;
  }, SLOW_MS / SLOW_PARTS);
  return status;
}
