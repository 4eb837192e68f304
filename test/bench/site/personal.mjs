// Personal data to plant, all of it impossible: births of 1900 to 1905, telephone numbers of a block given to nobody.

const AREAS = ["340104", "340111", "340122", "340302", "340403", "340504"];
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = "10X98765432";

const pad = (number, width) => String(number).padStart(width, "0");

/** With a right check digit (GB 11643-1999). */
export function residentId(random) {
  const birth = `19${pad(random.below(6), 2)}${pad(random.between(1, 12), 2)}${pad(random.between(1, 28), 2)}`;
  const digits = `${random.pick(AREAS)}${birth}${pad(random.between(1, 999), 3)}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return digits + CHECK_DIGITS[sum % 11];
}

/** The same with a wrong check digit. */
export function wrongId(random) {
  const right = residentId(random);
  return right.slice(0, 17) + (right[17] === "1" ? "2" : "1");
}

export function mobile(random) {
  return `${random.pick(["138", "139", "137", "136", "159", "158"])}0000${pad(random.below(10000), 4)}`;
}

/** With a right Luhn digit. */
export function bankCard(random) {
  const body = `62284800000${pad(random.below(10_000_000), 7)}`;
  let sum = 0;
  for (let at = 0; at < body.length; at++) {
    const digit = Number(body[body.length - 1 - at]) * (at % 2 === 0 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return `${body}${(10 - (sum % 10)) % 10}`;
}

const SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨";
const GIVEN = "一禾 二川 三石 四维 五岳 六合 七曜 八荒".split(" ");
/** A name that is nobody's. */
export const person = (random) => `${SURNAMES[random.below(SURNAMES.length)]}${random.pick(GIVEN)}`;
