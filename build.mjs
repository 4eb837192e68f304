// Bundles the program into dist/: one small entry that loads the rest when it is needed, the verified rule pack,
// the JSON Schema of the config, and the type declarations.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
rmSync("dist", { recursive: true, force: true });

/** Runs of two builds share nothing that they found. */
function hashSources(folders) {
  const hash = createHash("sha256").update(version);
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name)),
  );
  for (const file of files.sort()) hash.update(`\n${file}\n`).update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}

await build({
  entryPoints: {
    cli: "src/cli/main.ts",
    index: "src/index.ts",
    "page-worker": "src/page/page-worker.ts",
    "build-pack": "src/build-pack.ts",
  },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  chunkNames: "chunks/[name]-[hash]",
  legalComments: "none",
  // Less to read at every start; names stay, so that stack traces can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  // For profiles: maps beside the code, which itself stays the same.
  sourcemap: process.env.ZICHA_SOURCE_MAPS === "1" ? "external" : false,
  // CommonJS packages that are loaded late: bundled, a dynamic import would not see their names.
  external: [
    "undici",
    "fast-glob",
    "piscina",
    "@photostructure/sqlite",
    "node-sqlite3-wasm",
    "yauzl",
    "word-extractor",
    "unpdf",
  ],
  define: { ZICHA_VERSION: JSON.stringify(version), ZICHA_BUILD: JSON.stringify(hashSources(["src", "rules"])) },
  // Some bundled packages are CommonJS and still call require().
  banner: {
    js: "import { createRequire as zichaRequire } from 'node:module'; const require = zichaRequire(import.meta.url);",
  },
  logLevel: "warning",
});
chmodSync("dist/cli.js", 0o755);
// Character maps of Chinese fonts that a PDF names and does not hold.
cpSync("node_modules/pdfjs-dist/cmaps", "dist/chunks/cmaps", { recursive: true });

const { buildPack, buildSchema } = await import("./dist/build-pack.js");
writeFileSync("dist/rules.json", await buildPack());
writeFileSync("dist/zicha.config.schema.json", `${JSON.stringify(buildSchema(), null, 2)}\n`);
rmSync("dist/build-pack.js");

const types = spawnSync("npx", ["tsc", "-p", "src"], { stdio: "inherit" });
process.exitCode = types.status ?? 1;
