/** The notify stage: a few sentences, sent to people by webhooks and mail. */

export { noticeText } from "./notice-text.ts";
export { armed, type SendOptions, sendNotice } from "./send-notice.ts";
