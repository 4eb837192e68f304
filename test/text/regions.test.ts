import { expect, test } from "vitest";
import { findRegionCode, isOwnRegion, LONGEST_PLACE_NAME, placesNamed } from "../../src/text/regions.ts";

test.each([
  ["安徽省宿州市", "341300"],
  ["安徽省", "340000"],
  ["宿州市埇桥区", "341300"],
  ["内蒙古自治区呼和浩特市", "150100"],
  ["广西壮族自治区南宁市", "450100"],
  ["吉林省吉林市", "220200"],
  ["海南省", "460000"],
  ["青海省海南藏族自治州", "632500"],
  ["北京市朝阳区", "110000"],
  ["某某国", null],
])("%s has the code %s", (name, code) => {
  expect(findRegionCode(name)).toBe(code);
});

test("a name may have two bearers", () => {
  expect(placesNamed("吉林").map((place) => place.code)).toEqual(["220000", "220200"]);
  expect(placesNamed("没有")).toEqual([]);
  expect(placesNamed("齐齐哈尔")).toHaveLength(1);
  expect("齐齐哈尔").toHaveLength(LONGEST_PLACE_NAME);
});

test.each([
  ["341300", "340000", true],
  ["341300", "341300", true],
  ["341300", "340600", false],
  ["340000", "340600", true],
  ["340000", "320000", false],
])("a page of %s counts %s as its own: %s", (own, code, expected) => {
  expect(isOwnRegion(own, code)).toBe(expected);
});
