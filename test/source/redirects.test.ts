import { describe, expect, test } from "vitest";
import { get, text } from "./clients.ts";
import { redirect, routes, serve, serveRaw } from "./serve.ts";

describe("redirects", () => {
  test("are followed by hand and recorded", async () => {
    const { origin } = await serve(routes({ "/a": redirect("/b", 301), "/b": redirect("c#part", 307), "/c": "there" }));
    const result = await get(`${origin}/a`);
    expect(result).toMatchObject({ status: 200, finalUrl: `${origin}/c`, error: null });
    expect(result.redirects).toEqual([`${origin}/a`, `${origin}/b`]);
    expect(text(result)).toBe("there");
  });

  test("that lead back are a loop", async () => {
    const { origin, requests } = await serve(routes({ "/a": redirect("/b"), "/b": redirect("/a") }));
    expect(await get(`${origin}/a`)).toMatchObject({ status: null, error: "redirect-loop" });
    expect(requests).toEqual(["GET /a", "GET /b"]);
  });

  test("to themselves with a cookie are none", async () => {
    const { origin } = await serve((request, response) => {
      if (request.headers.cookie === "seen=1") response.writeHead(200).end("welcome");
      else response.writeHead(302, { location: request.url ?? "", "set-cookie": "seen=1; Path=/; HttpOnly" }).end();
    });
    expect(await get(`${origin}/a`)).toMatchObject({ status: 200, error: null });
  });

  test("end after ten", async () => {
    const { origin, requests } = await serve((request, response) => {
      response.writeHead(302, { location: `/${Number(request.url?.slice(1)) + 1}` }).end();
    });
    const result = await get(`${origin}/0`);
    expect(result.error).toBe("too-many-redirects");
    expect(result.redirects).toHaveLength(10);
    expect(requests).toHaveLength(11);
  });

  test.each([
    ["UTF-8", "utf8", "/%E9%80%9A%E7%9F%A5"],
    ["GBK", "gbk", "/%CD%A8%D6%AA"],
  ])("with raw %s bytes in Location ask for those bytes", async (_name, charset, path) => {
    const bytes = charset === "utf8" ? Buffer.from("通知") : Buffer.from([0xcd, 0xa8, 0xd6, 0xaa]);
    const target = await serve(routes({ [path]: "there" }));
    const head = Buffer.from(
      `HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\nLocation: ${target.origin}/`,
    );
    const from = await serveRaw(Buffer.concat([head, bytes, Buffer.from("\r\n\r\n")]));
    expect(await get(`${from}/`)).toMatchObject({ status: 200, finalUrl: target.origin + path });
  });

  test.each([
    ["http://10.0.0.1/", "private-address"],
    ["http://[fd00::1]/", "private-address"],
    ["file:///etc/hostname", "protocol"],
    ["ftp://127.0.0.1/", "protocol"],
  ])("to %s are refused: %s", async (location, error) => {
    const { origin } = await serve(redirect(location));
    expect(await get(origin)).toMatchObject({ status: null, error, redirects: [origin] });
  });
});
