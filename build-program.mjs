// Joins the chunks that a check of one text needs into one script, dist/chunks/program.cjs, and builds what loads it: Node 20
// keeps compiled code for scripts alone, and each file that is opened at a start costs about a millisecond.
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { build } from "esbuild";

const CHUNKS = "dist/chunks";
const PROGRAM = join(CHUNKS, "program.cjs");

const scripts = {
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20.19",
  legalComments: "none",
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: "warning",
};

/**
 * `starts`: sources of the chunks to join, with all that they import at once; the first exports `runCli`. `banner` is what
 * chunks make their `require` with.
 */
export async function buildProgram({ outputs }, { starts, banner, plugins }) {
  const chunks = findClosure(outputs, starts).map((file) => ({ file, names: outputs[file].exports }));
  await joinChunks(chunks, banner);
  for (const chunk of chunks) writeFileSync(chunk.file, facadeOf(chunk));
  // Nobody imports the command line.
  rmSync(chunks[0].file);
  await build({
    ...scripts,
    entryPoints: { cli: "src/start/cli.ts", "chunks/load-program": "src/start/load-program.ts" },
    outdir: "dist",
    outExtension: { ".js": ".cjs" },
    define: { "import.meta.dirname": "__dirname", ZICHA_PROGRAM: JSON.stringify(hashScript(PROGRAM)) },
    plugins: [loadOnce, ...plugins],
  });
}

/** The outputs of the sources, in their order, and then all that they import other than late. */
function findClosure(outputs, sources) {
  const outputOf = (source) => Object.keys(outputs).find((name) => outputs[name].entryPoint === source);
  const files = new Set(sources.map(outputOf));
  for (const file of files) {
    for (const { kind, external, path } of outputs[file].imports) {
      if (kind === "import-statement" && external !== true) files.add(path);
    }
  }
  return [...files];
}

/** The script exports `runCli`, and what each chunk did. */
async function joinChunks(chunks, banner) {
  const list = ({ names }, at, joint) => names.map((name, index) => `${name}${joint}n${at}_${index}`).join(", ");
  const imports = chunks.map((chunk, at) => `import { ${list(chunk, at, " as ")} } from "./${chunk.file}";`);
  const parts = chunks.map((chunk, at) => `"${partOf(chunk)}": { ${list(chunk, at, ": ")} },`);
  const main = `export const runCli = n0_${chunks[0].names.indexOf("runCli")};`;
  await build({
    ...scripts,
    stdin: { contents: [...imports, main, "export const parts = {", ...parts, "};"].join("\n"), resolveDir: "." },
    outfile: PROGRAM,
    external: ["node:*"],
    sourcemap: process.env.ZICHA_SOURCE_MAPS === "1" ? "external" : false,
    define: { "import.meta.url": "scriptUrl" },
    banner: { js: "(function(require,lately,module,scriptUrl){" },
    footer: { js: "})" },
    plugins: [asScript(chunks, banner)],
  });
}

/**
 * A script is given its `require`. It cannot import what is not in it; what loads it does so in its stead, from the same folder,
 * by a name of the same length, so that source maps stay true.
 */
function asScript(chunks, banner) {
  const own = new Set(chunks.map(({ file }) => `./${basename(file)}`));
  return {
    name: "as-script",
    setup(build) {
      build.onLoad({ filter: /\.js$/ }, ({ path }) => ({
        contents: readFileSync(path, "utf8")
          .replace(banner, "")
          .replace(/\bimport\("([^"]+)"/g, (all, name) => (own.has(name) ? all : `lately("${name}"`)),
        resolveDir: resolve(CHUNKS),
      }));
    },
  };
}

/** What a late module imports from a joined chunk, it gets from the script. */
function facadeOf(chunk) {
  return `import { loaded } from "./load-program.cjs";\nexport const { ${chunk.names.join(", ")} } = loaded.exports.parts["${partOf(chunk)}"];\n`;
}

function partOf({ file }) {
  return basename(file, ".js");
}

/** The command line and late modules share one program. */
const loadOnce = {
  name: "load-once",
  setup(build) {
    build.onResolve({ filter: /\/load-program\.ts$/ }, ({ kind }) =>
      kind === "entry-point" ? undefined : { path: "./chunks/load-program.cjs", external: true },
    );
  },
};

/** @throws Error for what is not ASCII: the script is read as such. */
function hashScript(file) {
  const code = readFileSync(file, "utf8");
  const [strange] = /[^\0-\x7f]+/.exec(code) ?? [];
  if (strange !== undefined) throw new Error(`${file}: “${strange}” is not ASCII`);
  return createHash("sha256").update(code).digest("hex").slice(0, 16);
}
