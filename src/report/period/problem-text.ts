/** 二、存在问题: by category with examples, and by section. */

import type { Category, Finding } from "../../model/finding.ts";
import type { CategoryCounts, PeriodFigures, PeriodProblem } from "../../model/period.ts";
import { compareText } from "../../text/compare-text.ts";
import { shortAddress } from "../describe.ts";
import type { Block, Table } from "../docx/official-document.ts";
import { counted, labels, ownerList, percent, sentences } from "./phrases.ts";

/** Examples of one category. */
const EXAMPLES = 3;
/** Longest text of an example; the annex has all of it. */
const EXAMPLE_LENGTH = 80;

/** Empty when there are no problems: the overview has said so. */
export function problemBlocks(figures: PeriodFigures): readonly Block[] {
  const { byCategory, byOwner, totals } = figures;
  if (totals.total === 0) return [];
  return [
    { kind: "heading", text: "二、存在问题" },
    { kind: "subheading", text: "（一）按问题类别" },
    {
      kind: "body",
      text: sentences(`${totals.total}个问题分属${byCategory.length}类，各类的数量和整改情况见表2，主要表现如下`),
    },
    categoryTable(figures),
    ...byCategory.map((counts, index): Block => ({ kind: "body", text: categoryText(figures, counts, index + 1) })),
    { kind: "subheading", text: "（二）按责任科室" },
    {
      kind: "body",
      text: sentences(
        `${totals.total}个问题涉及${byOwner.length}个责任科室：${ownerList(
          byOwner.map(({ owner, total }) => [ownerName(owner), total]),
          12,
        )}`,
      ),
    },
    ownerTable(figures),
  ];
}

/** A section without name is told as nobody. */
export function ownerName(owner: string): string {
  return owner === "" ? labels.word.nobody : owner;
}

function categoryTable({ byCategory, totals }: PeriodFigures): Table {
  const cells = (name: string, counts: Omit<CategoryCounts, "category">): readonly string[] => [
    name,
    ...[counts.total, counts.found, counts.closed, counts.claimed, counts.pending, counts.overdue].map(String),
  ];
  return {
    kind: "table",
    caption: "表2　各类问题（个）",
    widths: [3, 2, 2, 2, 2, 2, 2],
    left: [0],
    head: ["类别", "问题数", "新发现", "已销号", "待复核", "未整改", "其中超期"],
    rows: [...byCategory.map((counts) => cells(labels.category[counts.category], counts)), cells("合计", totals)],
  };
}

function ownerTable({ byOwner, totals }: PeriodFigures): Table {
  const cells = (name: string, counts: Omit<CategoryCounts, "category">): readonly string[] => [
    name,
    ...[counts.total, counts.closed, counts.claimed, counts.pending, counts.overdue].map(String),
    percent(counts.closed, counts.total) ?? "—",
  ];
  return {
    kind: "table",
    caption: "表3　各科室问题与整改（个）",
    widths: [3, 2, 2, 2, 2, 2, 2],
    left: [0],
    head: ["责任科室", "问题数", "已销号", "待复核", "未整改", "其中超期", "销号率"],
    rows: [...byOwner.map((counts) => cells(ownerName(counts.owner), counts)), cells("合计", totals)],
  };
}

function categoryText(figures: PeriodFigures, counts: CategoryCounts, number: number): string {
  const { category, total, review, recurred } = counts;
  const ofCategory = figures.problems.filter(({ entry }) => entry.finding.category === category);
  const marks = counted([
    ["其中疑似", review],
    ["销号后复发", recurred],
  ]);
  const owners = new Map<string, number>();
  for (const { entry } of ofCategory) owners.set(entry.owner, (owners.get(entry.owner) ?? 0) + 1);
  const sorted = [...owners].sort(([a, x], [b, y]) => y - x || compareText(a, b));
  return sentences(
    `${number}．${labels.category[category]}${total}个，占${percent(total, figures.totals.total)}${marks === "" ? "" : `，${marks}`}，涉及${ownerList(sorted.map(([owner, count]) => [ownerName(owner), count]))}`,
    examplesText(ofCategory, category),
  );
}

/** Different faults rather than the same one thrice; personal data is named by kind only, as messages do. */
function examplesText(problems: readonly PeriodProblem[], category: Category): string {
  const seen = new Set<string>();
  const examples: string[] = [];
  for (const { entry } of problems) {
    const { finding } = entry;
    if (seen.has(finding.message) || examples.length === EXAMPLES) continue;
    seen.add(finding.message);
    const where = placeName(finding, category);
    const mark = finding.verdict === "review" ? "疑似，" : "";
    examples.push(`${where}${quoted(finding.message)}（${mark}责任科室：${ownerName(entry.owner)}）`);
  }
  return examples.length === 0
    ? ""
    : `${examples.length === problems.length ? "包括" : "例如"}：${examples.join("；")}`;
}

/** Findings on columns and on the site name their place themselves. */
function placeName({ title, url }: Pick<Finding, "title" | "url">, category: Category): string {
  if (category === "column" || category === "site") return "";
  const name = title.trim();
  if (name === "") return `${shortAddress(url, URL.canParse(url) ? new URL(url).host : "")} `;
  return `《${name.replace(/[《》]/g, (mark) => (mark === "《" ? "〈" : "〉"))}》`;
}

function quoted(message: string): string {
  const plain = message
    .replace(/\s+/g, " ")
    .replace(/[。；]$/, "")
    .trim();
  return plain.length > EXAMPLE_LENGTH
    ? `${plain.slice(0, EXAMPLE_LENGTH - 1).replace(/[\ud800-\udbff]$/, "")}…`
    : plain;
}
