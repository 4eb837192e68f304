// What people found when they read the findings on clean text: hashes of sentences and quotes, never the text itself.
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FILE = fileURLToPath(new URL("judgements.jsonl", import.meta.url));
const VERDICTS = ["right", "wrong", "unsure"];

/** Verdicts by `judgementKey`. */
export function readJudgements() {
  const lines = existsSync(FILE) ? readFileSync(FILE, "utf8").split("\n").filter(Boolean) : [];
  return new Map(
    lines.map((line) => {
      const { rule, sentence, quote, verdict } = JSON.parse(line);
      return [`${rule} ${sentence} ${quote}`, verdict];
    }),
  );
}

/** A finding without its text; the number of the line does not count. */
export function judgementKey(rule, sentence, quote) {
  return `${rule} ${hash(sentence)} ${hash(quote)}`;
}

/** Takes lines { rule, quote, sentence, verdict } whose verdict is filled in. */
export function addJudgements(text) {
  const known = readJudgements();
  for (const line of text.split("\n").filter(Boolean)) {
    const { rule, sentence, quote, verdict } = JSON.parse(line);
    if (!VERDICTS.includes(verdict) || known.has(judgementKey(rule, sentence, quote))) continue;
    known.set(judgementKey(rule, sentence, quote), verdict);
    appendFileSync(FILE, `${JSON.stringify({ rule, sentence: hash(sentence), quote: hash(quote), verdict })}\n`);
  }
}

function hash(text) {
  return createHash("sha256").update(text.trim()).digest("hex");
}
