import { expect } from "chai";
import { Judge } from "../../../../policypacks/mas-trm/kit/judge.ts";
import { checkClassic } from "../../../../policypacks/mas-trm/kit/network/listener-requirements.ts";
import { Resource } from "../../../../policypacks/mas-trm/kit/resource.ts";
import { CLASSIC_LOAD_BALANCER as type } from "../../../../policypacks/mas-trm/kit/types.ts";

describe("a classic load balancer, before the stack around is known", () => {
  const urn = `urn:pulumi:prod::test::${type}::classic`;
  const judged = (lbProtocol: string) => {
    const judge = new Judge();
    const inputs = { listeners: [{ lbProtocol, lbPort: 443 }] };
    checkClassic(new Resource({ urn, type, name: "classic", inputs }), judge, "1.2");
    return judge.findings;
  };

  it("may yet have a policy for its TLS", () => {
    expect(judged("HTTPS")).to.deep.equal([{ verdict: "undetermined", urn, why: "its TLS policy is not known yet" }]);
  });

  it("is refused for plain HTTP, which no policy can better", () => {
    expect(judged("HTTP")).to.deep.equal([{ verdict: "violation", urn, why: "it takes plain HTTP on port 443" }]);
  });
});
