/** The source stage: where pages come from, and who asks link targets. */

export { type AskTarget, askAll } from "./ask-all.ts";
export type { AttachmentMemory, AttachmentRecord, KnownAttachment } from "./attachment-memory.ts";
export { changedFiles } from "./changed-files.ts";
export { type FetchedFile, fetchFiles } from "./fetch-files.ts";
export type { HttpClient, HttpResult } from "./http-client.ts";
export { type AskerOptions, createLinkAsker } from "./link-asker.ts";
export { bodyKindOf } from "./media.ts";
export { createClient, type NamedPages, type OpenOptions, openSource } from "./open-source.ts";
export type { CrawlMemory, KnownPage, PageRecord } from "./page-memory.ts";
export { pathsUnder } from "./published.ts";
export { type SnapshotWriter, saveSnapshots } from "./save-snapshots.ts";
