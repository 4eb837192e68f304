/** Each fault of a TLS connection by a server that has it. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type ServerOptions } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createHttpClient, type HttpResult } from "../../src/source/http-client.ts";
import { answerOf, missOf } from "../../src/source/judge-page.ts";
import { judgeAnswer } from "../../src/text/link-verdict.ts";
import { makeCertificate } from "./make-certificate.ts";
import { fetchConfig, never } from "./serve.ts";

const authority = makeCertificate({ name: "test authority", issuer: null, isAuthority: true });
const stranger = makeCertificate({ name: "nobody knows it", issuer: null, isAuthority: true });
const address = "127.0.0.1";
const good = makeCertificate({ name: "good", issuer: authority, address });

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "zicha-tls-"));
  writeFileSync(join(folder, "ca.pem"), authority.cert);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function ask(options: ServerOptions): Promise<HttpResult> {
  const server = createServer(options, (_request, response) => response.end("inside"));
  server.on("tlsClientError", () => {});
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const bound = server.address();
  const port = bound === null || typeof bound === "string" ? 0 : bound.port;
  const client = createHttpClient(fetchConfig({ ca: join(folder, "ca.pem"), retries: 1 }), [address]);
  closers.push(client.close, () => server.close().closeAllConnections());
  return client.fetch(
    `https://${address}:${port}/`,
    { method: "GET", plan: () => ({ maxBytes: 100, isCut: true }) },
    never,
  );
}

test("a certificate of an authority in the config is good", async () => {
  expect(await ask(good)).toMatchObject({ status: 200, error: null });
});

const faults: readonly (readonly [string, ServerOptions])[] = [
  ["tls-expired", makeCertificate({ name: "old", issuer: authority, address, to: "2002-01-01" })],
  ["tls-expired", makeCertificate({ name: "not yet", issuer: authority, address, from: "2198-01-01" })],
  ["tls-host", makeCertificate({ name: "another", issuer: authority, address: "192.0.2.1" })],
  ["tls-authority", makeCertificate({ name: "itself", issuer: null, address })],
  ["tls-authority", withChain(makeCertificate({ name: "strange", issuer: stranger, address }))],
  ["tls-chain", makeCertificate({ name: "alone", issuer: stranger, address })],
  ["tls-old", { ...good, minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" }],
];

function withChain(leaf: { readonly cert: string; readonly key: string }): ServerOptions {
  return { cert: leaf.cert + stranger.cert, key: leaf.key };
}

test.each(faults)("%s, case %#", async (fault, options) => {
  const result = await ask({ ...options });
  // Asked once: the answer will not change within a run. Nothing of the page is read.
  expect(result).toMatchObject({ status: null, error: "tls", body: null, attempts: 1 });
  const answer = answerOf(result, "", true);
  expect(answer.error).toBe(fault);
  expect(judgeAnswer(answer)).toEqual({ verdict: "uncertain", reason: fault });
  expect(missOf(result)).toMatchObject({ outcome: "unreadable", reason: "tls", detail: result.detail });
});
