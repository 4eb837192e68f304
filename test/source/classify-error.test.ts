import { expect, test } from "vitest";
import { classifyError } from "../../src/source/classify-error.ts";

function coded(code: string, name = "Error"): Error {
  const error = Object.assign(new Error(`secret of ${code}`), { code });
  error.name = name;
  return error;
}

test.each([
  ["ENOTFOUND", "dns"],
  ["ECONNREFUSED", "refused"],
  ["ECONNRESET", "reset"],
  ["UND_ERR_SOCKET", "reset"],
  ["ETIMEDOUT", "timeout"],
  ["UND_ERR_CONNECT_TIMEOUT", "timeout"],
  // Our own network or resolver is down: nobody else's fault.
  ["EAI_AGAIN", "timeout"],
  ["ENETUNREACH", "timeout"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "tls"],
  ["CERT_HAS_EXPIRED", "tls"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "tls"],
  ["HPE_INVALID_CONSTANT", "protocol"],
  ["Z_DATA_ERROR", "protocol"],
  ["SOMETHING_NEW", "protocol"],
])("%s is %s, told by its code alone", (code, expected) => {
  expect(classifyError(coded(code))).toEqual({ error: expected, detail: code });
});

test("looks inside: causes and several addresses", () => {
  expect(classifyError(new Error("wrapped", { cause: coded("ENOTFOUND") })).error).toBe("dns");
  expect(classifyError(new AggregateError([coded("ECONNREFUSED"), coded("ECONNREFUSED")])).error).toBe("refused");
});

test("a parser error without code is known by its name", () => {
  const error = new Error("x");
  error.name = "HTTPParserError";
  expect(classifyError(error)).toEqual({ error: "protocol", detail: "HTTPParserError" });
});
