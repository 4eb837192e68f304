/** What the engine is told once, and what it says about pages, links, columns and the site. */

import type { Document } from "../model/document.ts";
import type { RawFinding } from "../model/draft.ts";
import type { Edit } from "../model/edit.ts";
import type { RuleFailure } from "../model/page-digest.ts";
import type { CheckContext, Place } from "../model/rule.ts";
import type { Lang, RuleOutcome } from "../model/run.ts";
import type { AskedLink, ColumnFact, LinkOccurrence, SiteFacts } from "../model/site.ts";
import type { Span } from "../model/span.ts";
import type { Levels } from "./levels.ts";
import type { Waiving } from "./page-waivers.ts";
import type { Veil } from "./veil.ts";

export interface EngineSettings {
  /** The run's clock, ISO date. */
  readonly now: string;
  readonly region: CheckContext["region"];
  readonly loopbackTarget: boolean;
  readonly siteCode: CheckContext["siteCode"];
  readonly siteHost: CheckContext["siteHost"];
  /** Hosts of further sites of the run, which `siteCode` is not the code of. Default: none. */
  readonly otherHosts?: readonly string[];
  /** `Config.rules`. */
  readonly levels: Levels;
  readonly lang: Lang;
  /** Personal data unmasked (contract §4); fingerprints are the same either way. */
  readonly reveal: boolean;
  /** Key of the fingerprints of personal findings. */
  readonly key: Uint8Array;
}

/** What the rules say about one page: a function of the page alone. */
export interface PageJudgement {
  readonly findings: readonly RawFinding[];
  /** Rules that broke on it; not yet among the outcomes. */
  readonly failures: readonly RuleFailure[];
  /** Does the judgement hold for the run's day alone? Else it holds from that day on. */
  readonly hasReadClock: boolean;
  /** What ignores in the page left out; absent where there are none. */
  readonly waiving?: Waiving;
}

/** What may be mended on one page without asking. */
export interface EditProposal {
  /** In the order of their places; they may overlap. */
  readonly edits: readonly Edit[];
  /** Hides what is personal in a text of the page; its length stays. */
  readonly hide: Veil["hide"];
}

/** A finding and where exactly it stands: what an attached report has no use for, and a comment in the file needs. */
export interface LocatedFinding {
  readonly finding: RawFinding;
  readonly place: Place;
}

/** One personal value in the text of a document. */
export interface PersonalPlace {
  /** The finding as it would be told alone, masked. */
  readonly finding: RawFinding;
  /** Index in `Document.segments`. */
  readonly segment: number;
  readonly span: Span;
  /** Name of the rule, in the language of the engine. */
  readonly name: string;
  /** What may stand in its place: of the same length. The same as the value where masking it is no remedy. */
  readonly masked: string;
}

/** Findings come in the order of their places. None of the calls throws because of a rule. */
export interface Engine {
  readonly checkDocument: (document: Document) => PageJudgement;
  /** Rules that break are among the outcomes. The config's `ignore` lines have not been asked. */
  readonly proposeEdits: (document: Document) => EditProposal;
  /** As `checkDocument`, with the places; rules that break are among the outcomes. The `ignore` lines have not been asked. */
  readonly locate: (document: Document) => readonly LocatedFinding[];
  /** Every personal value one by one, columns too; whatever the rules' levels but `off`. The `ignore` lines have not been asked. */
  readonly findPersonal: (document: Document) => readonly PersonalPlace[];
  /** Takes note of rules that broke on pages, here or in another thread. */
  readonly noteFailures: (failures: readonly RuleFailure[]) => void;
  /** Judges a link by the answer of its target. Call it for the occurrences of one page in the order of the page. */
  readonly checkLink: (occurrence: LinkOccurrence, asked: AskedLink) => readonly RawFinding[];
  readonly checkColumns: (columns: readonly ColumnFact[]) => readonly RawFinding[];
  readonly checkSite: (facts: SiteFacts) => readonly RawFinding[];
  /** One a rule id, sorted. */
  readonly outcomes: () => readonly RuleOutcome[];
}
