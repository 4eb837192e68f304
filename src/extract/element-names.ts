/** Which HTML elements begin a new text, stand alone, hold no readable text, or close each other (HTML Standard 13.1, 13.2.6). */

const set = (names: string): ReadonlySet<string> => new Set(names.split(" "));

/** Elements that begin and end a text of their own; all others are part of the running sentence. */
export const BLOCKS: ReadonlySet<string> = set(
  "html head body title address article aside blockquote button caption center col colgroup dd details dialog dir div dl dt " +
    "fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main marquee menu " +
    "nav noframes ol optgroup option p plaintext pre search section select summary table tbody td tfoot th thead tr ul xmp " +
    "datastore textarea iframe input video audio canvas object",
);

/** Elements without content or end tag, those that the standard has dropped too (HTML Living Standard §13.1.2). */
export const VOIDS: ReadonlySet<string> = set(
  "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr",
);

/** Elements whose content no browser shows as text. */
export const SILENT: ReadonlySet<string> = set(
  "script style noscript template textarea iframe noframes noembed canvas video audio datalist",
);

/** An end tag or an implied end does not reach through these. */
export const SCOPES: ReadonlySet<string> = set("table td th caption html datastore");

export const HEADINGS: ReadonlySet<string> = set("h1 h2 h3 h4 h5 h6");

/** Start tag → the open elements that it ends, and those at which the search for them stops. */
export const IMPLIED_ENDS: ReadonlyMap<
  string,
  { readonly ends: ReadonlySet<string>; readonly stops: ReadonlySet<string> }
> = new Map(
  [
    ["li", "li", "ul ol menu dir table td th"],
    ["dt", "dt dd", "dl table td th"],
    ["dd", "dt dd", "dl table td th"],
    ["tr", "tr td th caption colgroup", "table"],
    ["td", "td th", "table tr"],
    ["th", "td th", "table tr"],
    ["tbody", "tbody thead tfoot tr td th caption colgroup", "table"],
    ["thead", "tbody thead tfoot tr td th caption colgroup", "table"],
    ["tfoot", "tbody thead tfoot tr td th caption colgroup", "table"],
    ["option", "option", "select"],
    ["optgroup", "option optgroup", "select"],
    ["body", "head", "html"],
  ].map(
    ([name, ends, stops]) => [name ?? "", { ends: set(ends ?? ""), stops: set(`${stops} html datastore`) }] as const,
  ),
);

/** Start tags that end an open paragraph. */
export const CLOSES_PARAGRAPH: ReadonlySet<string> = set(
  "address article aside blockquote center details dialog dir div dl dt dd fieldset figcaption figure footer form h1 h2 h3 h4 " +
    "h5 h6 header hgroup hr li listing main menu nav ol p pre search section table ul",
);
