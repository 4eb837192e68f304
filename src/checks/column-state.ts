/** Reports columns in one state: out of date, close to it, or without any entry. */

import { OptionsError } from "../model/errors.ts";
import type { ColumnCheck, Json, LinkMatch } from "../model/rule.ts";
import type { ColumnState } from "../model/site.ts";
import { readColumnExample } from "../text/column-example.ts";
import { readObject, readString } from "../text/options.ts";

const STATES: readonly ColumnState[] = ["stale", "near", "blank"];

function compile(options: Json): ColumnState {
  const state = readString(readObject(options, ["state"]), "state");
  const known = STATES.find((one) => one === state);
  if (known === undefined) throw new OptionsError(["state"], `应为 ${STATES.join("、")} 之一`);
  return known;
}

/** A limit that is only our advice makes a `review` notice with the wording `advice`: no official table names it. */
export const columnState: ColumnCheck<ColumnState> = {
  scope: "column",
  name: "column-state",
  compile,
  *run(column, state): Iterable<LinkMatch> {
    if (column.state !== state) return;
    const data = {
      name: column.name,
      latest: column.latest ?? "",
      days: String(column.ageDays ?? ""),
      limit: String(column.maxAgeDays ?? ""),
    };
    if (state !== "blank" && column.limitFrom === "advice") {
      yield { data, wording: "advice", severity: "notice", verdict: "review" };
    } else yield { data };
  },
  example: readColumnExample,
};
