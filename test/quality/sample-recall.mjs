// Checks the sample site over HTTP and compares what is found with what is planted (markers on the lines, and a list for the whole site).
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { SITE } from "../sample/articles.mjs";
import { serveSample } from "../sample/serve.mjs";

const HOST = "http://zjj.linxi.example/";

/** Planted and found problems by rule, and what was missed or found beside them. */
export async function measureSample(root, work) {
  const folder = join(root, "fixtures", "sites", "linxi");
  const planted = [...plantedOnPages(folder), ...plantedOnSite(`${folder}.expect.yaml`)];
  const out = join(work, "sample.jsonl");
  const sample = await serveSample();
  try {
    const args = ["check", "--config", sample.config, "--now", SITE.now, "--no-progress", "--fail-level", "never"];
    await run([join(root, "dist", "cli.js"), ...args, "--format", `jsonl=${out}`], work);
  } finally {
    await sample.close();
    rmSync(sample.folder, { recursive: true, force: true });
  }
  const lines = readFileSync(out, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const found = lines.filter(({ rule }) => rule !== undefined).flatMap(places);
  const missed = without(planted, found);
  return { pages: countPages(folder), planted, missed, surplus: without(found, planted) };
}

function plantedOnPages(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html"))
    .flatMap((name) => {
      const bytes = readFileSync(join(folder, name));
      const source = new TextDecoder(bytes.includes("charset=gb2312") ? "gb18030" : "utf-8").decode(bytes);
      const url = HOST + (name === "index.html" ? "" : name.replaceAll("\\", "/"));
      const markers = source.matchAll(/<!-- expect(?:-template)?: (\S+) ("(?:[^"\\]|\\.)*") -->/g);
      return [...markers].map(([, rule, quote]) => ({ rule, url, text: JSON.parse(quote) }));
    });
}

function plantedOnSite(file) {
  return parse(readFileSync(file, "utf8")).map(({ rule, url, text }) => ({ rule, url: HOST + url, text }));
}

/** A finding with many places stands for each of them; one in a file that the page links names the file and its place. */
function places({ rule, url, otherUrls = [], link, quote, location }) {
  if (location.file !== undefined) {
    const { file, part = "", paragraph = "" } = location;
    return [{ rule, url, text: `${quote} ${file} ${part}${paragraph}` }];
  }
  return [url, ...otherUrls].map((place) => ({ rule, url: place, text: link?.href ?? quote }));
}

/** Each of `left` that has no equal of its own in `right`. */
function without(left, right) {
  const counts = new Map();
  for (const one of right) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  return left.filter((one) => {
    const count = counts.get(key(one)) ?? 0;
    counts.set(key(one), count - 1);
    return count <= 0;
  });
}

function key({ rule, url, text }) {
  return JSON.stringify([rule, url, text]);
}

function countPages(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html")).length;
}

/** The server answers from this process, so the program must run beside it. */
async function run(args, cwd) {
  const child = spawn(process.execPath, args, { cwd, stdio: "ignore" });
  const code = await new Promise((ended) => child.on("close", ended));
  if (code !== 0 && code !== 3) throw new Error(`zicha check ended with ${code}`);
}
