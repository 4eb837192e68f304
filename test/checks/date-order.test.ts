import { expect, test } from "vitest";
import { dateOrder } from "../../src/checks/date-order.ts";
import { expectMarks, matchesOf } from "./text-page.ts";

const TOTAL = "（一）截至2025年10月，共公开信息120条。";

test("events in disorder around a total that is older than one of them", () => {
  const [match] = expectMarks(
    dateOrder,
    `${TOTAL}\n（二）11月24日，我局开展排查。\n（三）⟦11月16日⟧，召开会议。12月4日,办公室下发一览表。`,
  );
  expect(match).toMatchObject({ data: { before: "11月24日", cutoff: "截至2025年10月", later: "11月24日" } });
});

test.each([
  ["1.截止10月15日，累计公开80条。\n2. 11月3日，开展自查。\n3. ⟦9月8日⟧，召开会议。11月9日，通报结果。"],
  ["一是截至10月底，已完成6项。\n二是11月3日，开展自查。\n三是⟦9月8日⟧，召开会议。\n四是11月9日，通报结果。"],
  [`${TOTAL}\n（二）11月24日召开推进会。\n（三）⟦11月16日⟧下发通知。12月4日，通报结果。`],
  [`一、总体情况\n${TOTAL}\n（二）11月24日，排查。\n补充说明。\n⟦11月16日⟧，开会。\n（三）12月4日，通报。`],
  [`${TOTAL}\n（二）2025年11月24日，排查。\n（三）⟦11月16日⟧，开会。2025年12月4日，通报。`],
])("finds %j", (marked) => {
  expectMarks(dateOrder, marked);
});

test.each([
  // In order, up or down.
  `${TOTAL}\n（二）11月6日，开会。\n（三）11月24日，排查。12月4日，通报。`,
  `${TOTAL}\n（二）12月4日，通报。\n（三）11月24日，排查。11月6日，开会。`,
  // The total is younger than all events, or there is none, or it counts nothing.
  "（一）截至2025年12月底，共公开信息120条。\n（二）11月24日，排查。\n（三）11月16日，开会。12月4日，通报。",
  "（一）11月24日，排查。\n（二）11月16日，开会。12月4日，通报。",
  "（一）报名截至10月15日，逾期不予受理。\n（二）11月24日，排查。\n（三）11月16日，开会。12月4日，通报。",
  // Another year, or so far away that it must be one.
  "（一）截至2024年10月，共公开信息120条。\n（二）2025年11月24日，排查。\n（三）11月16日，开会。12月4日，通报。",
  "（一）截至1月底，共公开信息120条。\n（二）11月24日，排查。\n（三）11月16日，开会。12月4日，通报。",
  // Not of one part.
  `${TOTAL}\n（二）11月24日，排查。\n# 二、下一步\n（一）11月16日，开会。12月4日，通报。`,
  `${TOTAL}\n11月24日，排查。11月16日，开会。12月4日，通报。`,
  `一、情况\n${TOTAL}\n二、进展\n（一）11月24日，排查。\n（二）11月16日，开会。12月4日，通报。`,
  // Days that name no event: plans, terms, days inside a sentence.
  `${TOTAL}\n（二）11月24日，排查。\n（三）11月16日前，报送材料。12月4日，将通报结果。`,
  `${TOTAL}\n（二）11月24日，排查。\n（三）根据11月16日，会议精神推进。12月4日，通报。`,
  // Of one item, and too few.
  `${TOTAL}\n（二）11月24日，排查。11月16日，开会。12月4日，通报。`,
  `${TOTAL}\n（二）11月24日，排查。\n（三）11月16日，开会。`,
])("is silent on the part %j", (text) => {
  expectMarks(dateOrder, text);
});

test.each([
  ["1月3日 甲\n1月18日 乙\n⟦7月2日⟧ 丙\n2月7日 丁\n3月1日 戊", "1月18日"],
  ["1月4—8日 甲\n1月6日 乙\n1月6日 丙\n1月7日 丁\n⟦1月5日⟧ 戊\n1月8日 己", "1月7日"],
  ["3月5日 甲\n2月4日 乙\n1月30日 丙\n⟦2月2日⟧ 丁\n1月2日 戊", "1月30日"],
  ["2月3日 甲\n1月7日 乙\n12月1日 丙\n⟦12月9日⟧ 丁\n11月5日 戊\n10月9日 己", "12月1日"],
  ["2021年3月1日 甲\n2021年4月2日 乙\n⟦2012年5月3日⟧ 丙\n2021年6月4日 丁\n2022年1月5日 戊", "2021年4月2日"],
  ["1. 1月3日，甲\n2. 1月18日，乙\n3. 2月7日，丙\n4月，丁\n4. ⟦1月20日⟧，戊\n5. 5月1日，己", "2月7日"],
])("the entry out of place in %j", (marked, beside) => {
  const [match] = expectMarks(dateOrder, marked);
  expect(match).toMatchObject({ wording: "list", data: { beside } });
});

test.each([
  // Four entries, a second list, the end of a year, two out of place, terms of a timetable, cells of a table.
  "1月3日 甲\n7月2日 乙\n2月7日 丙\n3月1日 丁",
  "1月3日 甲\n2月7日 乙\n3月1日 丙\n1月5日 丁\n2月9日 戊\n3月4日 己",
  "10月3日 甲\n11月7日 乙\n12月1日 丙\n1月5日 丁\n2月9日 戊",
  "2月3日 甲\n1月7日 乙\n12月1日 丙\n11月5日 丁\n10月9日 戊",
  "1月3日 甲\n5月7日 乙\n2月1日 丙\n6月5日 丁\n3月9日 戊\n7月1日 己",
  "1月3日前 甲\n2月7日起 乙\n1月1日以前 丙\n4月5日之前 丁\n5月9日前 戊",
  "| 1月3日\n| 1月18日\n| 7月2日\n| 2月7日\n| 3月1日",
  "1月3日 甲\n1月18日 乙\n说明\n7月2日 丙\n2月7日 丁\n3月1日 戊",
])("is silent on the list %j", (text) => {
  expectMarks(dateOrder, text);
});

test("a list of links in order of weight is no list of events", () => {
  const text = "1月3日 甲\n1月18日 乙\n7月2日 丙\n2月7日 丁\n3月1日 戊";
  expect(matchesOf(dateOrder, text)).toHaveLength(1);
  expect(matchesOf(dateOrder, text, { document: { kind: "list" } })).toEqual([]);
  expect(matchesOf(dateOrder, text, { document: { kind: "home" } })).toEqual([]);
});

test.each([
  "截至11月底，共受理120件，其中⟦12月4日⟧受理的3件正在办理。",
  "截止2025年11月30日，共受理120件，其中，⟦2025年12月4日⟧受理3件。",
  "截至11月底，共受理120件，其中11月4日受理的3件正在办理。",
  "截至2025年11月底，共受理120件，其中2024年12月4日受理的3件正在办理。",
  "截至11月底，共受理120件。其中的12月4日会议另行通知。",
])("a total and what it counts: %s", (marked) => {
  for (const match of expectMarks(dateOrder, marked)) expect(match.wording).toBe("counted");
});
