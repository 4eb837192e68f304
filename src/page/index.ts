/** The page stage: the bytes of one page → its digest. */

export { createDigester, type Digester, type PageSettings } from "./create-digester.ts";
