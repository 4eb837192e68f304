// `npm start`: serves the bundled sample site on loopback, checks it over HTTP, and leaves the rectification list to open.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { SITE } from "./articles.mjs";
import { serveSample } from "./serve.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const cli = `${root}dist/cli.js`;
const out = `${root}自查结果`;

if (!existsSync(cli)) spawnSync("npm", ["run", "build"], { cwd: root, stdio: "inherit" });

const sample = await serveSample();
console.log(`示例网站“${SITE.name}”已在本机 127.0.0.1:${sample.port} 运行，按 ${SITE.now} 检查：\n`);
const check = spawn(
  process.execPath,
  [cli, "check", "--config", sample.config, "--now", SITE.now, "--out", out, "--fail-level", "never"],
  { stdio: "inherit" },
);
const code = await new Promise((ended) => check.on("close", ended));
await sample.close();
await rm(sample.folder, { recursive: true, force: true });
if (code === 0) console.log(`\n请打开：\n  ${out}/整改清单.xlsx\n  ${out}/自查报告.html`);
process.exitCode = code ?? 1;
