// Killed at a random moment and resumed, many times: every time the same findings as an undisturbed run.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { checkArguments, checkOnce, openDesk, openSite, ROOT, readRun, stableText } from "../lab.mjs";
import { measure } from "../measure.mjs";
import { createRandom } from "../site/random.mjs";

const SIZE = 1000;
const FLAG = "--resume";

export async function resumeRows({ pages, port, kills, say }) {
  const help = spawnSync(process.execPath, [join(ROOT, "dist", "cli.js"), "check", "--help"], { encoding: "utf8" });
  if (!help.stdout.includes(FLAG))
    return [{ id: "resume", notMeasured: `check has no ${FLAG} yet`, faults: [], detail: {} }];
  const size = pages[0] ?? SIZE;
  const served = await openSite({ pages: size, port });
  try {
    return [await killAndResume(served, { size, kills, say })];
  } finally {
    await served.close();
  }
}

async function killAndResume(served, { size, kills, say }) {
  const desk = openDesk(served.site);
  const whole = await checkOnce(desk, served.site, served.address);
  desk.close();
  const wanted = stableText(whole.run);
  const { sentTwice: usual } = await fresh(served, async () => {
    const again = openDesk(served.site);
    await checkOnce(again, served.site, served.address);
    again.close();
  });
  const random = createRandom(Date.now());
  const faults = new Set();
  let same = 0;
  let early = 0;
  let mostTwice = 0;
  for (let round = 0; round < kills; round++) {
    const killAfter = Math.round(whole.wall * 1000 * (0.05 + 0.9 * random.next()));
    const place = openDesk(served.site);
    const asked = await fresh(served, async () => {
      const killed = await measure(checkArguments(place, served.site, served.address), {
        cwd: place.folder,
        killAfter,
      });
      if (killed.code !== "SIGKILL") early++;
      const again = await measure(checkArguments(place, served.site, served.address, [FLAG]), { cwd: place.folder });
      const got = stableText(readRun(place, again));
      if (got === wanted) same++;
      else faults.add(`killed after ${killAfter} ms: the resumed run differs`);
    });
    place.close();
    mostTwice = Math.max(mostTwice, asked.sentTwice - usual);
    say(
      `resume ${round + 1}: killed after ${killAfter} ms, ${same} of ${round + 1} the same, ${asked.sentTwice - usual} pages sent again`,
    );
  }
  return {
    id: "resume",
    value: { median: same, min: same, max: same },
    of: kills,
    faults: [...faults],
    detail: { size, early, mostTwice },
  };
}

/** What the server was asked while `work` went on. */
async function fresh(served, work) {
  await served.reset();
  await work();
  return served.stats();
}
