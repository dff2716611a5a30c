import { expect } from "chai";
import { isModernPolicy } from "../../../../policypacks/mas-trm/kit/network/tls.ts";

describe("the name of a security policy", () => {
  const oldest: readonly (readonly [string, "1.2" | "1.3" | undefined])[] = [
    ["ELBSecurityPolicy-TLS13-1-3-2021-06", "1.3"],
    ["ELBSecurityPolicy-TLS13-1-2-Res-2021-06", "1.2"],
    ["ELBSecurityPolicy-TLS13-1-1-2021-06", undefined],
    ["ELBSecurityPolicy-TLS-1-2-2017-01", "1.2"],
    ["ELBSecurityPolicy-FS-2018-06", undefined],
    ["TLS_1_2", "1.2"],
    ["TLS_1_0", undefined],
    ["SecurityPolicy_TLS13_1_3_FIPS_2025_09", "1.3"],
    ["SecurityPolicy_TLS13_2025_EDGE", "1.3"],
    ["SecurityPolicy_TLS12_PFS_2025_EDGE", "1.2"],
    ["TLSv1.3_2025", "1.3"],
    ["TLSv1.2_2021", "1.2"],
    ["TLSv1.1_2016", undefined],
    ["TLSv1", undefined],
    ["SSLv3", undefined],
    ["xTLS_1_2", undefined],
    ["TLS_1_2x", undefined],
    ["xELBSecurityPolicy-TLS13-1-2-2021-06", undefined],
    ["xSecurityPolicy_TLS13_1_2_2025_09", undefined],
    ["xSecurityPolicy_TLS12_PFS_2025_EDGE", undefined],
    ["SecurityPolicy_TLS12_PFS_2025_EDGE2", undefined],
    ["SecurityPolicy_TLS12_EDGE", undefined],
    ["xTLSv1.2_2021", undefined],
    ["TLSv1.2_20211", undefined],
    ["", undefined],
  ];
  for (const [policy, version] of oldest) {
    it(`tells that ${policy === "" ? "an empty one" : policy} takes ${version ?? "older"} and later`, () => {
      expect(isModernPolicy(policy, "1.2")).to.equal(version !== undefined);
      expect(isModernPolicy(policy, "1.3")).to.equal(version === "1.3");
    });
  }
});
