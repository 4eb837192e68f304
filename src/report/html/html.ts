/** The report as one self-contained page: no request to anywhere, page text escaped, readable without scripts and in print. */

import type { Reporter, ReportOptions, Run } from "../../model/run.ts";
import { labelsFor } from "../labels.ts";
import { escapeHtml } from "./escape.ts";
import { findingTables, MAX_ROWS } from "./finding-rows.ts";
import { script } from "./script.ts";
import { chartsHtml, columnsHtml, figuresHtml, headHtml, indicatorsHtml, scopeHtml } from "./sections.ts";
import { style } from "./style.ts";

/** The browser itself refuses every request that a slip in escaping might cause. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

async function* render(run: Run, options: ReportOptions): AsyncIterable<string> {
  const labels = labelsFor(options.lang);
  const { info } = run;
  yield [
    `<!doctype html>\n<html lang="${options.lang === "zh" ? "zh-CN" : "en"}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">`,
    `<link rel="icon" href="data:,"><title>${escapeHtml(labels.title(info.site.name))}</title><style>${style}</style></head><body>\n`,
  ].join("\n");
  yield headHtml(info, labels);
  yield `<main>${figuresHtml(info, labels)}`;
  yield chartsHtml(info, labels);
  yield indicatorsHtml(info, labels);
  if (info.summary.findings > 0) {
    const limit =
      info.summary.findings > MAX_ROWS
        ? `<p class="alarm">${labels.rowLimit(MAX_ROWS, info.summary.findings)}</p>`
        : "";
    yield `<section><h2>${labels.word.detail}</h2>${limit}`;
    yield* findingTables(run, options, labels);
    yield "</section>\n";
  }
  yield columnsHtml(info, options, labels);
  yield scopeHtml(info, options, labels);
  yield `</main><footer>${info.tool.name} ${escapeHtml(info.tool.version)}</footer><script>${script}</script></body></html>\n`;
}

export const html: Reporter = { name: "html", extension: "html", fileName: "自查报告.html", render };
