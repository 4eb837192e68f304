/** Certificates for the tests of TLS, made when they are needed (X.509 v3, RFC 5280, in DER): none of them is worth anything. */

import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";

export interface Certified {
  readonly cert: string;
  readonly key: string;
}
export interface Issuer extends Certified {
  readonly name: string;
  readonly privateKey: KeyObject;
}

interface Wish {
  /** Common name. */
  readonly name: string;
  /** Null: signed by itself. */
  readonly issuer: Issuer | null;
  /** IPv4 address that it is made out to. */
  readonly address?: string;
  readonly from?: string;
  readonly to?: string;
  readonly isAuthority?: boolean;
}

const ECDSA_SHA256 = "06082a8648ce3d040302";
const COMMON_NAME = "0603550403";
const SUBJECT_ALT_NAME = "0603551d11";
const BASIC_CONSTRAINTS = "0603551d13";

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const hex = (text: string): Buffer => Buffer.from(text, "hex");
const name = (text: string): Buffer => sequence(der(0x31, sequence(hex(COMMON_NAME), der(0x0c, Buffer.from(text)))));
const time = (text: string): Buffer => der(0x18, Buffer.from(`${text.replaceAll("-", "")}000000Z`));
const pem = (label: string, bytes: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(bytes).toString("base64")}\n-----END ${label}-----\n`;

function extensions({ address, isAuthority }: Wish): Buffer {
  const list: Buffer[] = [];
  if (isAuthority === true) {
    list.push(sequence(hex(BASIC_CONSTRAINTS), der(0x01, hex("ff")), der(0x04, sequence(der(0x01, hex("ff"))))));
  }
  if (address !== undefined) {
    const alternative = der(0x87, Buffer.from(address.split(".").map(Number)));
    list.push(sequence(hex(SUBJECT_ALT_NAME), der(0x04, sequence(alternative))));
  }
  return list.length === 0 ? Buffer.alloc(0) : der(0xa3, sequence(...list));
}

let serial = 1;

export function makeCertificate(wish: Wish): Issuer {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const algorithm = sequence(hex(ECDSA_SHA256));
  serial += 1;
  const body = sequence(
    der(0xa0, der(0x02, hex("02"))),
    der(0x02, Buffer.from([serial])),
    algorithm,
    name(wish.issuer?.name ?? wish.name),
    sequence(time(wish.from ?? "2001-01-01"), time(wish.to ?? "2199-01-01")),
    name(wish.name),
    publicKey.export({ type: "spki", format: "der" }),
    extensions(wish),
  );
  const signature = sign("sha256", body, wish.issuer?.privateKey ?? privateKey);
  const cert = pem("CERTIFICATE", sequence(body, algorithm, der(0x03, hex("00"), signature)));
  const key = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  return { name: wish.name, privateKey, cert, key };
}
