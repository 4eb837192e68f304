/** Notices as they arrive: bodies and signatures at a local web server, mails at a local SMTP server. */

import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { text } from "node:stream/consumers";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MailConfig, Notice, WebhookConfig, WebhookKind } from "../../src/model/notify.ts";
import { armed, noticeText, sendNotice } from "../../src/notify/index.ts";
import { shorten } from "../../src/notify/notice-text.ts";

const NOW = 1_767_571_200_123;
const NOTICE: Notice = {
  event: "period",
  title: "示例市某局2026年11月网站自查情况",
  lines: ["问题 3 个：已销号 1。", "按类别：错别字 3。"],
  figures: { total: 3 },
  files: [{ name: "自查整改报告.docx", read: async () => Buffer.from("报告") }],
};
const OPTIONS = { env: {}, proxy: null, ca: null, now: NOW, timeoutMs: 3000 };

interface Received {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  readonly body: Record<string, unknown>;
}

describe("webhooks", () => {
  let server: Server;
  let origin = "";
  let received: Received[] = [];
  let answer = { status: 200, body: '{"errcode":0,"code":0}' };
  beforeEach(async () => {
    received = [];
    answer = { status: 200, body: '{"errcode":0,"code":0}' };
    server = createServer(async (request, response) => {
      const raw = await text(request);
      const url = new URL(request.url ?? "", "http://x");
      received.push({ method: request.method ?? "", url, headers: request.headers, raw, body: JSON.parse(raw) });
      response.writeHead(answer.status, { "content-type": "application/json", location: "/other" }).end(answer.body);
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    origin = `http://127.0.0.1:${address.port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const hook = (kind: WebhookKind, fields: Partial<WebhookConfig> = {}): WebhookConfig => ({
    ...{ kind, url: `${origin}/robot/send?access_token=token-of-robot`, secret: null, headers: {}, at: "z.yaml:3" },
    ...{ isAfterCheck: false, ...fields },
  });
  const first = (): Received => {
    const [one] = received;
    if (one === undefined) throw new Error("nothing came");
    return one;
  };

  test("generic JSON, signed by its body", async () => {
    expect(
      await sendNotice(hook("webhook", { secret: "s", headers: { Authorization: "Bearer t" } }), NOTICE, OPTIONS),
    ).toBeNull();
    const { method, headers, raw, body } = first();
    expect(method).toBe("POST");
    expect(headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(headers.authorization).toBe("Bearer t");
    expect(headers["x-zicha-signature"]).toBe(`sha256=${createHmac("sha256", "s").update(raw).digest("hex")}`);
    expect(body).toEqual({
      ...{ schema: "zicha-notice/1", event: "period", title: NOTICE.title, lines: NOTICE.lines, figures: { total: 3 } },
      ...{ text: noticeText(NOTICE), files: ["自查整改报告.docx"] },
    });
  });

  test("DingTalk: markdown, the signature in the address", async () => {
    expect(await sendNotice(hook("dingtalk", { secret: "SEC1" }), NOTICE, OPTIONS)).toBeNull();
    const { url, body } = first();
    expect(url.searchParams.get("access_token")).toBe("token-of-robot");
    expect(url.searchParams.get("timestamp")).toBe(String(NOW));
    expect(url.searchParams.get("sign")).toBe(createHmac("sha256", "SEC1").update(`${NOW}\nSEC1`).digest("base64"));
    expect(body).toMatchObject({ msgtype: "markdown", markdown: { title: NOTICE.title } });
    expect(body["markdown"]).toMatchObject({
      text: expect.stringMatching(/^### 示例市某局.*\n\n问题 3 个.*\n\n.*材料：自查整改报告\.docx$/s),
    });
  });

  test("WeCom: markdown within 4096 bytes", async () => {
    const long = { ...NOTICE, lines: Array.from({ length: 400 }, (_, n) => `第 ${n} 科室未整改 *1* 个。`) };
    expect(await sendNotice(hook("wecom"), long, OPTIONS)).toBeNull();
    const { url, body } = first();
    expect(url.searchParams.has("sign")).toBe(false);
    const { content } = body["markdown"] as { content: string };
    expect(body["msgtype"]).toBe("markdown");
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(4096);
    expect(content).toContain("第 0 科室未整改 \\*1\\* 个。\n");
    expect(content.endsWith("\n……")).toBe(true);
  });

  test("Feishu: text, the signature in the body, in seconds", async () => {
    expect(await sendNotice(hook("feishu", { secret: "F" }), NOTICE, OPTIONS)).toBeNull();
    const seconds = String(Math.floor(NOW / 1000));
    expect(first().body).toEqual({
      ...{ timestamp: seconds, sign: createHmac("sha256", `${seconds}\nF`).update("").digest("base64") },
      ...{ msg_type: "text", content: { text: noticeText(NOTICE) } },
    });
  });

  test.each<[string, WebhookKind, number, string, string]>([
    [
      "an error code inside 200",
      "dingtalk",
      200,
      '{"errcode":310000,"errmsg":"sign not match"}',
      "310000 sign not match",
    ],
    ["Feishu's code", "feishu", 200, '{"code":19021,"msg":"sign match fail"}', "19021 sign match fail"],
    ["no answer of the service", "wecom", 200, "<html>login</html>", "bad-answer"],
    ["a status", "webhook", 500, "", "HTTP 500"],
    ["a redirect, which is not followed", "webhook", 302, "", "HTTP 302"],
    ["its own token repeated", "wecom", 200, '{"errcode":1,"errmsg":"bad token-of-robot"}', "1 bad ***"],
  ])("%s is a failure", async (_what, kind, status, body, expected) => {
    answer = { status, body };
    expect(await sendNotice(hook(kind), NOTICE, OPTIONS)).toBe(expected);
    expect(received).toHaveLength(1);
  });

  test("nobody there is a failure too, and tells no address", async () => {
    expect(await sendNotice(hook("webhook", { url: "http://127.0.0.1:9/secret-path" }), NOTICE, OPTIONS)).toBe(
      "ECONNREFUSED",
    );
  });
});

describe("secrets", () => {
  const variable = (name: string): string => `\${${name}}`;
  const hook: WebhookConfig = {
    ...{
      kind: "webhook",
      url: `https://h/${variable("TOKEN")}`,
      secret: variable("SECRET"),
      headers: { "X-Key": variable("KEY") },
      at: "z.yaml:3",
      isAfterCheck: false,
    },
  };
  const env = { TOKEN: "t1", SECRET: "s1", KEY: "k1" };

  test("come from the environment", () => {
    expect(armed(hook, env)).toMatchObject({ url: "https://h/t1", secret: "s1", headers: { "X-Key": "k1" } });
  });

  test.each<[string, Record<string, string>, string]>([
    ["that are not set", { ...env, SECRET: "" }, "z.yaml:3 环境变量 SECRET 没有设置"],
    ["that make no address", { ...env, TOKEN: "t" }, ""],
  ])("%s are told by name", (_what, given, message) => {
    const way = message === "" ? { ...hook, url: variable("TOKEN") } : hook;
    expect(() => armed(way, given)).toThrow(message === "" ? "webhook 的地址不是有效的网址" : message);
  });
});

describe("mail", () => {
  let server: SMTPServer;
  let port = 0;
  let mails: { readonly mail: Email; readonly to: readonly string[] }[] = [];
  beforeEach(async () => {
    mails = [];
    server = new SMTPServer({
      ...{ disabledCommands: ["STARTTLS"], allowInsecureAuth: true, logger: false },
      onAuth: ({ username, password }, _session, done) => {
        if (username === "zicha" && password === "pass-word") done(null, { user: username });
        else done(new Error("wrong password pass-wrong"));
      },
      onRcptTo: ({ address }, _session, done) => done(address.startsWith("nobody") ? new Error("no such user") : null),
      onData: (stream, session, done) => {
        void (async () => {
          const mail = await PostalMime.parse(await text(stream));
          mails.push({ mail, to: session.envelope.rcptTo.map(({ address }) => address) });
          done();
        })();
      },
    });
    await new Promise<void>((resolve) => {
      const listening = server.listen(0, "127.0.0.1", () => {
        const address = listening.address();
        if (address !== null && typeof address !== "string") port = address.port;
        resolve();
      });
    });
  });
  afterEach(() => new Promise<void>((resolve) => server.close(resolve)));

  const mailTo = (fields: Partial<MailConfig> = {}): MailConfig => ({
    ...{ kind: "mail", server: `smtp://127.0.0.1:${port}`, user: "zicha", password: "pass-word", at: "z.yaml:3" },
    ...{
      from: "自查 <zicha@example.com>",
      to: ["bgs@example.com", "gck@example.com"],
      attach: true,
      isAfterCheck: false,
    },
    ...fields,
  });

  test("brings the sentences, and the files along", async () => {
    expect(await sendNotice(mailTo(), NOTICE, OPTIONS)).toBeNull();
    const [{ mail, to } = { mail: null, to: [] }] = mails;
    expect(to).toEqual(["bgs@example.com", "gck@example.com"]);
    expect(mail).toMatchObject({ subject: NOTICE.title, from: { name: "自查", address: "zicha@example.com" } });
    expect(mail?.text?.trim()).toBe(noticeText(NOTICE));
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual(["自查整改报告.docx"]);
    const content = mail?.attachments[0]?.content;
    expect(typeof content === "string" ? content : new TextDecoder().decode(content)).toBe("报告");
  });

  test("leaves the files at home when told so, and names them", async () => {
    await sendNotice(mailTo({ attach: false }), NOTICE, OPTIONS);
    expect(mails[0]?.mail.attachments).toEqual([]);
    expect(mails[0]?.mail.text).toContain("材料：自查整改报告.docx");
  });

  test.each<[string, () => MailConfig, RegExp]>([
    ["a wrong password", () => mailTo({ password: "pass-wrong" }), /^EAUTH .*\*\*\*/],
    ["one recipient of two", () => mailTo({ to: ["bgs@example.com", "nobody@example.com"] }), /^rejected 1$/],
    ["all recipients", () => mailTo({ to: ["nobody@example.com"] }), /^EENVELOPE /],
    ["no server", () => mailTo({ server: "smtp://127.0.0.1:9" }), /^(?:ESOCKET|ECONNECTION|ECONNREFUSED) /],
  ])("%s is a failure", async (_what, way, expected) => {
    const failure = await sendNotice(way(), NOTICE, OPTIONS);
    expect(failure).toMatch(expected);
    expect(failure).not.toContain("pass-w");
  });
});

test.each([
  ["一\n二\n三", 100, "一\n二\n三"],
  ["一\n二二二二\n三", 14, "一\n……"],
])("%j within %d bytes", (given, bytes, expected) => {
  expect(shorten(given, bytes)).toBe(expected);
});
