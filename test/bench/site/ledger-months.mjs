// Runs of monthly checks as the ledger takes them: most findings stay, every tenth is mended in some month and comes back.
import { createHash } from "node:crypto";

const OWNERS = ["办公室", "工程科", "宣传科", "水利科", "财务科", "信息中心"];
const RULES = [
  ["typo", "typo/usage"],
  ["link", "link/broken"],
  ["privacy", "privacy/mobile"],
  ["term", "term/title"],
];
const SEVERITIES = ["error", "warning", "notice"];
const PAGES = 9000;

const urlOf = (n) => `https://www.example.com/zwgk/tzgg/2026/${n % PAGES}.html`;

function findingOf(n, on) {
  const [category, rule] = RULES[n % RULES.length];
  return {
    id: createHash("sha256").update(`${n}`).digest("hex").slice(0, 16),
    ...{ rule, category, severity: SEVERITIES[n % 3], verdict: "violation", state: "new" },
    ...{ message: "“登陆”应为“登录”", why: "进入系统用“登录”", fix: "改为“登录”", basis: ["现代汉语词典"] },
    ...{ url: urlOf(n), title: "关于申报材料的通知", column: ["政务公开", "通知公告"], publishedAt: "2026-01-02" },
    location: { line: 120 + (n % 50), column: 5, endLine: 120 + (n % 50), endColumn: 7, path: "html > body > div > p" },
    ...{ quote: "登陆", context: `请各单位于 ${n} 日前通过网上办事大厅登陆系统提交申报材料`, suggestion: "登录" },
    ...{ link: null, places: 1, otherUrls: [], owner: OWNERS[n % OWNERS.length], contact: null, due: on },
  };
}

/** `size` findings from number `from` on; without the pages of others, so that nothing is told of those, when `isPartial`. */
export function monthOf(month, size, { from = 0, isPartial = false } = {}) {
  const on = new Date(Date.UTC(2026, month - 1, 5)).toISOString().slice(0, 10);
  const page = {
    status: 200,
    outcome: "checked",
    reason: null,
    title: "",
    encoding: null,
    column: [],
    publishedAt: null,
  };
  const pages = isPartial
    ? []
    : Array.from({ length: PAGES }, (_, n) => ({ url: urlOf(n), finalUrl: urlOf(n), kind: "article", ...page }));
  const info = {
    schema: "zicha-run/1",
    tool: { name: "zicha", version: "0.0.0", rules: "0" },
    ...{ startedAt: `${on}T00:00:00.000Z`, finishedAt: `${on}T01:00:00.000Z`, now: on },
    site: { name: "示例局", region: null, profile: "guoban-2019" },
    ...{
      targets: ["https://www.example.com/"],
      complete: true,
      incompleteBecause: [],
      pages,
      columns: [],
      indicators: [],
    },
    rules: RULES.map(([, id]) => ({ id, outcome: "ran", reason: null })),
    publication: { total: { items: 0, undated: 0, years: {}, months: {} }, columns: [] },
    ...{ ignored: { count: 0, notes: [] }, linksAsked: 0, linksUnasked: 0, linkScope: "all" },
    ...{ attachments: 0, attachmentsRead: 0, images: 0 },
    summary: {
      findings: size,
      byCategory: {},
      byOwner: {},
      byRule: {},
      bySeverity: { error: 0, warning: 0, notice: 0 },
    },
  };
  return {
    ...{ run: `bench-${on}`, startedAt: info.startedAt, on, targets: info.targets, at: info.finishedAt, info },
    findings: (async function* () {
      for (let n = from; n < from + size; n++) if (isPartial || (n + month) % 10 !== 0) yield findingOf(n, on);
    })(),
    coverage: { pendingTargets: new Set(), siteRules: new Set(), isRemoved: () => false, isIgnored: () => false },
  };
}
