/** Runs checks and rules on small texts in which `⟦…⟧` encloses exactly what must be found. */

import { describe, expect, it } from "vitest";
import { readMarks } from "../src/engine/marked-text.ts";
import { placeInSource } from "../src/engine/place.ts";
import { textDocument } from "../src/extract/index.ts";
import type { Document } from "../src/model/document.ts";
import type { CheckContext, DocumentCheck, Json, TextExample } from "../src/model/rule.ts";

export interface Cases {
  readonly valid: readonly (string | TextExample)[];
  readonly invalid: readonly (string | TextExample)[];
}

/** One test a text: the check alone, with the options given, must find the marked places in their order and nothing else. */
export function checkCases<State>(name: string, check: DocumentCheck<State>, options: Json, cases: Cases): void {
  const state = check.compile(options);
  describe(name, () => {
    for (const example of [...cases.valid, ...cases.invalid]) {
      const whole: TextExample = typeof example === "string" ? { text: example } : example;
      it(whole.text, () => {
        const { text, spans } = readMarks(whole.text);
        expect(spans.length > 0).toBe(cases.invalid.includes(example));
        const document = toDocument({ ...whole, text });
        const found = Array.from(check.run(document, state, contextOf(whole)), (match) =>
          placeInSource(document, match.place),
        );
        expect(found.map((span) => mark(text, span))).toEqual(spans.map((span) => mark(text, span)));
      });
    }
  });
}

function contextOf(example: TextExample): CheckContext {
  const region = example.region === undefined ? null : { code: example.region, name: "" };
  const date = example.date ?? "2026-01-01";
  return { now: "2026-01-01", date, region, loopbackTarget: false };
}

function mark(text: string, span: { readonly start: number; readonly end: number } | null): string {
  if (span === null) return "⟦⟧";
  return `${text.slice(0, span.start)}⟦${text.slice(span.start, span.end)}⟧${text.slice(span.end)}`;
}

/** The page that an example stands for, read by the real extractor. */
export function toDocument(example: TextExample): Document {
  const document = textDocument(example.text, undefined, example.base);
  return example.date === undefined ? document : { ...document, publishedAt: example.date };
}
