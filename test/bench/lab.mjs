// What the rows share: a served site with its truth, a fresh folder with a config, and the built program's command line.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compareRun } from "./compare.mjs";
import { measure } from "./measure.mjs";
import { createSite } from "./site/create-site.mjs";
import { listTruth } from "./site/truth.mjs";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const CLI = join(ROOT, "dist", "cli.js");
const HERE = fileURLToPath(new URL(".", import.meta.url));
// Ids of privacy findings hang on it: they must be the same on every desk.
process.env.ZICHA_KEY = "bench";
const FETCH = "fetch: { perHost: 32, gapMs: 0, timeoutMs: 8000 }\n";

/** Serves a site in a process of its own. `extra` are further arguments of `serve-site.mjs`. */
export async function openSite({ pages, port, extra = [] }) {
  const site = createSite({ pages, port });
  const server = spawn(process.execPath, [join(HERE, "serve-site.mjs"), "--pages", pages, "--port", port, ...extra], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((ready, fail) => {
    server.stdout.once("data", ready);
    server.once("exit", () =>
      fail(new Error(`the bench server did not start on port ${port}; choose another with --port`)),
    );
  });
  const ask = async (path) => (await fetch(site.base + path)).json();
  return {
    site,
    address: `${site.base}/`,
    truth: () => listTruth(site),
    stats: () => ask("/__stats"),
    reset: () => ask("/__reset"),
    close: () =>
      new Promise((closed) => {
        server.once("exit", closed);
        server.kill();
      }),
  };
}

/** A folder of its own with a config that lifts the polite pace (loopback) and names the site's misspelt words. */
export function openDesk(site) {
  const folder = mkdtempSync(join(tmpdir(), "zicha-bench-desk-"));
  const terms = site.terms.map(({ wrong, right }) => `  - { wrong: "${wrong}", right: "${right}" }\n`).join("");
  writeFileSync(join(folder, "terms.yaml"), `terms:\n${terms}`);
  const config = join(folder, "zicha.config.yaml");
  writeFileSync(config, `terms: [ ./terms.yaml ]\n${FETCH}`);
  mkdirSync(join(folder, "out"));
  return {
    folder,
    config,
    run: join(folder, "out", "run.json"),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Arguments of `node` that check `target` with everything on and write the run as JSON. */
export function checkArguments(desk, site, target, extra = [], nodeArguments = []) {
  return [
    ...nodeArguments,
    CLI,
    "check",
    target,
    ...["--config", desk.config, "--format", `json=${desk.run}`, "--now", site.now],
    ...["--fail-level", "never", "--no-progress", "--max-pages", "10000000"],
    // The made-up files hold nothing; the floor and the rivals only ask whether they open.
    "--no-attachments",
    ...extra,
  ];
}

/** Runs the program once; `findings` and `run` are what it wrote. */
export async function checkOnce(desk, site, target, extra = []) {
  const measured = await measure(checkArguments(desk, site, target, extra), { cwd: desk.folder });
  return { ...measured, run: readRun(desk, measured) };
}

export function readRun(desk, { code, stderr }) {
  try {
    return JSON.parse(readFileSync(desk.run, "utf8"));
  } catch (cause) {
    throw new Error(`the program wrote no run (exit ${code}): ${stderr.slice(0, 600)}`, { cause });
  }
}

export function floorArguments(address) {
  return [join(HERE, "floor.mjs"), address];
}

/** What is wrong with a run, in words; empty when it found all of the truth and nothing else. */
export function faultsOf(truth, run) {
  const { dead, planted } = compareRun(truth, run.findings);
  const unread = run.pages.find(({ outcome }) => outcome === "unreadable");
  const faults = run.complete ? [] : [`incomplete: ${run.incompleteBecause[0]} (${unread?.url}: ${unread?.reason})`];
  for (const [name, score] of Object.entries({ "dead links": dead, planted })) {
    if (score.isPerfect) continue;
    const percent = (share) => `${(share * 100).toFixed(2)} %`;
    const samples = [
      ...score.missed.slice(0, 1).map((one) => `missed: ${one}`),
      ...score.surplus.slice(0, 1).map((one) => `surplus: ${one}`),
    ];
    faults.push(
      `${name}: recall ${percent(score.recall)}, precision ${percent(score.precision)} (${samples.join("; ")})`,
    );
  }
  return { dead, planted, faults };
}

/** Findings and facts without the clock: equal strings are equal runs. */
export function stableText(run) {
  return JSON.stringify({ ...run, startedAt: "", finishedAt: "" });
}
