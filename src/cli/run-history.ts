/** What the user says about earlier runs of the same site, and what is said back. */

import { join } from "node:path";
import { UsageError } from "../model/errors.ts";
import type { HistoryNote, HistoryRequest } from "../run/index.ts";
import { type CommandContext, flagOption, type RawOptions, textOption } from "./command-context.ts";

/** Run files lie in `.zicha/runs` in `folder`, beside the key that seals them. @throws UsageError `bad-argument` */
export function historyOption(
  options: RawOptions,
  folder: string,
  { say }: CommandContext,
  tell: (line: string) => void,
): HistoryRequest {
  const isFresh = flagOption(options, "fresh", false);
  const isResumed = flagOption(options, "resume", false);
  if (isFresh && isResumed) {
    throw new UsageError(
      "bad-argument",
      say("--resume 和 --fresh 只能写一个：接着上次查，还是全部重查？", "give either --resume or --fresh, not both"),
    );
  }
  return {
    folder: join(folder, ".zicha", "runs"),
    mode: isFresh ? "fresh" : isResumed ? "resume" : "auto",
    isClockChosen: textOption(options, "now") !== null,
    onNote: (note) => tell(sentenceOf(note, say)),
  };
}

function sentenceOf(note: HistoryNote, say: CommandContext["say"]): string {
  switch (note.kind) {
    case "resumed": {
      const { pages, answers } = note;
      const since = timeOf(note.startedAt);
      return say(
        `接着 ${since} 没有做完的检测继续：已读 ${pages} 页、问过 ${answers} 个链接，不再重复（要全部重查请加 --fresh）。`,
        `going on with the unfinished run of ${since}: ${pages} pages and ${answers} links are done (--fresh starts anew).`,
      );
    }
    case "too-old":
      return say(
        `${timeOf(note.startedAt)} 有一次没有做完的检测，时间已久，本次重新开始：那次检查过、没有变的页面不再重新检查。`,
        `the unfinished run of ${timeOf(note.startedAt)} is old, starting anew: of its pages only those that have changed are judged again.`,
      );
    case "other-settings":
      return say(
        `${timeOf(note.startedAt)} 有一次没有做完的检测，但规则、配置、程序或选项已经变了，本次重新开始。`,
        `the unfinished run of ${timeOf(note.startedAt)} had other rules or settings, starting anew.`,
      );
    case "nothing":
      return say("没有可以接着做的检测，本次从头开始。", "there is no unfinished run, starting anew.");
    case "busy":
      return say(
        "注意：另一个进程正在检测同一个网站；本次照常检测，但中断后不能接着做。",
        "note: another process is checking the same site; this run works, but cannot be resumed.",
      );
    case "unwritable":
      return say(
        "注意：.zicha/runs 写不进去；本次照常检测，但中断后不能接着做。",
        "note: .zicha/runs takes no files; this run works, but cannot be resumed.",
      );
    case "replaced":
      return say(
        "上次检测的记录读不出来（已损坏，或密钥、版本变了），本次从头开始。",
        "the record of the last run could not be read (damaged, or another key or version), starting anew.",
      );
    case "lost":
      return say(
        "注意：检测记录没有存全（磁盘已满或文件损坏）；检测结果不受影响，但中断后不能接着做。",
        "note: the record of this run could not be kept (disk full or file damaged); its results are not affected.",
      );
  }
}

/** Local time, to the minute. */
function timeOf(iso: string): string {
  const time = new Date(iso);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
}
