/** What the engine says about links, columns and the site: what is judged by facts, without the text of a page. */

import type { RawFinding } from "../model/draft.ts";
import type { CheckContext, LinkMatch, Rule, SiteMatch } from "../model/rule.ts";
import type { AskedLink, ColumnFact, LinkOccurrence, PageFact, PageRows, SiteFacts } from "../model/site.ts";
import { createRunClock, RunContext } from "./check-context.ts";
import { siteRuleOf } from "./compile-rule.ts";
import { createCounter, draftFinding, type Found, type TakeOrdinal, veilOver } from "./draft-finding.ts";
import type { Engine, EngineSettings } from "./engine.ts";
import type { Evidence } from "./evidence.ts";
import {
  evidenceOfLink,
  evidenceOfText,
  labelColumn,
  labelOccurrence,
  labelPage,
  type PageLabel,
  spreadOver,
} from "./page-label.ts";
import type { RuleBench } from "./rule-bench.ts";

export type FactJudge = Pick<Engine, "checkLink" | "checkColumns" | "checkSite">;

const NO_FINDINGS: readonly RawFinding[] = [];

export function createFactJudge({ active, levels, outcomes }: RuleBench, settings: EngineSettings): FactJudge {
  const linkRules = active.filter((one) => one.scope === "link");
  const columnRules = active.filter((one) => one.scope === "column");
  const siteRules = active.map(siteRuleOf).filter((one) => one !== null);
  const clock = createRunClock(settings.now);
  const takeLinkOrdinal = createCounter();

  function contextFor(publishedAt: string | null): CheckContext {
    return new RunContext(settings, clock, publishedAt);
  }

  /** `where` and `evidence`: what every match stands on. */
  function judge(
    rule: Rule,
    where: PageLabel,
    evidence: Evidence,
    takeOrdinal: TakeOrdinal,
    matches: () => Iterable<LinkMatch>,
  ): readonly RawFinding[] {
    const all: Found[] = [];
    outcomes.guard([rule.id], where.name, () => {
      for (const match of matches()) all.push({ rule, match, evidence, level: levels.get(rule) ?? null });
    });
    return all.length === 0 ? NO_FINDINGS : word(all, where, takeOrdinal);
  }

  function word(all: readonly Found[], where: PageLabel, takeOrdinal: TakeOrdinal): readonly RawFinding[] {
    const veil = veilOver(all);
    return all.map((one) => draftFinding(one, where, veil, settings, takeOrdinal));
  }

  function checkLink(occurrence: LinkOccurrence, asked: AskedLink): readonly RawFinding[] {
    const where = labelOccurrence(occurrence);
    const context = contextFor(where.publishedAt);
    const evidence = evidenceOfLink(occurrence, asked);
    return linkRules.flatMap(({ rule, check, state }) => {
      const raw = judge(rule, where, evidence, takeLinkOrdinal, () =>
        check.run(occurrence.link, asked, state, context),
      );
      // Worked out for what is found only: a link of the template stands on every page.
      const others = raw.length === 0 ? [] : occurrence.otherUrls;
      return others.length === 0 ? raw : raw.map((one) => spreadOver(one, others, settings.reveal));
    });
  }

  function checkColumns(columns: readonly ColumnFact[]): readonly RawFinding[] {
    const context = contextFor(null);
    const takeOrdinal = createCounter();
    return columns.flatMap((column) => {
      const where = labelColumn(column);
      const evidence = evidenceOfText(column.name);
      return columnRules.flatMap(({ rule, check, state }) =>
        judge(rule, where, evidence, takeOrdinal, () => check.run(column, state, context)),
      );
    });
  }

  function checkSite(facts: SiteFacts): readonly RawFinding[] {
    const context = contextFor(null);
    const takeOrdinal = createCounter();
    const matches: { readonly rule: Rule; readonly match: SiteMatch }[] = [];
    for (const { rule, check, state } of siteRules) {
      outcomes.guard([rule.id], "全站", () => {
        for (const match of check.run(facts, state, context)) matches.push({ rule, match });
      });
    }
    const pages = pagesNamed(facts.pages, new Set(matches.map(({ match }) => match.page)));
    return matches.flatMap(({ rule, match }) => {
      const where = labelPage(match.page, pages.get(match.page) ?? null);
      return judge(rule, where, evidenceOfText(match.quote), takeOrdinal, () => [match]);
    });
  }

  return { checkLink, checkColumns, checkSite };
}

/** Of pages with one name the last. */
function pagesNamed(pages: PageRows, names: ReadonlySet<string>): ReadonlyMap<string, PageFact> {
  const named = new Map<string, PageFact>();
  if (names.size === 0) return named;
  for (const page of pages) if (names.has(page.url)) named.set(page.url, page);
  return named;
}
