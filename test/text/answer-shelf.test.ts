import { expect, it } from "vitest";
import type { LinkAnswer } from "../../src/model/site.ts";
import { createAnswerShelf } from "../../src/text/answer-shelf.ts";
import { createTextShelf } from "../../src/text/text-shelf.ts";

const answer: LinkAnswer = {
  target: "http://h/a",
  finalUrl: "http://h/b",
  status: 200,
  error: null,
  redirects: ["http://h/c"],
  contentType: "text/html",
  length: 12,
  head: "标题",
  magic: [60, 33],
  anchors: new Set(["top", "第一条"]),
  attempts: 2,
};
const silent: LinkAnswer = { ...answer, status: null, error: "timeout", anchors: null, length: null };

it("gives answers back as they were, the last one under a number", () => {
  const shelf = createAnswerShelf(createTextShelf());
  shelf.put(3, silent);
  shelf.put(200, answer);
  expect([shelf.get(3), shelf.get(200)]).toEqual([silent, answer]);
  shelf.put(3, answer);
  expect(shelf.get(3)).toEqual(answer);
});

it("knows what it does not hold", () => {
  const shelf = createAnswerShelf(createTextShelf());
  shelf.put(1, answer);
  expect([0, 1, 2, 5000].map(shelf.has)).toEqual([false, true, false, false]);
  expect([shelf.get(-1), shelf.get(0), shelf.get(5000)]).toEqual([null, null, null]);
});
