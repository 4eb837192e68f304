/** Tells people by itself when a site was checked. Whatever becomes of it, the check stays as it is. */

import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { stderr } from "node:process";
import type { Config } from "../model/config.ts";
import type { Severity } from "../model/finding.ts";
import type { Notice } from "../model/notify.ts";
import type { RunInfo } from "../model/run.ts";
import { labelsFor } from "../report/index.ts";
import { maskPersonalData } from "../text/mask.ts";
import { isWebAddress } from "../text/web-address.ts";
import type { CommandContext } from "./command-context.ts";

export interface CheckTold {
  readonly info: RunInfo;
  /** What is new or came back, where a ledger or baseline tells; null for neither. */
  readonly fresh: Readonly<Record<Severity, number>> | null;
  /** Report files that were written, absolute paths. */
  readonly files: readonly string[];
  /** Is what was written unmasked? Then nothing leaves this computer. */
  readonly isRevealed: boolean;
}

/** Only for sites: drafts on this computer are nobody's business. */
export async function notifyAfterCheck(told: CheckTold, config: Config, context: CommandContext): Promise<void> {
  const ways = config.notify.filter(({ isAfterCheck }) => isAfterCheck);
  if (ways.length === 0 || !told.info.targets.some(isWebAddress)) return;
  const { say } = context;
  if (told.isRevealed) {
    stderr.write(say("注意：输出未遮盖，没有发通知。\n", "note: the output is unmasked, no notice was sent.\n"));
    return;
  }
  const { sendAll } = await import("./send-all.ts");
  const failed = await sendAll(ways, noticeOfRun(told, context), config, say);
  if (failed > 0) {
    stderr.write(
      say(
        "检测结果和退出码不受影响；可用 zicha notify 再发。\n",
        "the findings and the exit code are not affected; zicha notify sends again.\n",
      ),
    );
  }
}

function noticeOfRun({ info, fresh, files }: CheckTold, { say, lang }: CommandContext): Notice {
  const { summary, site, now, complete, incompleteBecause, targets } = info;
  const labels = labelsFor(lang);
  const { colon, comma, semicolon } = labels.mark;
  const owners = Object.entries(summary.byOwner).map(([owner, { total }]) => `${owner} ${total}`);
  const name = site.name ?? maskPersonalData(targets.find(isWebAddress) ?? "");
  const stop = say("。", ".");
  return {
    event: "check",
    title: say(`${name} ${now} 网站自查结果`, `${name}: website self-inspection of ${now}`),
    lines: [
      `${labels.word.findings} ${labels.count(summary.findings)}${colon}${labels.severities(summary.bySeverity)}${stop}`,
      ...(fresh === null ? [] : [`${say("其中新增和复发", "New or back again")} ${labels.count(sum(fresh))}${stop}`]),
      ...(owners.length === 0 ? [] : [`${say("责任科室：", "By section: ")}${owners.join(comma)}${stop}`]),
      ...(complete ? [] : [`${labels.incomplete}${colon}${incompleteBecause.join(semicolon)}${stop}`]),
    ],
    figures: {
      now,
      complete,
      fresh,
      findings: summary.findings,
      bySeverity: summary.bySeverity,
      byCategory: summary.byCategory,
      byOwner: summary.byOwner,
    },
    files: files.map((path) => ({ name: maskPersonalData(basename(path)), read: () => readFile(path) })),
  };
}

function sum({ error, warning, notice }: Readonly<Record<Severity, number>>): number {
  return error + warning + notice;
}
