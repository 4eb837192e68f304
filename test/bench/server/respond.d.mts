import type { IncomingMessage, ServerResponse } from "node:http";
import type { BenchSite } from "../site/create-site.mjs";

export function createResponder(site: BenchSite): (request: IncomingMessage, response: ServerResponse, path: string) => number;
