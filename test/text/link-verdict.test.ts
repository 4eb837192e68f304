import { describe, expect, it } from "vitest";
import type { LinkAnswer } from "../../src/model/site.ts";
import { judgeAnswer } from "../../src/text/link-verdict.ts";
import { makeAnswer } from "../make-answer.ts";

const PAGE = `<html><head><title>通知</title></head><body><p>${"正文内容。".repeat(60)}</p></body></html>`;

const answer = (part: Partial<LinkAnswer>): LinkAnswer =>
  makeAnswer("https://www.example.gov.cn/a.html", { status: null, ...part });

describe("contract §1: 404, 410, other 4xx that mean absence, 5xx, DNS, refused, loops and long chains are broken", () => {
  it.each([
    [404, "not-found"],
    [410, "gone"],
    [414, "too-long"],
    [500, "server-error"],
    [501, "server-error"],
    [502, "server-error"],
    [503, "server-error"],
    [504, "server-error"],
    [520, "server-error"],
    [599, "server-error"],
  ])("status %i: %s", (status, reason) => {
    expect(judgeAnswer(answer({ status }))).toEqual({ verdict: "broken", reason });
  });

  it.each(["dns", "refused", "redirect-loop", "too-many-redirects", "file-missing"] as const)("error %s", (error) => {
    expect(judgeAnswer(answer({ error }))).toEqual({ verdict: "broken", reason: error });
  });
});

describe("what a browser may get past is uncertain", () => {
  it.each([
    [401, "login"],
    [407, "login"],
    [511, "login"],
    [403, "denied"],
    [412, "challenge"],
    [521, "challenge"],
    [202, "challenge"],
    [429, "throttled"],
    [408, "timeout"],
    [522, "timeout"],
    [524, "timeout"],
    [525, "tls"],
    [526, "tls"],
    [400, "rejected"],
    [405, "rejected"],
    [406, "rejected"],
    [416, "rejected"],
    [418, "rejected"],
    [451, "rejected"],
    [204, "no-content"],
    [205, "no-content"],
    [302, "unknown"],
    [600, "unknown"],
  ])("status %i: %s", (status, reason) => {
    expect(judgeAnswer(answer({ status }))).toEqual({ verdict: "uncertain", reason });
  });

  it.each([
    "timeout",
    "tls",
    "tls-expired",
    "tls-host",
    "tls-authority",
    "tls-chain",
    "tls-old",
    "host-down",
    "reset",
    "private-address",
    "protocol",
  ] as const)("error %s", (error) => {
    expect(judgeAnswer(answer({ error }))).toEqual({ verdict: "uncertain", reason: error });
  });

  it("no answer at all", () => {
    expect(judgeAnswer(answer({})).verdict).toBe("uncertain");
  });

  it.each([
    ["a cookie and a reload", "<script>document.cookie='k=1';location.reload()</script>"],
    ["a firewall's cookie", "<html><script>var arg1='A1';setCookie('acw_sc__v2',x)</script><body>请稍候</body>"],
    ["a scrambled script", "<html><head><script>$_ts=window['$_ts'];</script></head><body></body></html>"],
    ["a check to be clicked", "<title>安全验证</title><body>请完成安全验证后继续访问</body>"],
  ])("JS challenge with status 200: %s", (_, head) => {
    expect(judgeAnswer(answer({ status: 200, head }))).toEqual({ verdict: "uncertain", reason: "challenge" });
    expect(judgeAnswer(answer({ status: 503, head })).verdict).toBe("uncertain");
  });
});

describe("good", () => {
  it.each([200, 203, 206, 304])("status %i", (status) => {
    expect(judgeAnswer(answer({ status, head: PAGE }))).toEqual({ verdict: "good", reason: "ok" });
  });

  it.each([
    ["a page whose own script sets a cookie", PAGE.replace("<head>", "<head><script>document.cookie='a=1';</script>")],
    ["a page that speaks of checks", PAGE.replace("正文", "人机验证")],
    ["an ordinary short page", "<title>附件</title><p>请下载附件。</p>"],
    ["a stub that leads on", "<script>location.href='/index.shtml'</script>"],
  ])("status 200: %s", (_, head) => {
    expect(judgeAnswer(answer({ status: 200, head })).verdict).toBe("good");
  });

  it("202 with a whole page", () => {
    expect(judgeAnswer(answer({ status: 202, head: PAGE.repeat(20) })).verdict).toBe("good");
  });
});
