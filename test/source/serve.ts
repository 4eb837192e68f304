/** Real servers on loopback for the tests of the source stage. */

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTcpServer, type Socket } from "node:net";
import { afterEach } from "vitest";
import type { Config, FetchConfig } from "../../src/model/config.ts";

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface Served {
  /** `http://127.0.0.1:PORT`, without slash. */
  readonly origin: string;
  readonly port: number;
  /** `METHOD path` of every request, in order. */
  readonly requests: readonly string[];
  /** Ends it before its time: its port refuses connections from then on. */
  readonly close: () => Promise<void>;
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** `port` 0 is any free one. */
export function serve(handler: Handler, host = "127.0.0.1", port = 0): Promise<Served> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    handler(request, response);
  });
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return new Promise((resolve, reject) => {
    server.listen(port, host, () => {
      const address = server.address();
      if (address === null || typeof address === "string") return reject(new Error("no port"));
      const close = (): Promise<void> =>
        new Promise((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      resolve({ origin: `http://${host}:${address.port}`, port: address.port, requests, close });
    });
  });
}

/** Answers every connection with these bytes as soon as a request arrives. */
export function serveRaw(answer: Buffer): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("data", () => socket.end(answer));
  });
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return new Promise((resolve, reject) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") return reject(new Error("no port"));
      resolve(`http://127.0.0.1:${address.port}`);
    });
  });
}

/** Serves a table of paths; a string is an HTML page, a function does what it likes, anything else is 404. */
export function routes(table: Readonly<Record<string, string | Handler>>): Handler {
  return (request, response) => {
    const route = table[request.url ?? ""];
    if (typeof route === "function") return route(request, response);
    const headers = { "content-type": "text/html; charset=utf-8" };
    if (route === undefined) response.writeHead(404, headers).end("<title>404</title>");
    else response.writeHead(200, headers).end(route);
  };
}

export const redirect =
  (location: string, status = 302): Handler =>
  (_request, response) => {
    response.writeHead(status, { location }).end();
  };

export const answer =
  (status: number, headers: Record<string, string> = {}, body: string | Uint8Array = ""): Handler =>
  (_request, response) => {
    response.writeHead(status, headers).end(body);
  };

export const fetchConfig = (changes: Partial<FetchConfig> = {}): FetchConfig => ({
  perHost: 4,
  gapMs: 0,
  gapIsConfigured: false,
  timeoutMs: 5000,
  retries: 2,
  maxBytes: 1_000_000,
  robots: true,
  userAgent: "zicha/0.1 (test)",
  proxy: null,
  ca: null,
  hosts: {},
  ...changes,
});

export const siteConfig = (changes: Partial<Config["site"]> = {}): Config["site"] => ({
  name: null,
  url: null,
  code: null,
  region: null,
  hosts: [],
  exclude: [],
  ...changes,
});

export const never: AbortSignal = new AbortController().signal;
