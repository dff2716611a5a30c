import { expect } from "chai";
import { familyOf } from "../../../policypacks/mas-trm/kit/families.ts";
import {
  DEFAULT_ROUTE_TABLE,
  EXTERNAL_KEY,
  KEY,
  REPLICA_EXTERNAL_KEY,
  REPLICA_KEY,
  ROUTE_TABLE,
  TRAIL,
  VPCS,
} from "../../../policypacks/mas-trm/kit/types.ts";

describe("familyOf", () => {
  it("names the types that the same property can come from", () => {
    const keys = [KEY, REPLICA_KEY, EXTERNAL_KEY, REPLICA_EXTERNAL_KEY];
    for (const key of keys) expect(familyOf(key)).to.have.members(keys);
    expect(familyOf(TRAIL)).to.deep.equal([TRAIL]);
  });

  it("counts the VPC where AWS makes one with it, which the VPC's output names", () => {
    expect(familyOf(ROUTE_TABLE)).to.have.members([ROUTE_TABLE, DEFAULT_ROUTE_TABLE, ...VPCS]);
    expect(familyOf(DEFAULT_ROUTE_TABLE)).to.have.members([ROUTE_TABLE, DEFAULT_ROUTE_TABLE]);
  });
});
