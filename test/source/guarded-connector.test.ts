import { Socket } from "node:net";
import { buildConnector } from "undici";
import { expect, test } from "vitest";
import { createLookup, guardConnector } from "../../src/source/guarded-connector.ts";
import { createNameBook } from "../../src/source/name-book.ts";
import { fetchConfig, routes, serve } from "./serve.ts";

const nobody = (): boolean => false;

function lookUp(
  isTrusted: (host: string) => boolean,
  all: boolean,
): Promise<{ error: Error | null; address: unknown }> {
  return new Promise((resolve) => {
    createLookup(createNameBook(), isTrusted)("localhost", { all }, (error, address) => resolve({ error, address }));
  });
}

test("a name that leads to a private address is refused before connecting", async () => {
  expect((await lookUp(nobody, true)).error).toMatchObject({ code: "PRIVATE_ADDRESS" });
  expect((await lookUp(nobody, false)).error).toMatchObject({ code: "PRIVATE_ADDRESS" });
});

test("a trusted name is looked up, in the form that was asked for", async () => {
  const trusted = (host: string): boolean => host === "localhost";
  expect((await lookUp(trusted, true)).address).toEqual(
    expect.arrayContaining([expect.objectContaining({ address: expect.any(String) })]),
  );
  expect((await lookUp(trusted, false)).address).toMatch(/^127\.0\.0\.1$|^::1$/);
});

/** A connection whose peer turns out to be `remoteAddress`. */
function connectTo(
  remoteAddress: string,
  hostname: string,
  isTrusted = nobody,
): Promise<{ error: Error | null; socket: Socket }> {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: remoteAddress });
  const connect = guardConnector(
    (_options, callback) => callback(null, socket),
    fetchConfig(),
    createNameBook(),
    isTrusted,
  );
  return new Promise((resolve) => {
    connect({ hostname, protocol: "http:", port: "80" }, (...[error]) => resolve({ error, socket }));
  });
}

test("the peer is judged after connecting, since DNS may have changed in between", async () => {
  const refused = await connectTo("10.1.2.3", "www.example.gov.cn");
  expect(refused.error).toMatchObject({ code: "PRIVATE_ADDRESS" });
  expect(refused.socket.destroyed).toBe(true);
  expect((await connectTo("::ffff:192.168.0.1", "www.example.gov.cn")).error).toMatchObject({
    code: "PRIVATE_ADDRESS",
  });
  expect((await connectTo("1.2.3.4", "www.example.gov.cn")).error).toBeNull();
  expect((await connectTo("10.1.2.3", "www.example.gov.cn", () => true)).error).toBeNull();
});

test("literal addresses are judged before", async () => {
  expect((await connectTo("1.2.3.4", "10.0.0.1")).error).toMatchObject({ code: "PRIVATE_ADDRESS" });
  expect((await connectTo("1.2.3.4", "[::1]")).error).toMatchObject({ code: "PRIVATE_ADDRESS" });
});

test("of a host's addresses the one that answers is taken, and remembered", async () => {
  const { port } = await serve(routes({}), "127.0.0.1");
  // Nothing listens on the first one, whether the machine knows IPv6 or not.
  const both = [
    { address: "::1", family: 6 },
    { address: "127.0.0.1", family: 4 },
  ];
  const names = createNameBook((_name, _options, resolved) => resolved(null, both));
  const trusted = (): boolean => true;
  const connect = guardConnector(
    buildConnector({ autoSelectFamily: true, lookup: createLookup(names, trusted) }),
    fetchConfig(),
    names,
    trusted,
  );
  const peer = await new Promise<string | undefined>((resolve, reject) => {
    connect({ hostname: "www.example.gov.cn", protocol: "http:", port: `${port}` }, (...[error, socket]) => {
      if (error !== null) return reject(error);
      const { remoteAddress } = socket;
      socket.destroy();
      resolve(remoteAddress);
    });
  });
  expect(peer).toBe("127.0.0.1");
  const order = await new Promise((resolve) => {
    names.lookUp("www.example.gov.cn", (_error, addresses) => resolve(addresses.map(({ family }) => family)));
  });
  expect(order).toEqual([4, 6]);
});
