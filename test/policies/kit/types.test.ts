import { expect } from "chai";
import * as artefacts from "../../../policypacks/mas-trm/kit/artefacts/types.ts";
import * as reachability from "../../../policypacks/mas-trm/kit/network/reachability/types.ts";
import * as types from "../../../policypacks/mas-trm/kit/types.ts";
import { installedTypeTokens } from "../support/aws-resource-types.ts";

/** Type tokens are the names and the members of lists; maps from them to paths have them as keys. */
function tokensIn(value: string | readonly string[] | Readonly<Record<string, unknown>>): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? (value as readonly string[]) : Object.keys(value);
}

describe("the type tokens that rules read", () => {
  const installed = installedTypeTokens();
  for (const [name, value] of Object.entries({ ...types, ...artefacts, ...reachability })) {
    it(`names resources of @pulumi/aws in ${name}`, () => {
      const tokens = tokensIn(value).filter((token) => token !== "pulumi:providers:aws");
      expect(tokens.filter((token) => !installed.has(token))).to.deep.equal([]);
      expect(tokensIn(value)).to.have.length.greaterThan(0);
    });
  }
});
