/** Reads `.zichaignore`: words that are no faults where they stand between certain others, one a line. */

import { readFileSync } from "node:fs";
import { relative } from "node:path";
import type { IgnoreConfig } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import { decodeUtf8 } from "../text/decode-utf8.ts";

/** Longest text before or after the word, in characters: findings are known with a little more beside them. */
const LONGEST_BESIDE = 60;

/** @throws UsageError `bad-config` with `file:line` when the file cannot be read or a line is written wrongly */
export function readIgnoreFile(cwd: string, file: string): readonly IgnoreConfig[] {
  const shown = relative(cwd, file) || file;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new UsageError("bad-config", `${shown}：读不到这个文件，请检查它的权限，或者删去`, {
      cause,
      en: `${shown}: this file cannot be read; check its permissions or remove it`,
    });
  }
  const source = decodeUtf8(bytes);
  if (source === null) {
    throw new UsageError("bad-config", `${shown}：不是 UTF-8 编码，请用记事本另存为 UTF-8`, {
      en: `${shown}: not in UTF-8; save it as UTF-8`,
    });
  }
  return parseIgnoreFile(source, shown);
}

/**
 * `[RULE] 前文[词]后文 -- 理由`: a rule id or glob may come first; before, after or both may be empty; `\[`, `\]`, `\\` stand for
 * themselves. Lines that begin with `#` are notes. @throws UsageError `bad-config`; messages never hold the line's text.
 */
export function parseIgnoreFile(source: string, shown: string): readonly IgnoreConfig[] {
  return source
    .replace(/^\ufeff/, "")
    .split(/\r\n|\r|\n/)
    .flatMap((raw, index) => {
      const line = raw.trim();
      return line === "" || line.startsWith("#") ? [] : [parseLine(line, `${shown}:${index + 1}`)];
    });
}

function parseLine(line: string, at: string): IgnoreConfig {
  const cut = /\s(?:--|——|－－)/.exec(line);
  const reason = cut === null ? "" : line.slice(cut.index + cut[0].length).trim();
  if (!/[\p{L}\p{N}]/u.test(reason)) {
    throw mistake(at, "没有写理由，在行末加上“ -- 理由”", "no reason is given; add “ -- reason” at the end");
  }
  const named = /^([a-z]+\/[\w*-]+)\s+/.exec(line);
  const text = line.slice(named?.[0].length ?? 0, cut?.index).trim();
  const parts = /^((?:[^[\]\\]|\\.)*)\[((?:[^[\]\\]|\\.)+)\]((?:[^[\]\\]|\\.)*)$/s.exec(text);
  if (parts === null) {
    throw mistake(
      at,
      "应写成“前文[词]后文 -- 理由”，词用一对方括号括住（文字里的方括号写成 \\[ 和 \\]）",
      "write “before[word]after -- reason”, the word in one pair of brackets (brackets of the text itself as \\[ and \\])",
    );
  }
  const [before = "", quote = "", after = ""] = parts.slice(1).map((part) => part.replace(/\\(.)/gs, "$1"));
  if (quote.trim() === "") throw mistake(at, "方括号里没有词", "there is no word in the brackets");
  if (before.length > LONGEST_BESIDE || after.length > LONGEST_BESIDE) {
    const zh = `前文、后文各不超过 ${LONGEST_BESIDE} 字，写紧挨着词的几个字就够了`;
    throw mistake(at, zh, `before and after take ${LONGEST_BESIDE} characters each; a few beside the word are enough`);
  }
  return { rule: named?.[1] ?? "*", url: null, quote, beside: { before, after }, reason, by: null, until: null, at };
}

function mistake(at: string, zh: string, en: string): UsageError {
  return new UsageError("bad-config", `${at} ${zh}`, { en: `${at} ${en}` });
}
