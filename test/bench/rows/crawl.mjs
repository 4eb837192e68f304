// Crawl, all rules, every link, against the floor loop of the same round.
import { compareDead } from "../compare.mjs";
import { checkOnce, faultsOf, floorArguments, openDesk, openSite } from "../lab.mjs";
import { measure, medians, spread } from "../measure.mjs";

/** One row for each size: `crawl-1000`, `crawl-10000`, … */
export async function crawlRows({ pages, port, runs, say }) {
  const rows = [];
  for (const size of pages) rows.push(await crawlRow({ size, port, runs, say }));
  return rows;
}

async function crawlRow({ size, port, runs, say }) {
  const served = await openSite({ pages: size, port });
  const truth = [...served.truth()];
  const ours = [];
  const floors = [];
  const faults = new Set();
  let scores = null;
  let asked = null;
  try {
    await measure(floorArguments(served.address)); // warms up the server
    for (let round = 0; round < runs; round++) {
      const floor = await measure(floorArguments(served.address));
      const floorScore = compareDead(truth, JSON.parse(floor.stdout).dead);
      if (!floorScore.isPerfect)
        faults.add(`the floor itself is wrong: ${floorScore.missed[0] ?? floorScore.surplus[0]}`);
      floors.push(floor);
      await served.reset();
      const desk = openDesk(served.site);
      const { run, ...measured } = await checkOnce(desk, served.site, served.address);
      desk.close();
      ours.push({ ...measured, pages: run.pages.length });
      asked = await served.stats();
      const judged = faultsOf(truth, run);
      scores = { dead: judged.dead, planted: judged.planted };
      for (const fault of judged.faults) faults.add(fault);
      say(
        `crawl ${size}: ours ${brief(measured)} · floor ${brief(floor)} · ${judged.faults.join("; ") || "all found, nothing else"}`,
      );
    }
  } finally {
    await served.close();
  }
  return {
    id: `crawl-${size}`,
    value: spread(ours.map((one, at) => one.wall / floors[at].wall)),
    faults: [...faults],
    detail: {
      ours: medians(ours),
      floor: medians(floors),
      cpuRatio: spread(ours.map((one, at) => one.cpu / floors[at].cpu)),
      pages: ours[0].pages,
      requests: asked.requests + asked.otherHosts,
      dead: brieflyScored(scores.dead),
      planted: brieflyScored(scores.planted),
    },
  };
}

const brieflyScored = ({ planted, recall, precision }) => ({ planted, recall, precision });

/** One line of what a process used. */
export function brief({ wall, cpu, rssMb }) {
  return `${wall.toFixed(2)} s wall, ${cpu?.toFixed(2)} s CPU, ${rssMb?.toFixed(0)} MB`;
}
