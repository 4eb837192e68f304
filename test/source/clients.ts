/** Clients of a test, closed after it. */

import { afterEach } from "vitest";
import type { FetchConfig } from "../../src/model/config.ts";
import { createHttpClient, type HttpClient, type HttpRequest, type HttpResult } from "../../src/source/http-client.ts";
import { fetchConfig, type Handler, never } from "./serve.ts";

const clients: HttpClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});

/** `named`: hosts that may be private. */
export function clientFor(changes: Partial<FetchConfig> = {}, named: readonly string[] = ["127.0.0.1"]): HttpClient {
  const client = createHttpClient(fetchConfig(changes), named);
  clients.push(client);
  return client;
}

/** Asks for the whole body, up to 1 MB. */
export const whole: HttpRequest = { method: "GET", plan: () => ({ maxBytes: 1_000_000, isCut: false }) };

/** Asks for a whole body with a client of its own. */
export const get = (address: string, changes: Partial<FetchConfig> = {}): Promise<HttpResult> =>
  clientFor(changes).fetch(address, whole, never);

/** The body as text; empty without one. */
export const text = (result: HttpResult): string => new TextDecoder().decode(result.body ?? new Uint8Array());

/** Answers the first requests in turn, then keeps giving the last one. */
export function inTurn(...handlers: Handler[]): Handler {
  let count = 0;
  return (request, response) => {
    const handler = handlers[Math.min(count, handlers.length - 1)];
    count += 1;
    handler?.(request, response);
  };
}
