import { describe, expect, test } from "vitest";
import { createHostPace, type HostPace } from "../../src/source/host-pace.ts";

/** Notes so many answers, one a millisecond, each asked a moment before. */
function note(pace: HostPace, count: number, isBusy: boolean, from: number, ms = 10): number {
  for (let index = 0; index < count; index += 1) pace.note(isBusy, ms, from + index, from + index + 0.5);
  return from + count;
}

describe("the pace of a host", () => {
  test("is the configured one: each connection pauses so long between its starts", () => {
    const pace = createHostPace(2, 300);
    expect([pace.limit(), pace.spacingMs()]).toEqual([2, 150]);
    expect([createHostPace(32, 0).limit(), createHostPace(32, 0).spacingMs()]).toEqual([32, 0]);
  });

  test("is not lowered by single refusals among good answers", () => {
    const pace = createHostPace(8, 0);
    let now = note(pace, 20, false, 0);
    for (let round = 0; round < 50; round += 1) {
      now = note(pace, 1, true, now);
      now = note(pace, 9, false, now);
    }
    expect([pace.limit(), pace.spacingMs()]).toEqual([8, 0]);
  });

  test.each([
    ["the first answer of all", 0, 1],
    ["three in a row", 40, 3],
  ])("is halved and its pause doubled by refusals: %s", (_name, good, busy) => {
    const pace = createHostPace(8, 300);
    const now = note(pace, good, false, 0);
    for (let index = 0; index < busy - 1; index += 1) expect(pace.note(true, 10, now + index, now + index)).toBe(false);
    expect(pace.note(true, 10, now + busy, now + busy)).toBe(true);
    expect([pace.limit(), pace.spacingMs()]).toEqual([4, 150]);
  });

  test("is lowered once by all that was under way at the time", () => {
    const pace = createHostPace(8, 0);
    expect(pace.note(true, 10, 0, 100)).toBe(true);
    for (let index = 1; index < 8; index += 1) expect(pace.note(true, 10, index, 101)).toBe(false);
    expect(pace.limit()).toBe(4);
  });

  test("never falls below one connection, nor its pause above ten seconds", () => {
    const pace = createHostPace(4, 300);
    for (let index = 0; index < 20; index += 1) pace.note(true, 10, index * 10, index * 10 + 1);
    expect([pace.limit(), pace.spacingMs()]).toEqual([1, 10_000]);
  });

  test("recovers step by step, and never beyond what is configured", () => {
    const pace = createHostPace(8, 400);
    pace.note(true, 10, 0, 0);
    expect(pace.limit()).toBe(4);
    let now = note(pace, 10, false, 1);
    expect(pace.limit()).toBe(5);
    now = note(pace, 30, false, now);
    expect(pace.limit()).toBe(8);
    now = note(pace, 200, false, now);
    expect([pace.limit(), pace.spacingMs()]).toEqual([8, 50]);
  });

  test("falls when answers become many times slower than usual", () => {
    const pace = createHostPace(4, 0);
    let now = note(pace, 100, false, 0, 50);
    expect(pace.limit()).toBe(4);
    now = note(pace, 20, false, now, 6000);
    expect(pace.limit()).toBeLessThan(4);
  });

  test("is not lowered by a host that always was slow", () => {
    const pace = createHostPace(4, 0);
    note(pace, 100, false, 0, 4000);
    expect(pace.limit()).toBe(4);
  });
});
