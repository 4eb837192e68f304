// Bundles the program into dist/: one small entry that loads the rest when it is needed, the verified rule pack,
// the JSON Schema of the config, and the type declarations.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
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

const builtin = createRequire(import.meta.url);
const BANNER =
  "import { createRequire as zichaRequire } from 'node:module'; const require = zichaRequire(import.meta.url);";

/** Built-in modules that cost milliseconds at every start and are needed in few. */
const LATE = ["node:crypto", "node:dns", "node:tls", "node:worker_threads", "node:zlib"];

/** A module whose exports load the real one when they are first read. */
function lateModule(name) {
  const getters = Object.keys(builtin(name)).map((key) => `get ${key}() { return real().${key}; }`);
  return `let known; function real() { return (known ??= require("${name}")); } module.exports = { ${getters.join(", ")} };`;
}

const SOURCES = resolve("src");

/**
 * What a start need not load. Imported as a module, `node:process` opens all three standard streams; commander wants
 * `node:child_process` for commands in files of their own, which there are none of. Of htmlparser2 we use the parser; its index
 * brings a document tree, its printer and their tables of characters along.
 */
const leanStart = {
  name: "lean-start",
  setup(build) {
    build.onResolve({ filter: /^(?:node:)?[a-z_]+$/ }, ({ path, importer, namespace }) => {
      if (namespace === "lean") return { path, external: true };
      if (path === "node:process" || LATE.includes(path)) return { path, namespace: "lean" };
      return path === "node:child_process" && /[\\/]commander[\\/]/.test(importer)
        ? { path: "nothing", namespace: "lean" }
        : undefined;
    });
    build.onResolve({ filter: /^htmlparser2$/ }, ({ importer }) =>
      importer.startsWith(SOURCES) ? { path: resolve("node_modules/htmlparser2/dist/esm/Parser.js") } : undefined,
    );
    build.onLoad({ filter: /./, namespace: "lean" }, ({ path }) => {
      if (path === "nothing") return { contents: "module.exports = {};" };
      return { contents: path === "node:process" ? "module.exports = globalThis.process;" : lateModule(path) };
    });
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
const hotChunk = {
  name: "hot-chunk",
  setup(build) {
    const late = findLateModules();
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (!late.has(path)) return undefined;
      const contents = `${readFileSync(path, "utf8")}\nimport ${JSON.stringify(HOT)};\n`;
      return { contents, loader: "ts", resolveDir: dirname(path) };
    });
  },
};

await build({
  entryPoints: {
    cli: "src/cli/main.ts",
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
  sourcemap: process.env.ZICHA_SOURCE_MAPS === "1" ? "external" : false,
  // CommonJS packages that are loaded late: bundled, a dynamic import would not see their names.
  external: ["undici", "fast-glob", "piscina", "@photostructure/sqlite", "node-sqlite3-wasm", "yauzl", "unpdf"],
  define: { ZICHA_VERSION: JSON.stringify(version), ZICHA_BUILD: JSON.stringify(hashSources(["src", "rules"])) },
  // Some bundled packages are CommonJS and still call require().
  banner: { js: BANNER },
  plugins: [hotChunk, leanStart],
  logLevel: "warning",
});
// Each file that makes a require() of its own costs time at the start.
for (const file of readdirSync("dist", { recursive: true }).filter((name) => name.endsWith(".js"))) {
  const code = readFileSync(join("dist", file), "utf8");
  const rest = code.replace(BANNER, "");
  if (!/\brequire\b/.test(rest)) writeFileSync(join("dist", file), rest);
}
chmodSync("dist/cli.js", 0o755);
// Character maps of Chinese fonts that a PDF names and does not hold.
cpSync("node_modules/pdfjs-dist/cmaps", "dist/chunks/cmaps", { recursive: true });

const { buildPack, buildSchema } = await import("./dist/build-pack.js");
writeFileSync("dist/rules.json", await buildPack());
writeFileSync("dist/zicha.config.schema.json", `${JSON.stringify(buildSchema(), null, 2)}\n`);
rmSync("dist/build-pack.js");

const types = spawnSync("npx", ["tsc", "-p", "src"], { stdio: "inherit" });
process.exitCode = types.status ?? 1;
