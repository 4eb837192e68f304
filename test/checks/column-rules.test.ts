import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { columnState } from "../../src/checks/column-state.ts";
import { homeAge } from "../../src/checks/home-age.ts";
import { siteUnreachable } from "../../src/checks/site-unreachable.ts";
import { OptionsError } from "../../src/model/errors.ts";
import type { Json } from "../../src/model/rule.ts";
import { CONTEXT } from "./check-context.ts";

describe("column-state", () => {
  const found = (state: string, example: { readonly [key: string]: Json }): unknown[] => [
    ...columnState.run(columnState.example(example), columnState.compile({ state }), CONTEXT),
  ];
  const old = { name: "规划计划", latest: "2025-01-01", ageDays: 690, maxAgeDays: 365 };

  it("an official limit is the rule's own severity, advice a notice for review", () => {
    const data = { name: "规划计划", latest: "2025-01-01", days: "690", limit: "365" };
    expect(found("stale", { ...old, state: "stale" })).toEqual([{ data }]);
    expect(found("stale", { ...old, state: "stale", limitFrom: "config" })).toEqual([{ data }]);
    const advice = { data, wording: "advice", severity: "notice", verdict: "review" };
    expect(found("stale", { ...old, state: "stale", limitFrom: "advice" })).toEqual([advice]);
    expect(found("near", { ...old, state: "near", limitFrom: "advice" })).toEqual([advice]);
    expect(found("blank", { state: "blank", limitFrom: "advice" })).toHaveLength(1);
    expect(found("blank", { state: "blank", limitFrom: "advice" })[0]).not.toHaveProperty("wording");
  });

  it.each(["fresh", "near", "blank", "unknown", "exempt"])("stale does not take %s", (state) => {
    expect(found("stale", { state })).toEqual([]);
  });

  it("names a state that no rule reports", () => {
    expect(() => columnState.compile({ state: "unknown" })).toThrow(OptionsError);
  });
});

describe("home-age", () => {
  const found = (example: { readonly [key: string]: Json }): unknown[] => [
    ...homeAge.run(homeAge.example(example), null, CONTEXT),
  ];
  const age = { homeLatest: "2026-11-01", value: 21, limit: 14 };

  it("exceeded: the rule's severity; near: a notice; else silent", () => {
    const data = { latest: "2026-11-01", days: "21", limit: "14" };
    const place = { page: "http://www.example.gov.cn/", quote: "2026-11-01", data };
    expect(found({ ...age, verdict: "exceeded" })).toEqual([place]);
    expect(found({ ...age, verdict: "near" })).toEqual([{ ...place, wording: "near", severity: "notice" }]);
    expect(found({ ...age, verdict: "within" })).toEqual([]);
    expect(found({ ...age, verdict: "unknown" })).toEqual([]);
  });

  it("looks at each of several home pages", () => {
    const facts = ["exceeded", "within", "near"].map((verdict) => homeAge.example({ ...age, verdict }));
    const homes = facts.flatMap((one, at) =>
      one.homes.map((home) => ({ ...home, page: { ...home.page, url: `http://${at}.example/` } })),
    );
    const told = [...homeAge.run({ ...homeAge.example(age), homes }, null, CONTEXT)];
    expect(told.map(({ page }) => page)).toEqual(["http://0.example/", "http://2.example/"]);
  });

  it("silent without a home page", () => {
    const facts = { ...homeAge.example({ ...age, verdict: "exceeded" }), homes: [] };
    expect([...homeAge.run(facts, null, CONTEXT)]).toEqual([]);
  });
});

describe("site-unreachable", () => {
  const verdictOf = (outcome: string, reason: string): unknown =>
    [...siteUnreachable.run(siteUnreachable.example({ outcome, reason }), null, CONTEXT)][0]?.verdict ?? "silent";

  it.each([
    ["unreadable", "http-status: HTTP 500", "violation"],
    ["unreadable", "http-status: HTTP 404", "violation"],
    ["unreadable", "network: ENOTFOUND", "violation"],
    ["unreadable", "network: ECONNREFUSED", "violation"],
    ["unreadable", "redirect-loop", "violation"],
    ["unreadable", "http-status: HTTP 521", "review"],
    ["unreadable", "http-status: HTTP 412", "review"],
    ["unreadable", "http-status: HTTP 403", "review"],
    ["unreadable", "network: ECONNRESET", "review"],
    ["unreadable", "timeout: ETIMEDOUT", "review"],
    ["unreadable", "tls: CERT_HAS_EXPIRED", "review"],
    ["unreadable", "interrupted", "silent"],
    ["unreadable", "private-address", "silent"],
    ["unreadable", "script-only", "silent"],
    ["skipped", "robots", "silent"],
    ["checked", "", "silent"],
  ])("%s, %s: %s", (outcome, reason, verdict) => {
    expect(verdictOf(outcome, reason)).toBe(verdict);
  });

  it.each([
    ["http-status: HTTP 500", "status", "HTTP 500"],
    ["http-status: → http://b.example/", "status", "→ http://b.example/"],
    ["http-status: challenge", "challenge", "challenge"],
    ["network: ENOTFOUND", "dns", "ENOTFOUND"],
    ["network: robots.txt: ENOTFOUND", "dns", "ENOTFOUND"],
    ["timeout: robots.txt: EAI_AGAIN", "dns", "EAI_AGAIN"],
    ["network: robots.txt: ECONNREFUSED", "refused", "ECONNREFUSED"],
    ["network: ECONNRESET", "network", "ECONNRESET"],
    ["network: robots.txt: ECONNRESET", "robots-silent", "ECONNRESET"],
    ["timeout: DEADLINE", "timeout", "DEADLINE"],
    ["timeout: robots.txt: DEADLINE", "robots-silent", "DEADLINE"],
    ["http-status: robots.txt: HTTP 503", "robots", "HTTP 503"],
    ["tls: robots.txt: CERT_HAS_EXPIRED", "tls-expired", "CERT_HAS_EXPIRED"],
    ["tls: EPROTO", "tls", "EPROTO"],
    ["redirect-loop", "redirect-loop", "redirect-loop"],
    ["too-large: more than 9 bytes", "too-large", "more than 9 bytes"],
    ["unsupported: application/pdf", "status", "application/pdf"],
  ])("words %s as %s", (reason, wording, detail) => {
    const [match] = siteUnreachable.run(siteUnreachable.example({ outcome: "unreadable", reason }), null, CONTEXT);
    expect([match?.wording, match?.data?.["reason"]]).toEqual([wording, detail]);
    const rule = parse(readFileSync(new URL("../../rules/site/unreachable.yaml", import.meta.url), "utf8"));
    // What the server said is told by the rule's own sentence.
    const keys = wording === "status" ? [] : [wording];
    expect(Object.keys(rule.wordings)).toEqual(expect.arrayContaining(keys));
    expect(Object.keys(rule.en.wordings)).toEqual(Object.keys(rule.wordings));
  });

  it("looks at the home pages of all sites of the run", () => {
    const dead = siteUnreachable.example({ outcome: "unreadable", reason: "network: ECONNREFUSED" });
    const { homes } = siteUnreachable.example({ outcome: "checked" });
    const others = dead.homes.map((home) => ({ ...home, page: { ...home.page, url: "http://b.example/" } }));
    const found = [...siteUnreachable.run({ ...dead, homes: [...homes, ...others] }, null, CONTEXT)];
    expect(found.map(({ page }) => page)).toEqual(["http://b.example/"]);
  });
});
