import { expect } from "chai";
import { earlyExpiries } from "../../../../policypacks/mas-trm/kit/storage/lifecycle.ts";
import { Props } from "../../../../policypacks/mas-trm/kit/props.ts";

const early = (rule: Readonly<Record<string, unknown>>) =>
  earlyExpiries(new Props({ id: "r", ...rule }, "rules[0]"), 365);

describe("early expiries of a life cycle rule", () => {
  for (const [why, rule] of [
    ["a rule that is switched off", { status: "Disabled", expiration: { days: 1 } }],
    ["an inline rule that is switched off", { enabled: false, expiration: { days: 1 } }],
    ["the very day", { status: "Enabled", expiration: { days: 365 } }],
    ["moving to a cheaper class", { status: "Enabled", transitions: [{ days: 30, storageClass: "GLACIER" }] }],
    ["dropping delete markers", { status: "Enabled", expiration: { expiredObjectDeleteMarker: true } }],
    ["zero days, which the provider writes for none", { status: "Enabled", expiration: { days: 0 } }],
    ["ending unfinished uploads", { status: "Enabled", abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } }],
  ] as const) {
    it(`do not count ${why}`, () => {
      expect(early(rule)).to.deep.equal([]);
    });
  }

  for (const [why, rule, said] of [
    ["one day short", { status: "Enabled", expiration: { days: 364 } }, "objects after 364 days, sooner than 365"],
    ["days as text", { status: "Enabled", expiration: { days: "90" } }, "objects after 90 days, sooner than 365"],
    [
      "a rule for one prefix",
      { status: "Enabled", filter: { prefix: "a/" }, expiration: { days: 1 } },
      "objects after 1 days, sooner than 365",
    ],
    ["a date", { status: "Enabled", expiration: { date: "2030-01-01" } }, "objects on a date, however young they are"],
    ["an inline rule", { enabled: true, expiration: { days: 1 } }, "objects after 1 days, sooner than 365"],
    [
      "older versions",
      { status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 1 } },
      "older versions after 1 days, sooner than 365",
    ],
    [
      "older versions inline",
      { enabled: true, noncurrentVersionExpirations: [{ days: 1 }] },
      "older versions after 1 days, sooner than 365",
    ],
  ] as const) {
    it(`count ${why}`, () => {
      expect(early(rule)).to.deep.equal([`rules[0] deletes ${said}`]);
    });
  }
});
