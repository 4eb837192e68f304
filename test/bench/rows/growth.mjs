// Does the time for a page, and the memory, grow with the site?
import { checkOnce, faultsOf, openDesk, openSite } from "../lab.mjs";
import { medians, spread } from "../measure.mjs";
import { brief } from "./crawl.mjs";

const SIZES = [1000, 5000, 50_000];

/** Rows `growth-time` (50,000 against 1,000 pages, per page) and `growth-memory` (peak at 50,000 against 5,000). */
export async function growthRows({ port, runs, say, growthSizes = SIZES }) {
  const bySize = new Map(growthSizes.map((size) => [size, []]));
  const faults = new Set();
  for (let round = 0; round < runs; round++) {
    for (const size of growthSizes) {
      const served = await openSite({ pages: size, port });
      const desk = openDesk(served.site);
      try {
        const { run, ...measured } = await checkOnce(desk, served.site, served.address);
        const judged = faultsOf(served.truth(), run);
        for (const fault of judged.faults) faults.add(`${size} pages: ${fault}`);
        bySize
          .get(size)
          .push({ ...measured, pages: run.pages.length, perPage: (measured.wall * 1000) / run.pages.length });
        say(`growth ${size}: ${brief(measured)} · ${judged.faults.join("; ") || "all found, nothing else"}`);
      } finally {
        desk.close();
        await served.close();
      }
    }
  }
  const [small, middle, large] = growthSizes.map((size) => bySize.get(size));
  const detail = Object.fromEntries(
    growthSizes.map((size) => [size, medians(bySize.get(size), ["wall", "cpu", "rssMb", "perPage"])]),
  );
  return [
    {
      id: "growth-time",
      value: spread(large.map((one, at) => one.perPage / small[at].perPage)),
      faults: [...faults],
      detail,
    },
    {
      id: "growth-memory",
      value: spread(large.map((one, at) => one.rssMb / middle[at].rssMb)),
      peakMb: spread(large.map((one) => one.rssMb)).median,
      faults: [...faults],
      detail,
    },
  ];
}
