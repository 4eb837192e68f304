import type { Finding } from "../src/model/finding.ts";

/** A complete finding for tests; fields given replace the made-up ones. */
export function makeFinding(fields: Partial<Finding> = {}): Finding {
  return {
    id: "0000000000000001",
    rule: "typo/dictionary",
    category: "typo",
    severity: "warning",
    verdict: "violation",
    message: "“按装”应为“安装”",
    why: "“安装”指按一定方法固定。",
    fix: "改为“安装”。",
    basis: ["《现代汉语词典》（第7版）"],
    url: "https://www.example.com/a.html",
    title: "关于设备的通知",
    column: ["政务公开", "通知公告"],
    publishedAt: "2026-10-08",
    location: { line: 1, column: 1, endLine: 1, endColumn: 3, path: "main > p" },
    quote: "按装",
    context: "设备按装完毕",
    suggestion: "安装",
    link: null,
    places: 1,
    otherUrls: [],
    owner: "办公室",
    contact: null,
    due: "2026-11-27",
    state: "new",
    ...fields,
  };
}
