/** The page stage: the bytes of one page → its digest, here or in threads. */

export { createDigester, type Digester, type PageSettings } from "./create-digester.ts";
export type { PoolOptions } from "./page-pool.ts";
export { createPageReader, type PageReader, type PictureReader } from "./page-reader.ts";
export type { WorkerSettings } from "./page-worker.ts";
