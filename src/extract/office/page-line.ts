/** Text as a page description has it: in pieces, each with its place on the page. */

/** A piece of text: its left and right edge, its height above or below the others, its font size, all in one unit. */
export interface PageLine {
  readonly text: string;
  readonly x: number;
  /** Grows downwards. */
  readonly y: number;
  readonly right: number;
  readonly size: number;
}
