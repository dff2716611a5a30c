import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { findIdentityPlace } from "../../../infra/identity.ts";
import { CONFIG } from "../fixtures.ts";

describe("what is looked up for identities", () => {
  it("is refused in one line with AWS's own words, where AWS refuses", async () => {
    // As gRPC hands errors on: the SDK reads `details`.
    const call = () => {
      throw Object.assign(new Error(), { details: "AccessDenied:\n not\tyours" });
    };
    await pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }), call });
    let found: unknown;
    try {
      found = await findIdentityPlace(CONFIG);
    } catch (error) {
      found = error;
    }
    expect(pulumi.RunError.isInstance(found)).to.equal(true);
    expect((found as Error).message).to.match(
      /^identityCenterRegion: cannot be asked for its instance \(.*AccessDenied: not yours\), got ap-southeast-1; where it is enabled$/,
    );
  });
});
