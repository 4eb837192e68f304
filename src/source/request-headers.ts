/** The header lines of our requests, made once for each kind of request. */

export interface HeaderWishes {
  readonly method: "GET" | "HEAD";
  readonly firstBytes?: number;
  readonly extra?: Readonly<Record<string, string>>;
}

/** Names and values in turn; not to be changed by the caller. */
export function createRequestHeaders(userAgent: string): (wishes: HeaderWishes, cookie: string) => string[] {
  const base = [
    ...["user-agent", userAgent],
    ...["accept", "text/html,application/xhtml+xml,*/*;q=0.8"],
    ...["accept-language", "zh-CN,zh;q=0.9"],
  ];
  const compressed = [...base, "accept-encoding", "gzip, deflate, br"];
  // A range of compressed bytes cannot be read from its middle, and a length must be the file's own.
  const plain = [...base, "accept-encoding", "identity"];
  return ({ method, firstBytes, extra }, cookie) => {
    const lines = firstBytes === undefined && method === "GET" ? compressed : plain;
    if (firstBytes === undefined && extra === undefined && cookie === "") return lines;
    const more = Object.entries(extra ?? {}).flat();
    if (firstBytes !== undefined) more.push("range", `bytes=0-${firstBytes - 1}`);
    if (cookie !== "") more.push("cookie", cookie);
    return [...lines, ...more];
  };
}
