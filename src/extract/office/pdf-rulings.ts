/** The straight lines that a PDF page paints (ISO 32000 8.5), as pdf.js lists its drawing operations. */

import type { Ruling } from "./ruled-tables.ts";

/** Operations by number: `OPS` of pdf.js. */
const SAVE = 10;
const RESTORE = 11;
const TRANSFORM = 12;
const FORM_BEGIN = 74;
const FORM_END = 75;
const PATH = 91;
/** Paths that only clip are not seen: stroke, close and stroke, fill …, close, fill and stroke. */
const PAINTS: ReadonlySet<number> = new Set([20, 21, 22, 23, 24, 25, 26, 27]);
/** Parts of a path: `DrawOPS` of pdf.js, and how many numbers follow each. */
const MOVE = 0;
const LINE = 1;
const CLOSE = 4;
const NUMBERS: readonly number[] = [2, 2, 6, 4, 0];
/** Shorter ones are dots of a pattern; a slope of more is no line of a table. In points. */
const SHORTEST = 4;
const STRAIGHT = 0.7;
const MOST = 20_000;

type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

interface Operations {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** In the order of painting, in points of the page whatever was scaled or turned. */
export function rulingsOf({ fnArray, argsArray }: Operations): readonly Ruling[] {
  const rulings: Ruling[] = [];
  const stack: Matrix[] = [];
  let matrix = IDENTITY;
  for (const [index, operation] of fnArray.entries()) {
    const args = argsArray[index];
    if (operation === SAVE || operation === FORM_BEGIN) stack.push(matrix);
    if (operation === RESTORE || operation === FORM_END) matrix = stack.pop() ?? IDENTITY;
    else if (operation === TRANSFORM) matrix = multiply(matrix, matrixOf(args));
    else if (operation === FORM_BEGIN && Array.isArray(args)) matrix = multiply(matrix, matrixOf(args[0]));
    else if (operation === PATH && Array.isArray(args) && PAINTS.has(Number(args[0]))) {
      const path: unknown = Array.isArray(args[1]) ? args[1][0] : null;
      if (path instanceof Float32Array) addLines(path, matrix, rulings);
    }
    if (rulings.length > MOST) return [];
  }
  return rulings;
}

function matrixOf(args: unknown): Matrix {
  const numbers = Array.isArray(args) || args instanceof Float32Array ? Array.from(args, Number) : [];
  const [a, b, c, d, e, f] = numbers;
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined)
    return IDENTITY;
  return [a, b, c, d, e, f];
}

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function addLines(path: Float32Array, matrix: Matrix, rulings: Ruling[]): void {
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (let at = 0; at < path.length; ) {
    const part = path[at] ?? CLOSE;
    const count = NUMBERS[part];
    if (count === undefined) return;
    const [toX, toY] = part === CLOSE ? [startX, startY] : [path[at + count - 1] ?? 0, path[at + count] ?? 0];
    if (part === LINE || part === CLOSE) addLine(matrix, x, y, toX, toY, rulings);
    [x, y] = [toX, toY];
    if (part === MOVE) [startX, startY] = [toX, toY];
    at += 1 + count;
  }
}

function addLine(matrix: Matrix, x: number, y: number, toX: number, toY: number, rulings: Ruling[]): void {
  const [fromLeft, fromTop] = place(matrix, x, y);
  const [left, top] = place(matrix, toX, toY);
  const [width, height] = [Math.abs(left - fromLeft), Math.abs(top - fromTop)];
  if (width >= SHORTEST && height < STRAIGHT) {
    rulings.push({ isHorizontal: true, at: top, from: Math.min(left, fromLeft), to: Math.max(left, fromLeft) });
  } else if (height >= SHORTEST && width < STRAIGHT) {
    rulings.push({ isHorizontal: false, at: left, from: Math.min(top, fromTop), to: Math.max(top, fromTop) });
  }
}

/** y downwards, as the text's. */
function place([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, -(b * x + d * y + f)];
}
