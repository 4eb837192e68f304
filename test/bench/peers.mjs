// Rivals, from a folder outside of the project: `--peers DIR` or ZICHA_PEERS. Its `npm run crawl`, `npm run match` and
// `npm run sites` are run as they are, with our program as one of its rows, and its results/*.json read.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Null when no folder is given. `tool` is our command line, which the folder's crawl bench calls by ZICHA. `keeps`: rivals that
 * were measured before are not run again.
 */
export function openPeers(folder, { tool, keeps, say }) {
  if (folder === undefined || folder === "") return null;
  const run = (script, args) => {
    say(`peers: npm run ${script} -- ${args.join(" ")}`);
    const { status, stderr } = spawnSync("npm", ["run", script, "--", ...args], {
      cwd: folder,
      env: { ...process.env, ZICHA: tool },
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    if (status !== 0) throw new Error(`npm run ${script} failed in the folder of rivals: ${stderr.slice(-400)}`);
  };
  const results = (name) => {
    const file = join(folder, "results", `${name}.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  };
  return {
    /** Rows of the crawl bench by name, for `site-1k` or `site-10k`: the floor, ours, and `rivals`. */
    crawl(site, rivals, runs) {
      if (!existsSync(join(folder, "data", site))) run("sites", []);
      const name = `crawl-${site}`;
      const known = keeps ? results(name).map((row) => row.name) : [];
      const missing = rivals.filter((rival) => !known.some((row) => row.startsWith(rival)));
      const only = ["floor-check", ...missing, "zicha"].join(",");
      run("crawl", ["--site", `data/${site}`, "--only", only, "--runs", String(runs), "--cap", "900"]);
      return results(name);
    },
    /** Rows of the matcher bench, of the matchers whose names hold a word of `only`: `{ name, lex, mbps }`. */
    match(sizes, only) {
      if (!existsSync(join(folder, "data", "corpus.txt"))) run("corpus", []);
      const known = keeps ? results("match").filter(({ name }) => only.some((word) => name.includes(word))) : [];
      const isKnown = sizes.every((size) => known.some(({ lex }) => lex === size));
      if (!isKnown) {
        run("match", ["--lex", sizes.join(","), "--rounds", "1", "--budget", "2", "--only", only.join(",")]);
      }
      return results("match");
    },
    /** Hyperscan in C over the same text, as that folder's bench runs it: `{ mbps, hits }`; null where it cannot be built. */
    hyperscan(size) {
      const program = join(folder, "native", "hs");
      if (!existsSync(program))
        spawnSync(process.env.CC ?? "cc", ["-O2", `${program}.c`, "-o", program, "-lhs"], { cwd: folder });
      const { status, stdout } = spawnSync(program, [`data/lex-${size}.txt`, "data/corpus.txt"], {
        cwd: folder,
        encoding: "utf8",
      });
      return status === 0 ? JSON.parse(stdout.trim()) : null;
    },
    corpus: join(folder, "data", "corpus.txt"),
    lexicon: (size) => join(folder, "data", `lex-${size}.txt`),
  };
}
