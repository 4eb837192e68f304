/** Blocks of links as short texts: they go from thread to thread, into the run's file and onto a shelf, and come back as they were. */

import type { LinkKind } from "../model/document.ts";
import type { BlockLink, LinkBlock } from "../model/page-digest.ts";

/**
 * A JSON list: the key, then so many values a link. Neighbouring links have most of their addresses and paths in common: of both
 * there stands how many characters are those of the link before, and the rest.
 */
type PackedLink = readonly [
  kind: LinkKind,
  element: string,
  region: BlockLink["region"],
  href: string,
  sharedTarget: number,
  target: string,
  fragment: string | null,
  text: string,
  sharedPath: number,
  path: string,
  ...place: BlockLink["place"],
];

export function packBlock({ key, links }: LinkBlock): string {
  let target = "";
  let path = "";
  const packed = links.map((link): PackedLink => {
    const sharedTarget = countShared(target, link.target);
    const sharedPath = countShared(path, link.path);
    target = link.target;
    path = link.path;
    return [
      ...([link.kind, link.element, link.region, link.href, sharedTarget, target.slice(sharedTarget)] as const),
      ...([link.fragment, link.text, sharedPath, path.slice(sharedPath), ...link.place] as const),
    ];
  });
  return JSON.stringify([key, packed]);
}

/** `text`: what `packBlock` gave. */
export function unpackBlock(text: string): LinkBlock {
  const [key, packed]: [string, readonly PackedLink[]] = JSON.parse(text);
  let target = "";
  let path = "";
  const links = packed.map((one): BlockLink => {
    const [kind, element, region, href, sharedTarget, ownTarget, fragment, words, sharedPath, ownPath, ...place] = one;
    target = target.slice(0, sharedTarget) + ownTarget;
    path = path.slice(0, sharedPath) + ownPath;
    return { kind, element, region, href, target, fragment, text: words, path, place };
  });
  return { key, links };
}

function countShared(before: string, text: string): number {
  const most = Math.min(before.length, text.length);
  let count = 0;
  while (count < most && before.charCodeAt(count) === text.charCodeAt(count)) count++;
  return count;
}
