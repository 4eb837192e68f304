/** Keeps texts that may hold personal data so that a file shows nothing of them without the key (contract §4). */

import { createCipheriv, createDecipheriv, hash, hkdfSync, randomBytes } from "node:crypto";

export interface Seal {
  readonly close: (plain: Uint8Array) => Uint8Array;
  /** Null when the bytes were sealed with another key, or are damaged. */
  readonly open: (bytes: Uint8Array) => Buffer | null;
  /** A number for a name, 53 bits, that tells nothing about the name; two names may have the same one. */
  readonly idOf: (name: string) => number;
}

const ALGORITHM = "aes-256-gcm";
const NONCE = 12;
const TAG = 16;

/** `key`: the masking key; what is derived from it serves nothing else. */
export function createSeal(key: Uint8Array): Seal {
  const secret = new Uint8Array(hkdfSync("sha256", key, "", "zicha run file", 32));
  const names = Buffer.from(hkdfSync("sha256", key, "", "zicha run file names", 32)).toString("hex");
  return {
    close(plain) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(ALGORITHM, secret, nonce);
      const body = cipher.update(plain);
      cipher.final();
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(bytes) {
      if (bytes.length < NONCE + TAG) return null;
      const decipher = createDecipheriv(ALGORITHM, secret, bytes.subarray(0, NONCE));
      decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      const plain = decipher.update(bytes.subarray(NONCE + TAG));
      try {
        decipher.final();
        return plain;
      } catch {
        // The tag does not fit: another key, or not what was written.
        return null;
      }
    },
    idOf(name) {
      const digest = hash("sha256", names + name, "buffer");
      return digest.readUInt32BE(0) * 2 ** 21 + (digest.readUInt32BE(4) >>> 11);
    },
  };
}
