// What is planted on the site, listed from the same plans that make the pages.

/** `{ kind, url, text, where? }` for every planted fault. `url` is the page it stands on; for soft 404 and dead links `text` is the target. */
export function* listTruth(site) {
  yield { kind: "dead-link", url: `${site.base}/`, text: site.deadFriend, where: "other host, 404" };
  yield { kind: "dead-link", url: `${site.base}/`, text: site.deadMark, where: "image" };
  for (const column of site.columns) {
    const url = site.base + column.path;
    if (column.count === 0) yield { kind: "blank-column", url, text: column.name };
    else if (column.isStale) yield { kind: "stale-column", url, text: column.name };
  }
  for (let number = 0; number < site.articles; number++) {
    const { place, planted, links } = site.plan(number);
    const url = site.base + place.path;
    for (const one of planted) yield { ...one, url };
    for (const { fault } of links) if (fault !== undefined) yield { ...fault, url };
  }
}
