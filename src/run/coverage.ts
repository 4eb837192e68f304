/** What a run can tell about findings that it did not meet, gathered from its stages. */

import { pathToFileURL } from "node:url";
import { createIgnores } from "../engine/index.ts";
import type { RunCoverage } from "../ledger/index.ts";
import type { RawFinding } from "../model/draft.ts";
import type { KeptFinding } from "../model/ledger.ts";
import type { RunInfo } from "../model/run.ts";
import { type AddressTable, createAddressTable } from "../text/address-table.ts";
import { maskPersonalData } from "../text/mask.ts";
import { pageKey } from "../text/page-key.ts";
import { isWebAddress } from "../text/web-address.ts";
import type { Workshop } from "./workshop.ts";

export function coverageOf({ request, source, site, siteRules, sink }: Workshop, info: RunInfo): RunCoverage {
  const { config, cwd, now, targets, attachments = true } = request;
  let read: AddressTable | null = null;
  const isRead = (address: string): boolean => {
    read ??= readPagesOf(info);
    return read.find(pageKey(address)) >= 0;
  };
  const masked = config.ignore.map((line) => ({
    ...line,
    quote: line.quote === null ? null : maskPersonalData(line.quote),
  }));
  const ignores = createIgnores(masked, now);
  return {
    pendingTargets: new Set([...site.links.pending()].map(maskPersonalData)),
    siteRules,
    isRemoved(url) {
      const address = isWebAddress(url) ? url : pathToFileURL(`${cwd}/${url}`).href;
      const answer = source.answer(address);
      if (answer === null) return false;
      if (answer.status === 404 || answer.status === 410) return true;
      return pageKey(answer.finalUrl) !== pageKey(address) && isRead(answer.finalUrl);
    },
    isIgnored: (finding) => sink.isWaived(finding.id) || ignores.find(rawOf(finding)) !== null,
    // Of both kinds together only the files of the folders are read.
    areFilesRead: attachments && new Set(targets.map(isWebAddress)).size === 1,
    isPartial: request.only !== undefined,
  };
}

function readPagesOf({ pages }: RunInfo): AddressTable {
  const read = createAddressTable();
  for (const { outcome, finalUrl } of pages) if (outcome === "checked") read.numberOf(pageKey(finalUrl));
  return read;
}

/** As it stands in the ledger, masked: that is all there is of it. */
function rawOf(finding: KeptFinding): RawFinding {
  const { owner: _owner, contact: _contact, due: _due, ...draft } = finding;
  const rest = { isTemplate: false, ordinal: 0, contentSource: "", author: "" };
  const { quote, context } = finding;
  const at = context.indexOf(quote);
  const beside =
    at < 0 ? { before: "", after: "" } : { before: context.slice(0, at), after: context.slice(at + quote.length) };
  return { draft, address: finding.url, quote, ...beside, ...rest };
}
