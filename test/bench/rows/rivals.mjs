// The whole job against linkchecker, by CPU time, in the folder of rivals: its site, its server, its truth.
const SITE = "site-10k";

export async function rivalRows({ peers, rivalRuns, say }) {
  if (peers === null) return [{ id: "cpu-linkchecker", notMeasured: "needs --peers DIR", faults: [], detail: {} }];
  const rows = peers.crawl(SITE, ["linkchecker"], rivalRuns);
  const named = (start) => rows.find(({ name }) => name.startsWith(start));
  const [floor, rival, ours] = [named("floor-check"), named("linkchecker"), named("zicha")];
  if (rival === undefined || ours === undefined || floor === undefined) {
    return [{ id: "cpu-linkchecker", notMeasured: "the folder of rivals gave no such rows", faults: [], detail: {} }];
  }
  const faults = [];
  if (rival.cpu === null) faults.push("linkchecker did not finish");
  if (ours.recall !== 1 || ours.precision !== 1) {
    faults.push(
      `dead links: recall ${ours.recall}, precision ${ours.precision} (${ours.fpSample[0] ?? "missed some"})`,
    );
  }
  const times = (value) => ({ median: value, min: value, max: value });
  say(
    `rivals: ours ${ours.wall} s, ${ours.cpu} s CPU · linkchecker ${rival.wall} s, ${rival.cpu} s CPU · floor ${floor.wall} s`,
  );
  const detail = {
    ours: pick(ours),
    linkchecker: pick(rival),
    floor: pick(floor),
    wallToFloor: ours.wall / floor.wall,
  };
  return [{ id: "cpu-linkchecker", value: times(rival.cpu / ours.cpu), faults, detail }];
}

const pick = ({ wall, cpu, rssMB, recall, precision, runs }) => ({ wall, cpu, rssMb: rssMB, recall, precision, runs });
