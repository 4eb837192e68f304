/** The words of the ledger, in both languages: states of its entries, events, and how one was closed. */

import type { EntryState, EventKind, LedgerEntry } from "../model/ledger.ts";

export interface LedgerWords {
  readonly entryState: Readonly<Record<EntryState, string>>;
  readonly eventKind: Readonly<Record<EventKind, string>>;
  readonly overdue: string;
  readonly recurred: string;
  /** How an entry was closed. */
  readonly closedBecause: Readonly<Record<NonNullable<LedgerEntry["closedBecause"]>, string>>;
}

export const ledgerWordsZh: LedgerWords = {
  entryState: {
    unconfirmed: "待确认",
    open: "待整改",
    doing: "整改中",
    claimed: "已整改待复核",
    closed: "已销号",
    mistaken: "误报",
    refused: "不予整改",
    above: "需上级处理",
  },
  eventKind: {
    found: "发现",
    seen: "仍存在",
    gone: "复查未再发现",
    reopened: "重新打开",
    assigned: "交办",
    started: "开始整改",
    claimed: "反馈已整改",
    verified: "复核销号",
    dismissed: "不再处理",
    expired: "期满恢复",
    commented: "备注",
  },
  overdue: "超期",
  recurred: "复发",
  closedBecause: { absent: "复查时页面上已没有", "page-removed": "页面已不存在", verified: "人工复核" },
};

export const ledgerWordsEn: LedgerWords = {
  entryState: {
    unconfirmed: "to confirm",
    open: "open",
    doing: "in progress",
    claimed: "claimed fixed",
    closed: "closed",
    mistaken: "false alarm",
    refused: "will not fix",
    above: "for a higher office",
  },
  eventKind: {
    found: "found",
    seen: "still there",
    gone: "not found any more",
    reopened: "reopened",
    assigned: "assigned",
    started: "work begun",
    claimed: "claimed fixed",
    verified: "verified",
    dismissed: "dismissed",
    expired: "dismissal ran out",
    commented: "comment",
  },
  overdue: "overdue",
  recurred: "came back",
  closedBecause: { absent: "gone from the page", "page-removed": "the page is gone", verified: "verified by a person" },
};
