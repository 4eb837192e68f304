// The same pages from a folder, without any network: how many megabytes of HTML a core judges in a second.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { checkOnce, faultsOf, openDesk } from "../lab.mjs";
import { medians, spread } from "../measure.mjs";
import { createSite } from "../site/create-site.mjs";
import { listTruth } from "../site/truth.mjs";
import { brief } from "./crawl.mjs";

const SIZE = 10_000;
/** A folder holds no redirects and no other hosts: these links are not judged by the truth of the served site. */
const NEEDS_SERVER = new Set(["dead-link", "soft-404"]);

export async function folderRows({ pages, port, runs, say }) {
  const site = createSite({ pages: pages.at(-1) ?? SIZE, port });
  const folder = mkdtempSync(join(tmpdir(), "zicha-bench-site-"));
  const done = [];
  const faults = new Set();
  try {
    const megabytes = writeSite(site, folder) / 1e6;
    const truth = [...listTruth(site)].filter(({ kind }) => !NEEDS_SERVER.has(kind));
    for (let round = 0; round < runs; round++) {
      const desk = openDesk(site);
      const { run, ...measured } = await checkOnce(desk, site, folder, ["--offline", "--base", `${site.base}/`]);
      desk.close();
      const findings = run.findings.filter(({ category }) => category !== "link");
      for (const fault of faultsOf(truth, { ...run, findings }).faults) faults.add(fault);
      done.push({ ...measured, perCore: megabytes / measured.cpu, perSecond: megabytes / measured.wall });
      say(
        `folder ${megabytes.toFixed(0)} MB: ${brief(measured)} · ${(megabytes / measured.cpu).toFixed(1)} MB/s a core · ${[...faults].join("; ")}`,
      );
    }
    return [
      {
        id: "folder",
        value: spread(done.map(({ perCore }) => perCore)),
        faults: [...faults],
        detail: { ...medians(done, ["wall", "cpu", "rssMb", "perSecond"]), megabytes },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes every page and what it links on the own host; returns the bytes of HTML. */
export function writeSite(site, folder) {
  let bytes = 0;
  const made = new Set();
  const put = (path) => {
    const { status, type, body } = site.answer(path);
    if (status !== 200) return;
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    const parent = dirname(file);
    if (!made.has(parent)) {
      made.add(parent);
      mkdirSync(parent, { recursive: true });
    }
    writeFileSync(file, body);
    if (type === "text/html") bytes += body.length;
  };
  for (const path of site.paths()) put(path);
  for (let number = 0; number < site.articles; number++) {
    const { place, links, image } = site.plan(number);
    if (image) put(`/images/${place.iso.slice(0, 4)}/W${number}.jpg`);
    for (const { href } of links) if (href.startsWith("/uploads/") || href.startsWith("/tips/")) put(href);
  }
  return bytes;
}
