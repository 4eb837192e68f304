import { expect, test } from "vitest";
import { gatherText } from "../../src/cli/gather-text.ts";

async function gather(...chunks: readonly (Uint8Array | string)[]): Promise<readonly (Uint8Array | string)[]> {
  async function* give(): AsyncIterable<Uint8Array | string> {
    yield* chunks;
  }
  const gathered: (Uint8Array | string)[] = [];
  for await (const chunk of gatherText(give())) gathered.push(chunk);
  return gathered;
}

const BYTES = Uint8Array.of(1, 2, 3);
const LONG = "长".repeat(65_536);

test.each([
  { name: "nothing", chunks: [], gathered: [] },
  { name: "short pieces", chunks: ["一", "", "二", "三"], gathered: ["一二三"] },
  { name: "a long piece at once", chunks: ["一", LONG, "二"], gathered: [`一${LONG}`, "二"] },
  { name: "bytes between texts", chunks: ["一", BYTES, BYTES, "二", "三"], gathered: ["一", BYTES, BYTES, "二三"] },
])("gathers $name", async ({ chunks, gathered }) => {
  expect(await gather(...chunks)).toEqual(gathered);
});
