/** Answers of link targets, as the tests of several stages want them. */

import type { LinkAnswer } from "../src/model/site.ts";

/** A page that is there, asked once; `part` tells what is otherwise. */
export function makeAnswer(target: string, part: Partial<LinkAnswer> = {}): LinkAnswer {
  return {
    target,
    finalUrl: target,
    status: 200,
    error: null,
    redirects: [],
    contentType: "text/html",
    length: null,
    head: "",
    magic: [],
    anchors: null,
    attempts: 1,
    ...part,
  };
}
