import { expect, it } from "vitest";
import { createPlaceList } from "../../src/text/place-list.ts";

it("knows where what was put away lies, past 32 bits too", () => {
  const places = createPlaceList();
  places.set(0, 0);
  places.set(5000, 2 ** 40 + 1);
  places.set(64, 7);
  expect([0, 1, 64, 5000, 5001, 1_000_000, -1].map(places.at)).toEqual([0, -1, 7, 2 ** 40 + 1, -1, -1, -1]);
});
