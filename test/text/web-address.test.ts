import { expect, it } from "vitest";
import { isWebAddress } from "../../src/text/web-address.ts";

it.each([
  ["http://www.example.gov.cn/", true],
  ["HTTPS://www.example.gov.cn", true],
  ["http://", true],
  ["https:稿件.html", false],
  ["file:///a.html", false],
  ["稿件/http://a.html", false],
  ["", false],
])("%s: %s", (name, isAddress) => {
  expect(isWebAddress(name)).toBe(isAddress);
});
