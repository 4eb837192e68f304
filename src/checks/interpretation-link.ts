/** Reports policy files and interpretations of the same title that do not link each other. */

import type { JsonObject, SiteCheck, SiteMatch } from "../model/rule.ts";
import type { SiteFacts } from "../model/site.ts";
import { readNoOptions, readObject } from "../text/options.ts";
import { readPageExample, siteFactsWith } from "../text/site-example.ts";

function* run({ unlinked }: SiteFacts): Iterable<SiteMatch> {
  const told = new Set<string>();
  for (const { interpretation, policy, linksPolicy, linksInterpretation } of unlinked) {
    if (!linksPolicy) {
      yield { page: interpretation.url, quote: interpretation.title, data: { title: policy.title, url: policy.url } };
    }
    // Several interpretations of one file lack one and the same link.
    if (linksInterpretation || told.has(policy.url)) continue;
    told.add(policy.url);
    const data = { title: interpretation.title, url: interpretation.url };
    yield { page: policy.url, quote: policy.title, data, wording: "back" };
  }
}

/** Keys: `policy`, `interpretation` (pages), `linksPolicy`, `linksInterpretation`. */
function readExample(example: JsonObject): SiteFacts {
  const { policy, interpretation, linksPolicy, linksInterpretation } = readObject(example, [
    "policy",
    "interpretation",
    "linksPolicy",
    "linksInterpretation",
  ]);
  const pair = {
    policy: readPageExample(policy, "policy"),
    interpretation: readPageExample(interpretation, "interpretation"),
    linksPolicy: linksPolicy === true,
    linksInterpretation: linksInterpretation === true,
  };
  return siteFactsWith({ unlinked: [pair] });
}

export const interpretationLink: SiteCheck<null> = {
  scope: "site",
  name: "interpretation-link",
  compile: readNoOptions,
  run,
  example: readExample,
};
