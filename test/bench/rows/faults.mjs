// Trouble on the way: 3 % 429 with Retry-After, 3 % 503, 1 % resets, 1 % slow bodies; the result must be the same.
import { checkOnce, faultsOf, openDesk, openSite, stableText } from "../lab.mjs";
import { medians, spread } from "../measure.mjs";
import { brief } from "./crawl.mjs";

const SIZE = 10_000;

export async function faultRows({ pages, port, runs, say }) {
  const size = pages.at(-1) ?? SIZE;
  const calm = [];
  const rough = [];
  const faults = new Set();
  let met = 0;
  for (let round = 0; round < runs; round++) {
    const first = await once(size, port, []);
    const second = await once(size, port, ["--faults"]);
    met = second.asked.faults;
    for (const fault of second.faults) faults.add(fault);
    if (stableText(first.run) !== stableText(second.run)) faults.add("findings differ from the undisturbed run's");
    calm.push(first);
    rough.push(second);
    say(`faults ${size}: calm ${brief(first)} · with ${met} faults ${brief(second)} · ${second.faults.join("; ")}`);
  }
  return [
    {
      id: "faults",
      value: spread(rough.map((one, at) => one.wall / calm[at].wall)),
      faults: [...faults],
      detail: { calm: medians(calm), rough: medians(rough), met, size },
    },
  ];
}

async function once(size, port, extra) {
  const served = await openSite({ pages: size, port, extra });
  const desk = openDesk(served.site);
  try {
    const { run, ...measured } = await checkOnce(desk, served.site, served.address);
    return { ...measured, run, asked: await served.stats(), faults: faultsOf(served.truth(), run).faults };
  } finally {
    desk.close();
    await served.close();
  }
}
