/** Notices: a few sentences about a period or a check, sent to people by the ways that the config names. */

export type WebhookKind = "webhook" | "dingtalk" | "wecom" | "feishu";

interface NotifyCommon {
  /** `file:line`, for messages. */
  readonly at: string;
  /** Sent by itself when `zicha check` has looked at a site; else only by `zicha notify`. */
  readonly isAfterCheck: boolean;
}

/** Texts may hold `${NAME}` for a variable of the environment. */
export interface WebhookConfig extends NotifyCommon {
  readonly kind: WebhookKind;
  readonly url: string;
  /** Signs the message; null for none. */
  readonly secret: string | null;
  /** Of generic webhooks. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface MailConfig extends NotifyCommon {
  readonly kind: "mail";
  /** `smtp://host:port` or `smtps://host:port`. */
  readonly server: string;
  /** Null for a server that asks for no name. */
  readonly user: string | null;
  readonly password: string | null;
  readonly from: string;
  /** At least one. */
  readonly to: readonly string[];
  /** Send the files along? */
  readonly attach: boolean;
}

export type NotifyConfig = WebhookConfig | MailConfig;

export interface NoticeFile {
  readonly name: string;
  /** Its bytes, read when a mail takes them along. */
  readonly read: () => Promise<Uint8Array>;
}

/** What is told: counts and names of sections, never texts of pages. */
export interface Notice {
  /** `period` or `check`. */
  readonly event: "period" | "check";
  readonly title: string;
  /** Whole sentences. */
  readonly lines: readonly string[];
  /** The same for programs: plain data. */
  readonly figures: Readonly<Record<string, unknown>>;
  readonly files: readonly NoticeFile[];
}
