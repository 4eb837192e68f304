import { textDocument } from "../../src/extract/index.ts";
import type { Document } from "../../src/model/document.ts";
import type { Rule } from "../../src/model/rule.ts";

/** A page as the extractor makes it from HTML (when it begins with `<`) or plain text. */
export function makeDocument(text: string, fields: Partial<Document> = {}): Document {
  const name = fields.name ?? "http://www.example.gov.cn/tzgg/1.html";
  return { ...textDocument(text, undefined, name), name, ...fields };
}

/** A complete rule; fields given replace the made-up ones. */
export function makeRule(fields: Partial<Rule> = {}): Rule {
  return {
    id: "typo/test",
    category: "typo",
    check: "terms",
    severity: "warning",
    verdict: "violation",
    name: "测试规则",
    message: "“{match}”应为“{suggestion}”",
    wordings: {},
    why: "理由",
    fix: "改法",
    basis: ["依据甲"],
    status: "stable",
    personal: false,
    en: null,
    options: {},
    examples: { valid: [], invalid: [] },
    file: "rules/typo/test.yaml",
    ...fields,
  };
}
