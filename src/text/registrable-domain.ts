/** The part of a host that its owner registered, told by rule of thumb, without the public suffix list. */

import { flatText } from "./flat-text.ts";
import { isPrivateHost } from "./host.ts";
import { rememberByText } from "./remember.ts";

/** Second levels that are registries of their own under a country's domain; in China the provinces too. */
const SECOND =
  /^(?:com|net|org|gov|edu|ac|mil|co|or|ne|go|bj|sh|tj|cq|he|sx|nm|ln|jl|hl|js|zj|ah|fj|jx|sd|ha|hb|hn|gd|gx|hi|sc|gz|yn|xz|sn|gs|qh|nx|xj|tw|hk|mo)$/;
const NUMERIC = /^[\d.:[\]]+$/;

/** `www.a.gov.cn` → `a.gov.cn`, `m.b.com` → `b.com`; IP addresses and private hosts stand for themselves. Takes a host with or without port. */
export function registrableDomain(host: string): string {
  return domainOf(flatText(host));
}

const domainOf = rememberByText((host: string): string => {
  const name = host.toLowerCase().replace(/:\d+$/, "").replace(/\.$/, "");
  if (NUMERIC.test(name) || isPrivateHost(name)) return name;
  const labels = name.split(".");
  const isDeep = /^[a-z]{2}$/.test(labels.at(-1) ?? "") && SECOND.test(labels.at(-2) ?? "");
  return labels.slice(isDeep ? -3 : -2).join(".");
});

/** `.gov.cn` and `.政务` (and `.政务.cn`): since 2018 the only domains of government sites (国办发〔2018〕55号). */
export function isGovernmentHost(host: string): boolean {
  return /(?:^|\.)gov\.cn$|\.(?:政务|xn--zfr164b)(?:\.cn)?$/i.test(host.replace(/:\d+$/, ""));
}
