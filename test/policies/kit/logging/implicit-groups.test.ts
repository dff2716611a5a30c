import { expect } from "chai";
import { Judge } from "../../../../policypacks/mas-trm/kit/judge.ts";
import { checkGroupOfWriter } from "../../../../policypacks/mas-trm/kit/logging/implicit-groups.ts";
import { Resource } from "../../../../policypacks/mas-trm/kit/resource.ts";
import { FUNCTION } from "../../../../policypacks/mas-trm/kit/types.ts";
import { UnknownProperty } from "../../../../policypacks/mas-trm/kit/unknown.ts";

describe("the log group of a function", () => {
  it("is not looked for before the stack around is known", () => {
    const urn = `urn:pulumi:prod::test::${FUNCTION}::call`;
    const early = new Resource({ urn, type: FUNCTION, name: "call", inputs: { name: "call" } });
    expect(() => checkGroupOfWriter(new Judge(), early)).to.throw(
      UnknownProperty,
      "the stack around it is not known yet",
    );
  });
});
