// Bundles the program into dist/: one small entry that loads the rest when it is needed, the verified rule pack,
// the JSON Schema of the config, and the type declarations.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { build } from "esbuild";
import { buildProgram } from "./build-program.mjs";

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

const BANNER =
  "import { createRequire as zichaRequire } from 'node:module'; const require = zichaRequire(import.meta.url);";

const SOURCES = resolve("src");

/**
 * What a start need not load. Commander wants `node:child_process` for commands in files of their own, which there are none of.
 * Of htmlparser2 we use the parser; its index brings a document tree, its printer and their tables of characters along.
 */
const leanStart = {
  name: "lean-start",
  setup(build) {
    build.onResolve({ filter: /^(?:node:)?child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path: "nothing", namespace: "lean" } : undefined,
    );
    build.onResolve({ filter: /^htmlparser2$/ }, ({ importer }) =>
      importer.startsWith(SOURCES) ? { path: resolve("node_modules/htmlparser2/dist/esm/Parser.js") } : undefined,
    );
    build.onLoad({ filter: /./, namespace: "lean" }, () => ({ contents: "module.exports = {};" }));
  },
};

/** Everything that a check of one text needs. */
const HOT = resolve("src/cli/check.ts");

/** Modules that are loaded late, but for the hot one. */
function findLateModules() {
  const files = readdirSync("src", { recursive: true }).filter((name) => name.endsWith(".ts"));
  const late = files.flatMap((name) => {
    const file = resolve("src", name);
    const code = readFileSync(file, "utf8");
    return Array.from(code.matchAll(/import\(\s*"(\.[^"]+)"\s*\)/g), ([, target]) => resolve(dirname(file), target));
  });
  return new Set(late.filter((file) => file !== HOT));
}

/**
 * Each file that is opened at a start costs about a millisecond, and code that different late modules share would become
 * dozens of files. With the hot module behind each of them, all that it needs is shared by the same and becomes one file.
 */
const readSources = {
  name: "read-sources",
  setup(build) {
    const late = findLateModules();
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const code = leanSource(readFileSync(path, "utf8"));
      const contents = late.has(path) ? `${code}\nimport ${JSON.stringify(HOT)};\n` : code;
      return { contents, loader: "ts", resolveDir: dirname(path) };
    });
  },
};

/**
 * A file of ASCII is read without decoding; esbuild would leave patterns as they are written. And `node:process` is what the
 * global says: imported by default, a script copies its properties, and a module opens all three standard streams.
 */
function leanSource(code) {
  return code
    .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replace(/^import process(?:, (\{.*\}))? from "node:process";$/m, (_, named) =>
      named === undefined ? "" : `import ${named} from "node:process";`,
    );
}

const { metafile } = await build({
  entryPoints: {
    "chunks/main": "src/cli/main.ts",
    index: "src/index.ts",
    "page-worker": "src/page/page-worker.ts",
    "ocr-worker": "src/ocr/ocr-worker.ts",
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
  sourcemap: process.env.ZICHA_SOURCE_MAPS === "1" ? "linked" : false,
  // CommonJS packages that are loaded late: bundled, a dynamic import would not see their names.
  external: ["undici", "fast-glob", "piscina", "@photostructure/sqlite", "node-sqlite3-wasm", "yauzl", "unpdf"],
  define: { ZICHA_VERSION: JSON.stringify(version), ZICHA_BUILD: JSON.stringify(hashSources(["src", "rules"])) },
  // Some bundled packages are CommonJS and still call require().
  banner: { js: BANNER },
  plugins: [readSources, leanStart],
  metafile: true,
  logLevel: "warning",
});
// Each file that makes a require() of its own costs time at the start.
for (const file of readdirSync("dist", { recursive: true }).filter((name) => name.endsWith(".js"))) {
  const code = readFileSync(join("dist", file), "utf8");
  const rest = code.replace(BANNER, "");
  if (!/\brequire\b/.test(rest)) writeFileSync(join("dist", file), rest);
}
await buildProgram(metafile, {
  starts: ["src/cli/main.ts", "src/cli/check.ts", "src/report/stylish/stylish.ts"],
  banner: BANNER,
  plugins: [readSources],
});
chmodSync("dist/cli.cjs", 0o755);
// For whoever names the file: Node reads a module 5 ms slower than a script.
writeFileSync("dist/cli.js", '#!/usr/bin/env node\nimport "./cli.cjs";\n');
// Character maps of Chinese fonts that a PDF names and does not hold.
cpSync("node_modules/pdfjs-dist/cmaps", "dist/chunks/cmaps", { recursive: true });

const { buildPack, buildSchema } = await import("./dist/build-pack.js");
const pack = await buildPack();
writeFileSync("dist/rules.json", pack.rules);
writeFileSync("dist/lists.txt", pack.lists, "utf16le");
writeFileSync("dist/zicha.config.schema.json", `${JSON.stringify(buildSchema(), null, 2)}\n`);
rmSync("dist/build-pack.js");

const types = spawnSync("npx", ["tsc", "-p", "src"], { stdio: "inherit" });
process.exitCode = types.status ?? 1;
