// The run after, over an unchanged site, with what the first one left beside the config.
import { checkOnce, faultsOf, openDesk, openSite, stableText } from "../lab.mjs";
import { medians, spread } from "../measure.mjs";
import { brief } from "./crawl.mjs";

const SIZE = 10_000;

export async function secondRows({ pages, port, runs, say }) {
  const size = pages.at(-1) ?? SIZE;
  const served = await openSite({ pages: size, port });
  const firsts = [];
  const seconds = [];
  const faults = new Set();
  let unchanged = 0;
  try {
    for (let round = 0; round < runs; round++) {
      const desk = openDesk(served.site);
      const first = await checkOnce(desk, served.site, served.address);
      await served.reset();
      const second = await checkOnce(desk, served.site, served.address);
      desk.close();
      const asked = await served.stats();
      unchanged = asked.unchanged;
      for (const fault of faultsOf(served.truth(), second.run).faults) faults.add(fault);
      if (stableText(first.run) !== stableText(second.run)) faults.add("the second run differs from the first");
      firsts.push(first);
      seconds.push(second);
      say(
        `second ${size}: first ${brief(first)} · second ${brief(second)} · ${unchanged} of ${asked.requests} answers unchanged`,
      );
    }
  } finally {
    await served.close();
  }
  return [
    {
      id: "second",
      value: spread(seconds.map((one, at) => one.wall / firsts[at].wall)),
      notMeasured: unchanged === 0 ? "the second run asks no page conditionally" : null,
      faults: [...faults],
      detail: { first: medians(firsts), second: medians(seconds), unchanged, size },
    },
  ];
}
