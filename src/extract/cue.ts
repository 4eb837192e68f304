/** What set phrases of a page tell. */

/**
 * What a set phrase tells about the place where it stands · `leaving`: the dialog shown before the visitor leaves for another
 * site, hidden in every page · `button`: widgets, links to the neighbours, and 首页, which heads menus as well as pagers ·
 * `pages`: a pager that names pages · `form`: a feedback form · `footer`: copyright, ICP number, site code.
 */
export type Cue = "leaving" | "crumb" | "button" | "pages" | "form" | "footer" | "related" | "none";
