/** What pdf.js asks of its runtime and Node 20 does not have. */

/** ECMA-262 25.1.6.8, in Node since 22: without it lists of drawing operations end at the first font. Copies instead of moving. */
export function addMissingMethods(): void {
  if (Reflect.has(ArrayBuffer.prototype, "transferToFixedLength")) return;
  Object.defineProperty(ArrayBuffer.prototype, "transferToFixedLength", {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length: number = this.byteLength): ArrayBuffer {
      const copy = new ArrayBuffer(length);
      new Uint8Array(copy).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
      return copy;
    },
  });
}
