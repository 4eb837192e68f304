import { expect, it } from "vitest";
import { type CpuProfile, sumProfiles } from "./profile.mjs";

const frame = (functionName: string) => ({ functionName, url: "", lineNumber: 0, columnNumber: 0 });
const nameOf = ({ functionName }: { readonly functionName: string }) => ({
  stage: functionName === "(idle)" || functionName === "(root)" ? "(idle)" : functionName.slice(0, 1),
  name: functionName,
});
/** root → a1 → b1 → a1 again; and idle time. */
const profile: CpuProfile = {
  nodes: [
    { id: 1, callFrame: frame("(root)"), children: [2, 5] },
    { id: 2, callFrame: frame("a1"), children: [3] },
    { id: 3, callFrame: frame("b1"), children: [4] },
    { id: 4, callFrame: frame("a1") },
    { id: 5, callFrame: frame("(idle)") },
  ],
  samples: [2, 3, 4, 5],
  timeDeltas: [1000, 2000, 4000, 9000],
};

it("adds up threads, leaves idle time out, and counts a function that calls itself once", () => {
  const { busy, stages, own, all } = sumProfiles([profile, profile], nameOf);
  expect(busy).toBe(14);
  expect([...stages]).toEqual([
    ["a", 10],
    ["b", 4],
  ]);
  expect(own.get("a1")).toBe(10);
  expect(all.get("a1")).toBe(14);
  expect(all.get("b1")).toBe(12);
});
