/** An attribute as a start tag gives it, wherever that tag stands. */

export interface Attribute {
  /** Lower case. */
  readonly name: string;
  /** Entities decoded, not trimmed. */
  readonly value: string;
  /** The raw value without quotation marks, in code units from the tag's `<`. */
  readonly start: number;
  readonly end: number;
  /** Triples `start, end, decoded length`, counted like `start`, when the value holds entities; else null. */
  readonly pieces: readonly number[] | null;
}

/** The attribute of that (lower-case) name, or null. */
export function findAttribute(attributes: readonly Attribute[], name: string): Attribute | null {
  for (const attribute of attributes) if (attribute.name === name) return attribute;
  return null;
}
