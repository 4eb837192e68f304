// Serves a made-up site on loopback: `node test/bench/serve-site.mjs --pages 1000 [--port 29080] [--latency 20] [--faults]`.
// `--faults`: 3 % of the addresses answer 429 with Retry-After once, 3 % 503, 1 % reset, 1 % send their body slowly.
// `GET /__stats` tells what was asked since the last `GET /__reset`. Prints one line of JSON when it is ready; ends on SIGTERM.
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { createFaults } from "./server/faults.mjs";
import { createLog } from "./server/log.mjs";
import { createResponder } from "./server/respond.mjs";
import { createSite } from "./site/create-site.mjs";

const { values } = parseArgs({
  options: {
    pages: { type: "string", default: "1000" },
    port: { type: "string", default: "29080" },
    seed: { type: "string", default: "1" },
    latency: { type: "string", default: "0" },
    faults: { type: "boolean", default: false },
  },
});
const port = Number(values.port);
const latency = Number(values.latency);
const site = createSite({ pages: Number(values.pages), port, seed: Number(values.seed) });
const log = createLog(site.articles);
const faults = values.faults ? createFaults(site.seed) : null;
const respond = createResponder(site);

function handle(request, response) {
  const path = request.url.split("?", 1)[0];
  if (path === "/__stats") return response.end(JSON.stringify(log.read()));
  if (path === "/__reset") return response.end(log.reset());
  const fault = faults?.next(path) ?? null;
  const status =
    fault === null ? respond(request, response, path) : faults.play(fault, request, response, () => site.answer(path));
  log.note(request.method, path, status, fault);
}

const main = createServer({ keepAliveTimeout: 60_000, noDelay: true }, (request, response) => {
  if (latency > 0) setTimeout(handle, latency, request, response);
  else handle(request, response);
});
const other = () =>
  createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const { status, type, body } = site.otherAnswer(request.url);
    log.noteOther();
    response.writeHead(status, { "Content-Type": type, "Content-Length": body.length });
    response.end(request.method === "HEAD" ? undefined : body);
  });

const listen = (server, host, at) =>
  new Promise((ready, fail) => {
    server.once("error", fail);
    server.listen({ host, port: at, backlog: 1024 }, ready);
  });
await Promise.all([
  listen(main, "127.0.0.1", port),
  listen(other(), "127.0.0.2", port + 2),
  listen(other(), "127.0.0.3", port + 3),
]);
process.on("SIGTERM", () => process.exit(0));
console.log(JSON.stringify({ base: site.base, articles: site.articles }));
