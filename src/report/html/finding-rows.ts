/** The findings as table rows, in small tables one below the other so that browsers draw only those in sight. */

import type { Finding } from "../../model/finding.ts";
import type { ReportOptions, Run } from "../../model/run.ts";
import { keysOf } from "../../text/keys-of.ts";
import { describeLink, describePath, linkAddress } from "../describe.ts";
import type { Labels } from "../labels.ts";
import { locateQuote } from "../locate-quote.ts";
import { anchor, escapeHtml, escapeLines } from "./escape.ts";

/** Rows that a browser can still filter without delay. */
export const MAX_ROWS = 20_000;
const CHUNK = 50;

export async function* findingTables(run: Run, options: ReportOptions, labels: Labels): AsyncIterable<string> {
  let number = 0;
  yield filterBar(run, labels);
  yield `<div class="findings">`;
  for await (const finding of run.findings()) {
    if (number >= MAX_ROWS) break;
    if (number % CHUNK === 0) yield `${number === 0 ? "" : "</tbody></table></div>"}${tableHead(labels)}`;
    number++;
    yield findingRow(finding, number, options, labels);
  }
  yield `${number === 0 ? "" : "</tbody></table></div>"}</div>`;
}

function tableHead({ list, word }: Labels): string {
  const heads = [
    ["n", list.number],
    ["s", list.severity],
    ["m", list.message],
    ["p", list.title],
    ["o", list.owner],
    ["t", word.state],
  ];
  const cells = heads.map(([id, text]) => `<th class="${id}" scope="col">${text}</th>`).join("");
  return `<div class="chunk"><table><thead><tr>${cells}</tr></thead><tbody>\n`;
}

function filterBar(run: Run, labels: Labels): string {
  const { summary } = run.info;
  const { word } = labels;
  const options = (pairs: readonly (readonly [string, string])[]) =>
    [["", word.all] as const, ...pairs]
      .map(([value, text]) => `<option value="${escapeHtml(value)}">${escapeHtml(text)}</option>`)
      .join("");
  const select = (field: string, name: string, pairs: readonly (readonly [string, string])[]) =>
    `<label>${name}<select data-field="${field}">${options(pairs)}</select></label>`;
  const categories = keysOf(labels.category).filter((id) => (summary.byCategory[id] ?? 0) > 0);
  return [
    `<form class="bar" hidden>`,
    select(
      "category",
      word.category,
      categories.map((id) => [id, labels.category[id]]),
    ),
    select(
      "severity",
      word.severity,
      keysOf(labels.severity).map((id) => [id, labels.severity[id]]),
    ),
    select(
      "owner",
      word.owner,
      Object.keys(summary.byOwner)
        .sort()
        .map((owner) => [owner, owner]),
    ),
    select(
      "state",
      word.state,
      keysOf(labels.state).map((id) => [id, labels.state[id]]),
    ),
    `<label>${word.search}<input type="search" data-field="text"></label>`,
    `<output data-word="${word.shown}"></output></form>`,
  ].join("");
}

function findingRow(finding: Finding, number: number, options: ReportOptions, labels: Labels): string {
  const { list, severity, category, state, word } = labels;
  const cells: readonly (readonly [string, string])[] = [
    [list.number, String(number)],
    [
      list.severity,
      `<div><span class="badge ${finding.severity}">${severity[finding.severity]}</span></div><div>${category[finding.category]}</div>`,
    ],
    [list.message, problem(finding, labels)],
    [list.title, page(finding, options, labels)],
    [
      list.owner,
      `<div>${escapeHtml(finding.owner)}</div><div class="small">${escapeHtml(finding.contact ?? "")}</div><div class="small">${word.due} <span class="date">${escapeHtml(finding.due)}</span></div>`,
    ],
    [word.state, state[finding.state]],
  ];
  const data = `data-category="${finding.category}" data-severity="${finding.severity}" data-owner="${escapeHtml(finding.owner)}" data-state="${finding.state}"`;
  return `<tr id="f${number}" ${data}>${cells.map(([name, html]) => `<td data-name="${name}">${html}</td>`).join("")}</tr>\n`;
}

function problem(finding: Finding, labels: Labels): string {
  const { word } = labels;
  const parts = [`<p class="message">${escapeLines(finding.message)}</p>`];
  if (finding.verdict === "review") parts.push(`<p class="review">${labels.review}</p>`);
  if (finding.context !== "") parts.push(`<p class="context">${marked(finding)}</p>`);
  if (finding.link !== null)
    parts.push(`<p>${word.link}${labels.mark.colon}${escapeHtml(describeLink(finding.link, labels))}</p>`);
  if (finding.suggestion !== null)
    parts.push(`<p>${word.suggestion}${labels.mark.colon}<b>${escapeLines(finding.suggestion)}</b></p>`);
  if (finding.fix !== "") parts.push(`<p>${word.fix}${labels.mark.colon}${escapeLines(finding.fix)}</p>`);
  if (finding.why !== "") parts.push(`<p class="small">${word.why}${labels.mark.colon}${escapeLines(finding.why)}</p>`);
  parts.push(
    `<p class="small">${word.basis}${labels.mark.colon}${finding.basis.map(escapeHtml).join(labels.mark.semicolon)}　${escapeHtml(finding.rule)}</p>`,
  );
  return parts.join("");
}

/** The context with the hit marked. */
function marked({ context, quote }: Finding): string {
  const hit = locateQuote(context, quote);
  if (hit === null) return escapeLines(context);
  const before = escapeLines(context.slice(0, hit.start));
  return `${before}<mark>${escapeLines(context.slice(hit.start, hit.end))}</mark>${escapeLines(context.slice(hit.end))}`;
}

function page(finding: Finding, options: ReportOptions, labels: Labels): string {
  const title = finding.title === "" ? finding.url : finding.title;
  const parts = [
    `<div>${anchor(linkAddress(finding.url, options), title)}</div>`,
    finding.title === "" ? "" : `<div class="small">${escapeHtml(finding.url)}</div>`,
    `<div class="small">${escapeHtml([describePath(finding.column), finding.publishedAt ?? ""].filter(Boolean).join("　"))}</div>`,
    `<div class="small">${escapeHtml(labels.place(finding.location))}</div>`,
  ];
  if (finding.places > 1) {
    const others = finding.otherUrls.map((url) => `<div class="small">${anchor(linkAddress(url, options), url)}</div>`);
    const summary = `<b>${escapeHtml(labels.otherPages(finding.places - 1))}</b>`;
    parts.push(others.length === 0 ? summary : `<details><summary>${summary}</summary>${others.join("")}</details>`);
  }
  return parts.join("");
}
