/** What stands on a PDF page beside its text layer: notes of readers and values of form fields (ISO 32000 12.5, 12.7). */

import type { TextBlock } from "./office-content.ts";

/** Links say nothing of their own; a popup shows the words of its note once more. */
const SILENT: ReadonlySet<unknown> = new Set(["Link", "Popup"]);

/** `annotations` as pdf.js lists them. */
export function notesOf(annotations: readonly unknown[], page: number): readonly TextBlock[] {
  return annotations.flatMap((one) => {
    if (typeof one !== "object" || one === null) return [];
    const kind: unknown = Reflect.get(one, "subtype");
    if (SILENT.has(kind)) return [];
    const isField = kind === "Widget";
    const text = isField ? fieldText(one) : noteText(one);
    return text.trim() === ""
      ? []
      : [{ type: "text", text, isHeading: false, place: { page, part: isField ? "表单" : "批注" } }];
  });
}

/** Of what is typed or chosen; ticks have no words. */
function fieldText(field: object): string {
  const type: unknown = Reflect.get(field, "fieldType");
  if (type !== "Tx" && type !== "Ch") return "";
  const value: unknown = Reflect.get(field, "fieldValue");
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((each) => typeof each === "string").join(" ");
}

function noteText(note: object): string {
  const contents: unknown = Reflect.get(note, "contentsObj");
  const text: unknown = typeof contents === "object" && contents !== null ? Reflect.get(contents, "str") : null;
  return typeof text === "string" ? text : "";
}
