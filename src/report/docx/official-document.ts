/** An official document (公文) as plain data: what it says, without how it looks. */

export type Block =
  /** 一、 */
  | { readonly kind: "heading"; readonly text: string }
  /** （一） */
  | { readonly kind: "subheading"; readonly text: string }
  | { readonly kind: "body"; readonly text: string }
  | Table;

export interface Table {
  readonly kind: "table";
  /** Above the table, centred; empty: none. */
  readonly caption: string;
  /** Shares of the width; any sum. */
  readonly widths: readonly number[];
  /** Repeated on every page; empty: none. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns that are set to the left; the others are centred. */
  readonly left: readonly number[];
  /** Smaller letters, for long lists. Default: no. */
  readonly isDense?: boolean;
  /** Rows of forms that people fill in by hand are higher. Default: no. */
  readonly isForm?: boolean;
}

export interface Annex {
  readonly title: string;
  readonly isLandscape: boolean;
  readonly blocks: readonly Block[];
}

export interface OfficialDocument {
  /** One entry a line. */
  readonly title: readonly string[];
  /** Under the title; null: none. */
  readonly subtitle: string | null;
  /** 主送, without its colon; null: none. */
  readonly addressee: string | null;
  readonly blocks: readonly Block[];
  /** Who signs; null leaves room for it. */
  readonly signer: string | null;
  /** 成文日期, in Chinese. */
  readonly date: string;
  readonly annexes: readonly Annex[];
  /** ISO date, for the file's properties. */
  readonly created: string;
}
