import { expect, it } from "vitest";
import { readFarewell } from "../../src/text/script-alert.ts";

it.each([
  ["<script>alert('该信息不存在！');history.back();</script>", "该信息不存在！"],
  ['<script>window.alert( "文章已删除" ); location.href="/";</script>', "文章已删除"],
  ["<script>alert('该信息不存在！');</script>", ""],
  ["<script>history.back();</script>", ""],
  ["<script>alert(message);history.go(-1);</script>", ""],
  ["", ""],
])("readFarewell(%j)", (html, message) => {
  expect(readFarewell(html)).toBe(message);
});
