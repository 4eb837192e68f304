// Serves the sample site on loopback under its own host name, and stands in for every other host that its pages name.
import { readFileSync } from "node:fs";
import { copyFile, mkdtemp, readFile, writeFile } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SITES = fileURLToPath(new URL("../../fixtures/sites/", import.meta.url));
const TYPES = {
  ".html": "text/html",
  ".css": "text/css",
  ".png": "image/png",
  ".gif": "image/gif",
  ".txt": "text/plain",
  ".doc": "application/msword",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".xls": "application/vnd.ms-excel",
};
const STAND_IN =
  '<!doctype html><html><head><meta charset="utf-8"><title>备案查询</title></head><body><p>查询结果。</p></body></html>';
/** Other hosts of which more is known: a domain that has lapsed, and a newspaper that has moved. */
const OTHERS = {
  "www.lxjzyxh.example":
    '<!doctype html><html><head><meta charset="utf-8"><title>域名已过期</title></head><body><p>该域名已过期，请联系注册商续费。</p></body></html>',
  "www.lxrb-xw.example":
    '<!doctype html><html><head><meta charset="utf-8"><title>临溪日报社</title></head><body><p>今日要闻。</p></body></html>',
};
/** Answers no program, whatever it asks. */
const FIREWALL = "waf.linxi.example";
const MOVED = { "www.lxrb.example": "http://www.lxrb-xw.example/" };

/** Starts the server on a free port. `config` is the path of a config file made for it in a folder of its own. */
export async function serveSample(name = "linxi", host = "zjj.linxi.example") {
  const server = http.createServer((request, response) => {
    const asked = request.headers.host ?? "";
    if (asked in MOVED) return response.writeHead(302, { location: MOVED[asked], "content-length": 0 }).end();
    if (asked === FIREWALL)
      return answer(response, request, 403, "text/html", "<html><body>Request blocked</body></html>");
    if (asked !== host) return answer(response, request, 200, "text/html", OTHERS[asked] ?? STAND_IN);
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://sample.invalid").pathname);
    const file = join(SITES, name, path.endsWith("/") ? `${path}index.html` : path);
    try {
      answer(response, request, 200, TYPES[extname(file)] ?? "application/octet-stream", readFileSync(file));
    } catch {
      answer(
        response,
        request,
        404,
        "text/html",
        "<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>",
      );
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  const folder = await mkdtemp(join(tmpdir(), "zicha-sample-"));
  const config = join(folder, "zicha.config.yaml");
  await writeFile(
    config,
    (await readFile(join(SITES, `${name}.config.yaml`), "utf8")).replaceAll("PORT", String(port)),
  );
  await copyFile(join(SITES, `${name}.roster.yaml`), join(folder, `${name}.roster.yaml`));
  /** Calls back with `METHOD path` of every request for the site itself. */
  const watch = (listener) =>
    server.on("request", ({ method, url, headers }) => {
      if (headers.host === host) listener(`${method} ${url}`);
    });
  return { port, config, folder, watch, close: () => new Promise((done) => server.close(done).closeAllConnections()) };
}

function answer(response, request, status, type, body) {
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) });
  response.end(request.method === "HEAD" ? undefined : body);
}
