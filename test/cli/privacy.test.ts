import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folderWith, RESIDENT_ID, runCli } from "./run-cli.ts";

/** Invented, in a number range of no operator's customers. */
const MOBILE = "13900000000";
const OFFICE_FORMATS = ["stylish", "json", "jsonl", "csv", "xlsx", "html", "markdown"];
const FORMATS = [...OFFICE_FORMATS, "sarif", "junit", "rdjson", "github", "checkstyle"];
let cwd = "";

beforeAll(async () => {
  cwd = await folderWith({
    [`${RESIDENT_ID}名单.html`]: `<html><head><title>公示 ${RESIDENT_ID}</title></head><body>
<table><tr><th>姓名</th><th>身份证号</th><th>手机号</th></tr>
<tr><td>张某某</td><td>${RESIDENT_ID}</td><td>${MOBILE}</td></tr></table>
<p><a href="${RESIDENT_ID}.doc">${RESIDENT_ID} 的附件</a> <a href="tel:${MOBILE}">电话</a></p></body></html>`,
    "idle.yaml": `ignore:\n  - { rule: privacy/mobile, quote: "${MOBILE}", url: "/${RESIDENT_ID}/**", reason: 公开 }\n`,
    "wrong.yaml": `rules: { "privacy/${RESIDENT_ID}": off }\n`,
    "key.yaml": `"${RESIDENT_ID}": 1\n`,
  });
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const expectMasked = (text: string): void => {
  expect(text).not.toContain(RESIDENT_ID);
  expect(text).not.toContain(MOBILE);
};

/** Deflated members of a ZIP file, as text. */
function unzip(bytes: Buffer): string {
  const texts: string[] = [];
  for (let at = bytes.indexOf("PK\u0003\u0004"); at >= 0; at = bytes.indexOf("PK\u0003\u0004", at + 4)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    try {
      texts.push(inflateRawSync(bytes.subarray(start), { finishFlush: 2 }).toString("utf8"));
    } catch {
      texts.push(bytes.subarray(start, start + 4096).toString("utf8"));
    }
  }
  return texts.join("\n");
}

test.each(["zh", "en"])("no report holds a full number (%s)", async (lang) => {
  const ended = await runCli(
    [
      "check",
      ".",
      "--config",
      "idle.yaml",
      "--lang",
      lang,
      "--out",
      `out-${lang}`,
      ...FORMATS.flatMap((name) => ["--format", name]),
    ],
    { cwd },
  );
  expect(ended.code).toBe(1);
  expectMasked(ended.stdout + ended.stderr);
  const files = await readdir(join(cwd, `out-${lang}`));
  expect(files).toHaveLength(FORMATS.length);
  for (const file of files) {
    const bytes = await readFile(join(cwd, `out-${lang}`, file));
    const text = file.endsWith(".xlsx") ? unzip(bytes) : bytes.toString("utf8");
    expect(text, file).toContain("34*************113");
    expectMasked(text);
  }
});

test("the terminal shows masked numbers, and full ones only with --reveal", async () => {
  const masked = await runCli(["check", "."], { cwd });
  expect(masked.stdout).toContain("privacy/resident-id");
  expectMasked(masked.stdout + masked.stderr);
  const revealed = await runCli(["check", ".", "--reveal"], { cwd });
  expect(revealed.stdout).toContain(RESIDENT_ID);
  expect(revealed.stderr).toContain("注意：本次输出含未遮盖的个人信息");
});

test.each([
  [["check", `${RESIDENT_ID}.html`]],
  [["check", ".", "--config", `${RESIDENT_ID}.yaml`]],
  [["check", ".", "--config", "wrong.yaml"]],
  [["check", ".", "--config", "key.yaml"]],
  [["check", ".", "--now", RESIDENT_ID]],
  [["check", ".", "--format", MOBILE]],
  [["check", ".", `--${MOBILE}`]],
  [["explain", `privacy/${RESIDENT_ID}`]],
  [["init", `./${RESIDENT_ID}`]],
  [["rules", "test", `${RESIDENT_ID}.yaml`]],
])("an error message holds none: %j", async (args) => {
  const { code, stdout, stderr } = await runCli(args, { cwd });
  expect(code).toBe(2);
  expectMasked(stdout + stderr);
});

test("the key is made once, for its owner alone", async () => {
  const folder = await folderWith({ "a.txt": `身份证号 ${RESIDENT_ID}\n` });
  const ids: string[] = [];
  for (const round of [1, 2]) {
    const { stdout } = await runCli(["check", "a.txt", "--format", "json"], { cwd: folder, env: { ZICHA_KEY: "" } });
    const { findings } = JSON.parse(stdout);
    expect(findings, `round ${round}`).toHaveLength(1);
    ids.push(findings[0].id);
  }
  expect(ids[0]).toBe(ids[1]);
  expect((await stat(join(folder, ".zicha", "key"))).mode & 0o777).toBe(0o600);
  const { stdout } = await runCli(["check", "a.txt", "--format", "json"], {
    cwd: folder,
    env: { ZICHA_KEY: "another" },
  });
  expect(JSON.parse(stdout).findings[0].id).not.toBe(ids[0]);
  await rm(folder, { recursive: true, force: true });
});
