/** Knows columns by name although their pages could not be read: by what the links of other pages call them. */

import type { AskedLink } from "../model/site.ts";
import { judgeAnswer } from "../text/link-verdict.ts";
import type { UnreadPage } from "./column-groups.ts";
import { listSeriesOf } from "./list-series.ts";

export interface RefusedColumn extends UnreadPage {
  readonly column: string;
}

/** 2 to 12 characters, at least two of them Chinese, no sentence and no number. */
const NAME = /^(?=.*[一-龥].*[一-龥])[^，。；：！？\d\s]{2,12}$/;
const NO_COLUMN =
  /首页|^(?:返回|登录|注册|搜索|更多|查看|上一|下一|尾页|末页|设为|加入收藏|无障碍|手机版|移动版|繁体|简体)/;
/** A folder or its list page. */
const ADDRESS = /\/(?:(?:index|list|default)\.\w{2,5})?$/i;

/** What is not there at all is a dead link and no column. */
const ABSENT: ReadonlySet<string> = new Set(["ok", "not-found", "gone", "too-long", "file-missing", "no-content"]);

/** Pages of the site that answered with a failure (5xx, 403 …) when links were asked, each once. */
export function failedTargets(links: Iterable<{ readonly asked: AskedLink }>): readonly string[] {
  const failed = new Set<string>();
  for (const { asked } of links) {
    if (!asked.isInternal || asked.kind !== "page" || asked.verdict === "good") continue;
    if (!ABSENT.has(judgeAnswer(asked.answer).reason)) failed.add(asked.answer.target);
  }
  return [...failed];
}

/** One for each list that the site refused or failed to show. `linkTexts`: what links call a page, the commonest first. */
export function* findRefusedColumns(
  unread: readonly UnreadPage[],
  linkTexts: (address: string) => readonly string[],
): Iterable<RefusedColumn> {
  const known = new Set<string>();
  for (const page of unread) {
    const { key } = listSeriesOf(page.address);
    if (!page.isRefused || known.has(key) || !ADDRESS.test(page.address)) continue;
    const column = linkTexts(page.address).find((text) => NAME.test(text) && !NO_COLUMN.test(text));
    if (column === undefined) continue;
    known.add(key);
    yield { ...page, column };
  }
}
