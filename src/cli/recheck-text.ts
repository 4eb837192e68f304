/** What a recheck saw, for people and for programs. */

import type { Finding } from "../model/finding.ts";
import type { LedgerEntry } from "../model/ledger.ts";
import { describeReason, type Labels, labelsFor } from "../report/index.ts";
import type { RecheckDoubt, Rechecked, RecheckResult } from "../run/index.ts";
import { maskPersonalData } from "../text/mask.ts";
import { pageKey } from "../text/page-key.ts";
import type { CommandContext } from "./command-context.ts";
import { entryCells } from "./entry-text.ts";
import type { Wording } from "./language.ts";
import { alignColumns } from "./table.ts";

export interface ToldRecheck {
  readonly result: RecheckResult;
  /** Entries as the ledger has them now. */
  readonly after: ReadonlyMap<string, LedgerEntry>;
  /** Was nothing written down? */
  readonly isDry: boolean;
  /** ISO date. */
  readonly now: string;
}

type Outcome = "closed" | "still" | "unchecked";

const OUTCOMES: Readonly<Record<Rechecked["sight"]["kind"], Outcome>> = {
  gone: "closed",
  there: "still",
  untold: "unchecked",
};

/** One line an entry, what is still there first; then the counts. */
export function recheckLines(
  { result, after, isDry, now }: ToldRecheck,
  labels: Labels,
  { say }: CommandContext,
): readonly string[] {
  const { seen, others, pagesRead } = result;
  if (seen.length === 0) return [say("没有需要复查的问题。", "nothing to look at again.")];
  const words: Readonly<Record<Outcome, string>> = {
    still: say("仍存在", "still there"),
    closed: say("已销号", "closed"),
    unchecked: say("未能复查", "not checked"),
  };
  const order: readonly Outcome[] = ["still", "closed", "unchecked"];
  const count = (outcome: Outcome): number => seen.filter(({ sight }) => OUTCOMES[sight.kind] === outcome).length;
  const rows = order.flatMap((outcome) =>
    seen
      .filter(({ sight }) => OUTCOMES[sight.kind] === outcome)
      .map((one) => {
        const [id = "", state = "", severity = "", owner = "", , message = ""] = entryCells(
          after.get(one.entry.id) ?? one.entry,
          now,
          labels,
        );
        return [words[outcome], id, state, severity, owner, seenText(one, labels, say), message];
      }),
  );
  const counts = order.map((outcome) => `${words[outcome]} ${count(outcome)}`).join(labels.mark.comma);
  const dry = isDry ? say("试运行，没有写进台账：", "dry run, nothing written: ") : "";
  return [
    ...alignColumns(rows),
    "",
    `${dry}${say(`复查 ${seen.length} 条，读了 ${pagesRead} 个页面：`, `${seen.length} entries, ${pagesRead} pages: `)}${counts}`,
    ...otherLines(others, labels, say),
  ];
}

const MOST_OTHERS = 10;

function otherLines(others: readonly Finding[], labels: Labels, say: Wording): readonly string[] {
  if (others.length === 0) return [];
  const shown = others
    .slice(0, MOST_OTHERS)
    .map(({ severity, message, url }) => [`  ${labels.severity[severity]}`, `${message}  ${url}`]);
  return [
    say(
      `这些页面上另有 ${others.length} 个问题不在未销号的台账里（可能是修改时带入的），没有记账，下次 zicha check 会记入：`,
      `${others.length} more findings on these pages are not open in the ledger; the next zicha check takes them in:`,
    ),
    ...alignColumns(shown),
  ];
}

function seenText({ entry, sight }: Rechecked, labels: Labels, say: Wording): string {
  switch (sight.kind) {
    case "there":
      return entry.state === "claimed"
        ? say("反馈已整改，但仍在", "said to be mended, but it is there")
        : say("仍在页面上", "on the page");
    case "gone":
      return labels.closedBecause[sight.because];
    case "untold":
      return doubtText(sight.doubt, entry, labels, say);
  }
}

function doubtText(doubt: RecheckDoubt, { finding }: LedgerEntry, labels: Labels, say: Wording): string {
  const { colon } = labels.mark;
  switch (doubt.kind) {
    case "site":
      return say("需整站检测（zicha check）才能判断", "needs a check of the whole site");
    case "masked":
      return say(
        "网址里有遮盖的号码，需整站检测",
        "its address holds a masked number: needs a check of the whole site",
      );
    case "based":
      return say("当时检查的是文件夹，请加 --base 网址", "it comes from a folder: give --base");
    case "elsewhere":
      return say("找不到当时的文件夹，请在那里运行", "its folder is not here: run this there");
    case "ignored":
      return say("配置中已忽略（ignore）", "the config ignores it");
    case "pages":
      return say(
        `模板问题，涉及 ${finding.places} 页，需整站检测`,
        `on ${finding.places} pages: needs a check of the whole site`,
      );
    case "rule":
      return doubt.rule === null || doubt.rule === undefined
        ? say("规则已经没有了", "there is no such rule any more")
        : `${say("规则", "rule ")}${labels.ruleOutcome[doubt.rule.outcome]}`;
    case "page": {
      const why = unreadText(doubt, labels, say);
      const isOwn = pageKey(doubt.url) === pageKey(finding.url);
      return isOwn ? why : `${why}${colon}${doubt.url}`;
    }
    case "file":
      return `${say("附件没有读到", "the file was not read")}${colon}${unreadText(doubt, labels, say)}`;
    case "link":
      return `${say("链接目标未能确认", "the target gave no certain answer")}${colon}${answerText(doubt, labels, say)}`;
  }
}

type Told = Pick<Extract<RecheckDoubt, { kind: "page" }>, "page" | "answer">;

function unreadText(told: Told, labels: Labels, say: Wording): string {
  const reason = told.page?.outcome === "checked" ? null : (told.page?.reason ?? null);
  return reason === null ? answerText(told, labels, say) : describeReason(reason, labels);
}

function answerText({ answer = null }: Told, labels: Labels, say: Wording): string {
  if (answer === null) return say("没有访问", "not asked");
  const { error, status, finalUrl, target } = answer;
  if (error !== null) return labels.linkError[error];
  const forward = pageKey(finalUrl) === pageKey(target) ? "" : ` → ${maskPersonalData(finalUrl)}`;
  return `HTTP ${status ?? "?"}${forward}`;
}

/** Keys in a fixed order; `because` as in the ledger, `reason` in the user's language. */
export function recheckJson({ result, after, isDry, now }: ToldRecheck, { lang, say }: CommandContext): object {
  const { seen, others, pagesRead, wasStopped } = result;
  const counts = { closed: 0, still: 0, unchecked: 0 };
  for (const { sight } of seen) counts[OUTCOMES[sight.kind]]++;
  const labels = labelsFor(lang);
  return {
    schema: "zicha-recheck/1",
    now,
    written: !isDry,
    stopped: wasStopped,
    pagesRead,
    counts,
    entries: seen.map((one) => {
      const { entry, sight } = one;
      const { id, owner, due, finding } = entry;
      return {
        id,
        outcome: OUTCOMES[sight.kind],
        because: sight.kind === "gone" ? sight.because : sight.kind === "untold" ? sight.doubt.kind : null,
        reason: seenText(one, labels, say),
        before: entry.state,
        state: (after.get(id) ?? entry).state,
        owner,
        due,
        rule: finding.rule,
        severity: finding.severity,
        message: finding.message,
        url: finding.url,
      };
    }),
    others: others.map(({ id, rule, severity, message, url, location }) => ({
      id,
      rule,
      severity,
      message,
      url,
      location,
    })),
  };
}
