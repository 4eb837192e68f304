import { describe, expect, it } from "vitest";
import { countWaitingBytes, type WaitingBytes } from "../../src/source/waiting-bytes.ts";

const MB = 1024 * 1024;

/** After so many answers of a megabyte that wait, so many that were taken, and so many questions under way. */
function standing(waiting: number, taken: number, underWay: number): WaitingBytes {
  const bytes = countWaitingBytes();
  for (let i = 0; i < waiting + taken; i++) {
    bytes.ask();
    bytes.answer(MB);
    bytes.end();
  }
  for (let i = 0; i < taken; i++) bytes.take(MB);
  for (let i = 0; i < underWay; i++) bytes.ask();
  return bytes;
}

describe("room for one more question", () => {
  it.each([
    ["at the beginning", 0, 0, 0, true, true],
    ["as much waits as may", 32, 5, 0, true, true],
    ["more waits than may", 33, 5, 0, false, false],
    ["what is to come fits as well", 20, 5, 44, true, true],
    ["what is to come does not fit", 20, 5, 45, true, false],
    ["nothing was answered yet", 0, 0, 4000, true, true],
  ])("%s", (_, waiting, taken, underWay, near, far) => {
    const bytes = standing(waiting, taken, underWay);
    expect([bytes.hasRoom(false), bytes.hasRoom(true)]).toEqual([near, far]);
  });

  it("is there again once questions have ended or answers were taken", () => {
    const bytes = standing(20, 5, 45);
    bytes.end();
    expect(bytes.hasRoom(true)).toBe(true);
    const full = standing(33, 0, 0);
    full.take(MB);
    expect(full.hasRoom(true)).toBe(true);
  });
});
