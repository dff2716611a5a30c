import { expect } from "chai";
import { longestGapDays } from "../../../../policypacks/mas-trm/kit/storage/schedule.ts";

describe("schedule expressions", () => {
  for (const [expression, days] of [
    ["rate(10 days)", 10],
    ["rate(1 day)", 1],
    ["RATE( 12 hours )", 0.5],
    ["rate(720 minutes)", 0.5],
    ["cron(0 8 * * ? *)", 1],
    ["cron(0 16 1,15 * ? *)", 17],
    ["cron(0 8 1 * ? *)", 31],
    ["cron(0 8 1 1/3 ? *)", 92],
    ["cron(0 8 1 JAN,JUL ? *)", 184],
    ["cron(0 8 1 1-12/2 ? *)", 62],
    ["cron(0 8 L * ? *)", 31],
    ["cron(0 8 */10 * ? *)", 10],
    ["cron(0 8 ? * SUN *)", 7],
    ["cron(0 8 ? * MON-FRI *)", 3],
    ["cron(0 8 ? * L *)", 7],
    ["cron(0 8 ? * 6L *)", 35],
    ["cron(0 8 ? * 2#1 *)", 35],
    ["cron(0 8 29 2 ? *)", 1461],
    ["cron(0 8 1 2 ? *)", 366],
    [" rate (5  days) ", 5],
    [" cron (0  8 1 * ? *) ", 31],
    ["cron( 0 8 1 * ? * )", 31],
    // From the last of March to that of February.
    ["cron(0 8 L 2,3 ? *)", 335],
    ["cron(0 8 ? 2,3 6L *)", 336],
    ["cron(0 8 ? * FRIL *)", 35],
    ["cron(0 8 ? * FRI#1 *)", 35],
  ] as const) {
    it(`leave at most ${days} days between two runs of ${expression}`, () => {
      expect(longestGapDays(expression)).to.equal(days);
    });
  }

  for (const expression of [
    "",
    "every day",
    "rate(0 days)",
    "rate(5)",
    "rate(5 fortnights)",
    "cron(0 8 1 * ? 2026)",
    "cron(0 8 1 * ?)",
    "cron(0 8 32 * ? *)",
    "cron(0 8 5-1 * ? *)",
    "cron(0 8 15W * ? *)",
    "cron(0 8 ? * FUN *)",
    "cron(0 8 31 2 ? *)",
    "cron(0 8 1 * ? * *)",
    "cron(0 8 1 *)",
    "once rate(5 days)",
    "rate(5 days) or so",
    "rate(about 5 days)",
    "rate(5 days long)",
    // Not even where a part of a list could be read.
    "cron(0 8 1,32 * ? *)",
    "cron(0 8 1,0 * ? *)",
    "cron(0 8 1,5-1 * ? *)",
    "cron(0 8 1,1.5 * ? *)",
    "cron(0 8 1-5-9 * ? *)",
    "cron(0 8 1/0 * ? *)",
    "cron(0 8 /5 * ? *)",
    "cron(0 8 ? * MON-6L *)",
    "cron(0 8 ? * 6L,2 *)",
  ]) {
    it(`are not understood, or end some day: "${expression}"`, () => {
      expect(longestGapDays(expression)).to.equal(undefined);
    });
  }

  it("name months and weekdays by their first three letters, in their order", () => {
    for (const [index, name] of "FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ").entries()) {
      const [named, numbered] = [name, String(index + 2)].map((it) => longestGapDays(`cron(0 8 1 1,${it} ? *)`));
      expect(named, name).to.equal(numbered).and.to.be.a("number");
    }
    for (const [index, name] of "MON TUE WED THU FRI SAT".split(" ").entries()) {
      const [named, numbered] = [name, String(index + 2)].map((it) => longestGapDays(`cron(0 8 ? * 1,${it} *)`));
      expect(named, name).to.equal(numbered).and.to.be.a("number");
    }
  });
});
