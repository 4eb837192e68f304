import { expect, test } from "vitest";
import type { FetchConfig } from "../../src/model/config.ts";
import { policyOf } from "../../src/source/host-policy.ts";
import { fetchConfig } from "./serve.ts";

const polite = { perHost: 2, gapMs: 300 };

test.each<readonly [string, Partial<FetchConfig>, string, number, number]>([
  ["a stranger gets what is configured", polite, "http://www.example.gov.cn/", 2, 300],
  ["the own machine bears more", polite, "http://127.0.0.1:8080/", 8, 0],
  ["but not against the config", { ...polite, gapIsConfigured: true }, "http://127.0.0.1:8080/", 2, 300],
  ["nor less than it", { perHost: 32, gapMs: 0, gapIsConfigured: true }, "http://127.0.0.1:8080/", 32, 0],
  [
    "a host's own settings come first",
    { ...polite, hosts: { "a.example": { perHost: 4, gapMs: 0, address: null } } },
    "https://a.example/",
    4,
    0,
  ],
])("%s", (_name, changes, address, perHost, gapMs) => {
  expect(policyOf(fetchConfig(changes), new URL(address))).toMatchObject({ perHost, gapMs });
});
