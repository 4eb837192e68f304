// `npm run bench -- --profile`: one crawl and one folder run under V8's sampling profiler, worker threads included, as tables:
// time by stage (folder of src/, package, or part of Node), functions by own time, functions with all they call.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { SourceMap } from "node:module";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { checkArguments, openDesk, openSite, ROOT } from "./lab.mjs";
import { measure } from "./measure.mjs";
import { writeSite } from "./rows/folder.mjs";

/** A thread that waits for work; the sampler takes the pool's wait for running. */
const WAITING = new Set(["(root)", "(idle)", "atomicsWaitLoop"]);
/** Microseconds between samples. */
const INTERVAL = 500;

export async function profileRun({ pages, port, top, say }) {
  // The same program with source maps beside it, so that functions are known by their files.
  const built = spawnSync(process.execPath, ["build.mjs"], {
    cwd: ROOT,
    env: { ...process.env, ZICHA_SOURCE_MAPS: "1" },
  });
  if (built.status !== 0) throw new Error(`the build failed: ${String(built.stderr).slice(-400)}`);
  const size = pages.at(-1);
  const served = await openSite({ pages: size, port });
  const folder = mkdtempSync(join(tmpdir(), "zicha-bench-profile-"));
  try {
    await profileTarget(`crawl, ${size} pages`, served.site, served.address, { extra: [], top, say });
    writeSite(served.site, folder);
    await profileTarget(`folder, ${size} pages`, served.site, folder, {
      extra: ["--offline", "--base", served.address],
      top,
      say,
    });
  } finally {
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function profileTarget(name, site, target, { extra, top, say }) {
  const desk = openDesk(site);
  const profiles = join(desk.folder, "profiles");
  const node = ["--cpu-prof", `--cpu-prof-dir=${profiles}`, `--cpu-prof-interval=${INTERVAL}`];
  const { wall, cpu } = await measure(checkArguments(desk, site, target, extra, node), { cwd: desk.folder });
  const files = readdirSync(profiles);
  const threads = files.map((file) => JSON.parse(readFileSync(join(profiles, file), "utf8")));
  const total = sumProfiles(threads);
  const each = threads.map((thread) => `${(sumProfiles([thread]).busy / 1000).toFixed(1)} s`).join(", ");
  desk.close();
  say(`\n### ${name}: ${wall.toFixed(1)} s wall, ${cpu.toFixed(1)} s CPU; threads, the main one first: ${each}\n`);
  for (const line of renderProfile(total, top)) say(line);
}

/** Time in milliseconds by stage, by function, and by function with all it calls; idle time left out. */
export function sumProfiles(profiles, nameOf = createNamer()) {
  const stages = new Map();
  const own = new Map();
  const all = new Map();
  let busy = 0;
  const add = (map, key, ms) => map.set(key, (map.get(key) ?? 0) + ms);
  for (const { nodes, samples, timeDeltas } of profiles) {
    const time = new Map();
    for (const [at, id] of samples.entries()) add(time, id, timeDeltas[at] / 1000);
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const names = new Map(nodes.map((node) => [node.id, nameOf(node.callFrame)]));
    const walk = (id, above) => {
      const { stage, name } = names.get(id);
      let ms = stage === "(idle)" ? 0 : (time.get(id) ?? 0);
      busy += ms;
      if (ms > 0) {
        add(stages, stage, ms);
        add(own, name, ms);
      }
      // A function that calls itself counts once.
      const isFirst = !above.has(name);
      if (isFirst) above.add(name);
      for (const child of byId.get(id).children ?? []) ms += walk(child, above);
      if (isFirst) {
        above.delete(name);
        if (ms > 0) add(all, name, ms);
      }
      return ms;
    };
    walk(nodes[0].id, new Set());
  }
  return { busy, stages, own, all };
}

/** The profile as Markdown tables. */
export function renderProfile({ busy, stages, own, all }, top) {
  const sorted = (map) => [...map].sort((a, b) => b[1] - a[1]);
  const line = ([name, ms]) => `| ${name} | ${ms.toFixed(0)} | ${((ms * 100) / busy).toFixed(1)} % |`;
  const table = (heading, rows) => [`| ${heading} | ms | share |`, "|---|---|---|", ...rows.map(line), ""];
  return [
    ...table("stage", sorted(stages)),
    ...table("function, alone", sorted(own).slice(0, top)),
    ...table(
      "function, with what it calls",
      sorted(all)
        .filter(([name]) => name.includes("src/"))
        .slice(0, top),
    ),
  ];
}

/** Tells the stage and the name of a call frame by the source map beside the bundle. */
function createNamer() {
  const maps = new Map();
  const mapOf = (file) => {
    if (!maps.has(file)) {
      const path = `${file}.map`;
      maps.set(file, existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, "utf8"))) : null);
    }
    return maps.get(file);
  };
  return ({ functionName, url, lineNumber, columnNumber }) => {
    if (WAITING.has(functionName)) return { stage: "(idle)", name: functionName };
    if (functionName.startsWith("(")) return { stage: functionName, name: functionName };
    if (!url.startsWith("file:"))
      return { stage: stageOf(url), name: `${functionName || "(anonymous)"} (${url || "native"})` };
    const file = fileURLToPath(url);
    const entry = mapOf(file)?.findEntry(lineNumber, columnNumber);
    const source = entry?.originalSource === undefined ? file : join(file, "..", entry.originalSource);
    const shown = relative(ROOT, source.startsWith("file:") ? fileURLToPath(source) : source);
    const line = entry?.originalLine === undefined ? lineNumber : entry.originalLine;
    return { stage: stageOf(shown), name: `${functionName || "(anonymous)"} (${shown}:${line + 1})` };
  };
}

function stageOf(path) {
  const part = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  if (part !== undefined) return part;
  const folder = /src\/([\w-]+)\//.exec(path)?.[1];
  if (folder !== undefined) return `src/${folder}`;
  if (path.startsWith("node:")) return "Node";
  return path === "" ? "native" : basename(path);
}
