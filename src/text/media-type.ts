/** The media type that an answer names (RFC 9110 §8.3). */

/** Lower case, without parameters; empty where there is none. Names of `headers` are in lower case. */
export function mediaTypeOf(headers: Readonly<Record<string, string>>): string {
  return (headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}
