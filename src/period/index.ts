/** The period stage: what the documents of a month, quarter or year say, as plain data from the ledger alone. */

export { type FigureOptions, periodFigures } from "./period-figures.ts";
