// Holds a run against the truth: what was planted and found, what was planted and missed, what was found and never planted.

const DEAD_RULES = new Set(["link/broken", "link/image", "link/attachment"]);
const RULES = {
  "id-card": "privacy/resident-id",
  mobile: "privacy/mobile",
  "bank-card": "privacy/bank-card",
  "stale-column": "column/stale",
  "blank-column": "column/blank",
};
const SHOWN = 5;

const plain = (address) => {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
};

/** As the contract masks personal data (§4). */
function masked(kind, text) {
  if (kind === "id-card") return `${text.slice(0, 2)}${"*".repeat(13)}${text.slice(-3)}`;
  if (kind === "mobile") return `${text.slice(0, 3)}****${text.slice(-4)}`;
  if (kind === "bank-card") return `${text.slice(0, 4)}${"*".repeat(text.length - 8)}${text.slice(-4)}`;
  return text;
}

/** Columns are named by their page; the address of its index file is the same page. */
const page = (address) => plain(address).replace(/\/index\.html$/, "/");

function planted({ kind, url, text }) {
  if (kind === "dead-link" || kind === "soft-404") return `${kind} ${plain(text)}`;
  if (kind === "term") return `term ${page(url)} ${text}`;
  return `${RULES[kind]} ${page(url)} ${masked(kind, text)}`;
}

/** What a finding claims, in the words of `planted`; one finding may stand on many pages. */
function claims(finding) {
  const { rule, category, verdict, link, quote } = finding;
  if (DEAD_RULES.has(rule)) return verdict === "violation" ? [`dead-link ${plain(link.target)}`] : [];
  if (rule === "link/soft-404") return [`soft-404 ${plain(link.target)}`];
  const urls = [finding.url, ...finding.otherUrls];
  const name = category === "term" || category === "typo" ? "term" : rule;
  return urls.map((url) => `${name} ${page(url)} ${quote}`);
}

/** Share, with nothing to find counting as all found. */
const share = (part, whole) => (whole === 0 ? 1 : part / whole);

/** Recall and precision of a list of claims against a list of plants, with samples of what is wrong. */
export function score(wanted, given) {
  const missed = [...wanted].filter((one) => !given.has(one));
  const surplus = [...given].filter((one) => !wanted.has(one));
  return {
    planted: wanted.size,
    recall: share(wanted.size - missed.length, wanted.size),
    precision: share(given.size - surplus.length, given.size),
    missed: missed.slice(0, SHOWN),
    surplus: surplus.slice(0, SHOWN),
    isPerfect: missed.length === 0 && surplus.length === 0,
  };
}

/** `truth` as `listTruth` gives it, `findings` those of the run's JSON. Dead links are counted for themselves: rivals find these alone. */
export function compareRun(truth, findings) {
  const wanted = new Set();
  for (const one of truth) wanted.add(planted(one));
  const given = new Set();
  for (const finding of findings) for (const claim of claims(finding)) given.add(claim);
  const isDead = (claim) => claim.startsWith("dead-link ");
  const split = (set, keep) => new Set([...set].filter(keep));
  return {
    dead: score(split(wanted, isDead), split(given, isDead)),
    planted: score(
      split(wanted, (one) => !isDead(one)),
      split(given, (one) => !isDead(one)),
    ),
  };
}

/** For tools that only tell dead addresses. Soft 404 may be among them. */
export function compareDead(truth, addresses) {
  const wanted = new Set();
  const soft = new Set();
  for (const one of truth) {
    if (one.kind === "dead-link") wanted.add(plain(one.text));
    else if (one.kind === "soft-404") soft.add(plain(one.text));
  }
  return score(wanted, new Set(addresses.map(plain).filter((address) => !soft.has(address))));
}
