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
  ]) {
    it(`are not understood, or end some day: "${expression}"`, () => {
      expect(longestGapDays(expression)).to.equal(undefined);
    });
  }
});
