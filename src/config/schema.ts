/** The shape of `zicha.config.yaml` (contract §5) as one zod schema; unknown keys are errors. */

import { z } from "zod";
import type { ColumnType } from "../model/site.ts";
import { isIsoDate } from "../text/dates.ts";
import { isValidWebAddress } from "../text/web-address.ts";

const COLUMN_TYPES = [
  "news",
  "notice",
  "policy",
  "interpretation",
  "guide",
  "plan",
  "data",
  "interaction",
  "topic",
  "static",
  "other",
] as const;

/** A number of days such as `10d`, `2w`, `6m` (30 days each) or `1y` (365 days), or a plain number of days. */
const days = z.union([z.number().nonnegative(), z.string().regex(/^\d+(?:\.\d+)?[dwmy]$/, "应写成 10d、2w、6m 或 1y")]);
const level = z.enum(["error", "warning", "notice", "off"]);
const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "应写成 2026-12-31")
  .refine(isIsoDate, "没有这一天");
const count = z.number().int().positive("应大于 0");
const milliseconds = z.number().int().nonnegative("不能小于 0");

const points = z.number().nonnegative("不能小于 0").optional();

const column = z.strictObject({
  name: z.string().min(1),
  match: z.string().min(1),
  type: z.enum(COLUMN_TYPES).optional(),
  maxAge: days.optional(),
  owner: z.string().min(1).optional(),
  exempt: z.boolean().optional(),
});

const owner = z.strictObject({
  name: z.string().min(1),
  contact: z.string().nullable().optional(),
  default: z.boolean().optional(),
});

const ignore = z.strictObject({
  rule: z.string().min(1),
  url: z.string().optional(),
  quote: z.string().optional(),
  reason: z.string().trim().min(1),
  by: z.string().optional(),
  until: isoDate.optional(),
});

const host = z.strictObject({
  perHost: count.optional(),
  gapMs: milliseconds.optional(),
  address: z
    .string()
    .regex(/^(?:\[[0-9a-fA-F:]+\]|[^:\s/]+):\d{1,5}$/, "应写成 127.0.0.2:8081")
    .refine((address) => URL.canParse(`http://${address}`), "应写成 127.0.0.2:8081")
    .optional(),
});

const fetch = z.strictObject({
  perHost: count.optional(),
  gapMs: milliseconds.optional(),
  timeoutMs: count.optional(),
  retries: z.number().int().nonnegative("不能小于 0").optional(),
  maxBytes: count.optional(),
  robots: z.boolean().optional(),
  // RFC 9110: a header field holds visible ASCII; no request could be sent with anything else.
  userAgent: z
    .string()
    .regex(/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/, "只能用英文字母、数字和符号")
    .optional(),
  proxy: z.string().refine(isValidWebAddress, "应写成 http://10.0.0.1:8080").optional(),
  ca: z.string().optional(),
  hosts: z.record(z.string(), host).optional(),
});

const notify = z.strictObject({
  kind: z.enum(["webhook", "dingtalk", "wecom", "feishu", "mail"]),
  after: z.literal("check").optional(),
  url: z.string().min(1).optional(),
  secret: z.string().min(1).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  server: z.string().min(1).optional(),
  user: z.string().min(1).optional(),
  password: z.string().min(1).optional(),
  from: z.string().min(1).optional(),
  to: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).optional(),
  attach: z.boolean().optional(),
});

type Level = "error" | "warning" | "notice" | "off";
type Days = string | number;

/** One line of `notify`; which keys go with which kind is not told by the schema. */
export interface NotifyFile {
  kind: "webhook" | "dingtalk" | "wecom" | "feishu" | "mail";
  after?: "check" | undefined;
  url?: string | undefined;
  secret?: string | undefined;
  headers?: Record<string, string> | undefined;
  server?: string | undefined;
  user?: string | undefined;
  password?: string | undefined;
  from?: string | undefined;
  to?: string | string[] | undefined;
  attach?: boolean | undefined;
}

/** A config file as written, validated. */
export interface ConfigFile {
  site?:
    | {
        name?: string | undefined;
        url?: string | undefined;
        code?: string | undefined;
        region?: string | undefined;
        hosts?: string[] | undefined;
        exclude?: string[] | undefined;
      }
    | undefined;
  profile?: string | undefined;
  indicators?: Record<string, Days> | undefined;
  columns?:
    | {
        name: string;
        match: string;
        type?: ColumnType | undefined;
        maxAge?: Days | undefined;
        owner?: string | undefined;
        exempt?: boolean | undefined;
      }[]
    | undefined;
  owners?: { name: string; contact?: string | null | undefined; default?: boolean | undefined }[] | undefined;
  deadlines?: { error?: Days | undefined; warning?: Days | undefined; notice?: Days | undefined } | undefined;
  holidays?: string | undefined;
  rules?: Record<string, Level> | undefined;
  terms?: string[] | undefined;
  roster?: string | undefined;
  ignore?:
    | {
        rule: string;
        url?: string | undefined;
        quote?: string | undefined;
        reason: string;
        by?: string | undefined;
        until?: string | undefined;
      }[]
    | undefined;
  fetch?:
    | {
        perHost?: number | undefined;
        gapMs?: number | undefined;
        timeoutMs?: number | undefined;
        retries?: number | undefined;
        maxBytes?: number | undefined;
        robots?: boolean | undefined;
        userAgent?: string | undefined;
        proxy?: string | undefined;
        ca?: string | undefined;
        hosts?: Record<string, HostFile> | undefined;
      }
    | undefined;
  report?: string[] | undefined;
  ledger?: string | undefined;
  notify?: NotifyFile[] | undefined;
  scoring?:
    | Partial<Record<"base" | "error" | "warning" | "notice" | "overdue" | "recurred" | "refuted", number | undefined>>
    | undefined;
}
interface HostFile {
  perHost?: number | undefined;
  gapMs?: number | undefined;
  address?: string | undefined;
}

/** Everything a config file may hold. */
export const configSchema: z.ZodType<ConfigFile> = z.strictObject({
  site: z
    .strictObject({
      name: z.string().optional(),
      url: z.string().optional(),
      code: z.string('网站标识码要加引号，否则开头的 0 会丢失，例如 code: "3413000000"').optional(),
      region: z.string().optional(),
      hosts: z.array(z.string()).optional(),
      exclude: z.array(z.string()).optional(),
    })
    .optional(),
  profile: z.string().optional(),
  indicators: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  columns: z.array(column).optional(),
  owners: z.array(owner).optional(),
  deadlines: z.strictObject({ error: days.optional(), warning: days.optional(), notice: days.optional() }).optional(),
  holidays: z.string().optional(),
  rules: z.record(z.string(), level).optional(),
  terms: z.array(z.string()).optional(),
  roster: z.string().min(1).optional(),
  ignore: z.array(ignore).optional(),
  fetch: fetch.optional(),
  report: z.array(z.string()).optional(),
  notify: z.array(notify).optional(),
  ledger: z
    .string()
    .min(1)
    .refine(
      (place) => !/^\w+:\/\//.test(place) || /^postgres(?:ql)?:\/\//i.test(place),
      "应写成 .zicha/ledger.db 或 postgres://…",
    )
    .optional(),
  scoring: z
    .strictObject({
      base: points,
      error: points,
      warning: points,
      notice: points,
      overdue: points,
      recurred: points,
      refuted: points,
    })
    .optional(),
});

/** JSON Schema (draft 2020-12) of the config file, for editors. */
export function configJsonSchema(): unknown {
  return z.toJSONSchema(configSchema, { io: "input" });
}
