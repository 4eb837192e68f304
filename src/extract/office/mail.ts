/** E-mails and saved web archives (RFC 5322, MIME): subject, text, and the files inside. */

import type { InnerFile } from "./archive.ts";
import { type Block, OfficeError } from "./office-content.ts";

export interface Mail {
  readonly blocks: readonly Block[];
  readonly files: readonly InnerFile[];
}

/** @throws OfficeError `damaged` */
export async function readMail(bytes: Uint8Array): Promise<Mail> {
  const { default: PostalMime } = await import("postal-mime");
  const mail = await PostalMime.parse(bytes).catch((cause: unknown) => {
    throw new OfficeError("damaged", "邮件已损坏", { cause });
  });
  const blocks: Block[] = [];
  const add = (text: string | undefined, part: string): void => {
    for (const line of (text ?? "").split(/\r?\n/)) {
      if (line.trim() !== "") blocks.push({ type: "text", text: line.trim(), isHeading: false, place: { part } });
    }
  };
  add(mail.subject, "邮件主题");
  const people = [mail.from, ...(mail.to ?? []), ...(mail.cc ?? [])];
  add(people.map((one) => [one?.name, one?.address].filter(Boolean).join(" ")).join("\n"), "收发件人");
  add(mail.text, "邮件正文");
  const files: InnerFile[] = [];
  if (mail.html !== undefined && !mail.text?.trim()) {
    files.push({ name: "邮件正文.html", read: async () => Buffer.from(mail.html ?? "", "utf8") });
  }
  for (const [index, { filename, content }] of mail.attachments.entries()) {
    const name = filename ?? `附件 ${index + 1}`;
    const bytesOf = (): Uint8Array =>
      typeof content === "string" ? Buffer.from(content, "utf8") : new Uint8Array(content);
    files.push({ name, read: async () => bytesOf() });
  }
  return { blocks, files };
}
