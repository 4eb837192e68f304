export interface ZipPart {
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  /** General purpose flags (APPNOTE 4.4.4); UTF-8 names by default. */
  readonly flags?: number;
  /** Size that the directory claims instead of the true one. */
  readonly claimed?: number;
  /** Not deflated: the first part of ODF packages. */
  readonly isStored?: boolean;
}

export function makeZip(parts: readonly ZipPart[]): Buffer;
