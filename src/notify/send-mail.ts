/** Sends one notice by SMTP, with the files if wanted. */

import type { MailConfig, Notice } from "../model/notify.ts";
import { errorCode } from "../text/error-code.ts";
import { noticeText } from "./notice-text.ts";

export interface MailOptions {
  /** PEM text of further authorities; null for none. */
  readonly ca: string | null;
  readonly timeoutMs: number;
}

/** Secrets are filled in. Why it was not taken, for people; null when it was by all recipients. */
export async function sendMail(
  mail: MailConfig,
  notice: Notice,
  { ca, timeoutMs }: MailOptions,
): Promise<string | null> {
  const { createTransport } = await import("nodemailer");
  const server = new URL(mail.server);
  const secure = server.protocol === "smtps:";
  const port = server.port === "" ? {} : { port: Number(server.port) };
  const transport = createTransport({
    host: server.hostname.replace(/^\[|\]$/g, ""),
    ...port,
    secure,
    ...(mail.user === null ? {} : { auth: { user: mail.user, pass: mail.password ?? "" } }),
    ...(ca === null ? {} : { tls: { ca } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const files = mail.attach ? notice.files : [];
    const attachments = await Promise.all(
      files.map(async ({ name, read }) => ({ filename: name, content: Buffer.from(await read()) })),
    );
    const text = `${noticeText(notice)}\n`;
    const sent = await transport.sendMail({
      from: mail.from,
      to: [...mail.to],
      subject: notice.title,
      text,
      attachments,
    });
    return sent.rejected.length === 0 ? null : `rejected ${sent.rejected.length}`;
  } catch (error) {
    return failureOf(error);
  } finally {
    transport.close();
  }
}

/** The server's code and words; addresses of recipients are no secret to the one who wrote them down. */
function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const answer = "response" in error && typeof error.response === "string" ? error.response : "";
  const code = errorCode(error) || error.name;
  return `${code} ${(answer === "" ? error.message : answer).replace(/\s+/g, " ").slice(0, 200)}`.trim();
}
