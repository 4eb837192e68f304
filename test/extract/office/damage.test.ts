/**
 * Damaged files are read as far as they go or refused with a reason: never a crash.
 * With ZICHA_DAMAGE=200 in the environment so many copies of each, with limits of time and memory for each (`node:process` figures).
 */

import { readFileSync } from "node:fs";
import { env, resourceUsage } from "node:process";
import { afterAll, expect, it, vi } from "vitest";
import { readOffice } from "../../../src/extract/index.ts";
import type { Snapshot } from "../../../src/model/snapshot.ts";
import { damage } from "./damage.ts";

const COPIES = Number(env["ZICHA_DAMAGE"] ?? 12);
const IS_MEASURED = env["ZICHA_DAMAGE"] !== undefined;
const MOST_SECONDS = 10;
const MOST_KILOBYTES = 1024 * 1024;

const FILES =
  "通知.docx 通知.doc 通知.rtf 通知.odt 通知.pdf 通知.html 通知-gbk.txt 名单.docx 名单.doc 名单.rtf 名单.odt 名单.pdf 名单.xlsx 名单.xls 名单.ods 名单.csv 名单.html 学生.pdf 汇报.pptx 汇报.odp 汇报.ppt 公文.ofd 未嵌字体.pdf 往来.eml 材料.zip 宏.docm 宏.xlsm 通知.wps 名单.et 嵌入.docx";
const NAMES = (env["ZICHA_DAMAGE_FILES"] ?? FILES).split(" ");

const tally: string[] = [];

function snapshotOf(name: string, body: Uint8Array): Snapshot {
  return {
    url: `file:///${name}`,
    name,
    finalUrl: `file:///${name}`,
    status: 200,
    headers: {},
    redirects: [],
    kind: "attachment",
    body,
    miss: null,
    depth: 0,
    fetchedAt: "",
  };
}

it.each(NAMES)("%s", { timeout: COPIES * MOST_SECONDS * 1000 }, async (name) => {
  const whole = readFileSync(new URL(`../../../fixtures/documents/${name}`, import.meta.url));
  const spoken = vi.spyOn(console, "error");
  const counts = { read: 0, partly: 0, refused: new Map<string, number>() };
  let longest = 0;
  for (const { how, bytes } of await damage(whole, COPIES)) {
    const started = performance.now();
    const { document, miss } = await readOffice(snapshotOf(name, bytes), { now: "2026-11-22", home: false });
    const seconds = (performance.now() - started) / 1000;
    longest = Math.max(longest, seconds);
    if (IS_MEASURED) expect(seconds, how).toBeLessThan(MOST_SECONDS);
    expect(document !== null || miss !== null, how).toBe(true);
    if (document === null) {
      expect(miss, how).toMatchObject({
        outcome: "unreadable",
        reason: expect.stringMatching(/^(?:damaged|encrypted|too-large|no-text|unsupported)$/),
      });
      const reason = miss?.reason ?? "";
      counts.refused.set(reason, (counts.refused.get(reason) ?? 0) + 1);
    } else if (miss === null) counts.read++;
    else counts.partly++;
  }
  // Libraries have nothing to tell a clerk.
  expect(spoken).not.toHaveBeenCalled();
  const refused = [...counts.refused].map(([reason, count]) => `${reason} ${count}`).join(", ");
  tally.push(
    `${name}: ${counts.read} read, ${counts.partly} in part, refused: ${refused || "none"}; longest ${longest.toFixed(2)} s`,
  );
  if (IS_MEASURED) expect(resourceUsage().maxRSS).toBeLessThan(MOST_KILOBYTES);
});

afterAll(() => {
  if (IS_MEASURED)
    process.stdout.write(`${tally.join("\n")}\nhighest memory: ${Math.round(resourceUsage().maxRSS / 1024)} MB\n`);
});
