/** Tells what a link's address says of it, once for all places where the link stands, so that a check looks only at those that can matter. */

import type { Link } from "../model/document.ts";
import { isInnerHost, isLoopbackHost } from "./host.ts";
import { findHrefFault } from "./href-fault.ts";
import { isGovernmentHost } from "./registrable-domain.ts";
import { rememberByText } from "./remember.ts";
import { hostOfTarget } from "./target-host.ts";

/** Bits. What hangs on the link's text or page is none of them. */
export const LINK_TRAIT = {
  /** `findHrefFault` finds something. */
  faulty: 0x1,
  /** Leads nowhere. */
  empty: 0x2,
  /** Leads to a host that only a network's own machines know. */
  inner: 0x4,
  /** Leads to the machine itself. */
  loopback: 0x8,
  /** Leads visitors to a site that is no government's. */
  foreign: 0x10,
} as const;
/** Somebody has looked. */
const KNOWN = 0x20;

/** `javascript:void(0)` is left out: it is written where a script answers. */
const EMPTY = /^(?:#|about:blank)?$/i;
const WAYS: ReadonlySet<string> = new Set(["a", "area", "iframe", "frame", "document.write"]);
/** “我为政府网站找错”, also where it is served from elsewhere. */
const FIND_ERROR = /\/exposure\/jiucuo/i;

/** Bits of `LINK_TRAIT`; noted with the likeness, which alike links of all pages share. */
export function traitsOfLink(link: Link): number {
  const { likeness } = link;
  if (likeness === undefined) return readTraits(link);
  if (likeness.traits === 0) likeness.traits = readTraits(link);
  return likeness.traits;
}

function readTraits({ href, target, element }: Link): number {
  const own = KNOWN | (findHrefFault(href) === null ? 0 : LINK_TRAIT.faulty) | (isEmpty(href) ? LINK_TRAIT.empty : 0);
  if (target === null || !target.startsWith("http")) return own;
  const traits = own | traitsOfHost(hostOfTarget(target).host);
  return WAYS.has(element) && !FIND_ERROR.test(target) ? traits : traits & ~LINK_TRAIT.foreign;
}

const traitsOfHost = rememberByText((host: string): number => {
  const name = host.replace(/:\d+$/, "");
  return (
    (isGovernmentHost(host) ? 0 : LINK_TRAIT.foreign) |
    (isInnerHost(name) ? LINK_TRAIT.inner : 0) |
    (isLoopbackHost(name) ? LINK_TRAIT.loopback : 0)
  );
});

function isEmpty(href: string): boolean {
  return EMPTY.test(href.trim());
}
