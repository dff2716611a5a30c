import { expect } from "chai";
import { controls } from "../../controls/catalogue.ts";
import { configRuleByName, configRules } from "../../controls/config-rules.ts";
import { clauseOf } from "../../controls/instruments.ts";

const claimed = new Set<string>(controls.flatMap((control) => control.configRules));

describe("the AWS Config rules", () => {
  it("are the 130 of AWS's TRMG pack and one of its Guard mapping, in the order of their names", () => {
    const names = configRules.map((rule) => rule.name);
    expect(names).to.have.lengthOf(131);
    expect(names).to.deep.equal([...new Set(names)].toSorted());
    expect(configRules.filter((rule) => !rule.inAwsPack).map((rule) => rule.name)).to.deep.equal([
      "s3-bucket-level-public-access-prohibited",
    ]);
  });

  it("are spelt as AWS spells names and identifiers", () => {
    for (const rule of configRules) {
      expect(rule.name).to.match(/^[a-z0-9-]+$/);
      expect(rule.sourceIdentifier).to.match(/^[A-Z0-9_]+$/);
    }
  });

  it("know the identifiers that AWS does not derive from the name", () => {
    expect(configRuleByName("restricted-ssh")?.sourceIdentifier).to.equal("INCOMING_SSH_DISABLED");
    expect(configRuleByName("restricted-common-ports")?.sourceIdentifier).to.equal("RESTRICTED_INCOMING_TRAFFIC");
    expect(configRuleByName("cloudtrail-enabled")?.sourceIdentifier).to.equal("CLOUD_TRAIL_ENABLED");
    expect(configRuleByName("encrypted-volumes")?.sourceIdentifier).to.equal("ENCRYPTED_VOLUMES");
  });

  it("are claimed by a control, or say why none claims them, never both", () => {
    for (const rule of configRules) {
      expect(rule.unpaired === undefined, rule.name).to.equal(claimed.has(rule.name));
    }
  });

  it("are all known where a control names them, each once and in order", () => {
    for (const { id, configRules: names } of controls) {
      expect(names, id).to.deep.equal([...new Set(names)].toSorted());
      for (const name of names) {
        expect(configRuleByName(name), `${id} names ${name}`).not.to.equal(undefined);
      }
    }
  });

  it("are filed under clauses that the instruments describe", () => {
    for (const rule of configRules) {
      for (const clause of rule.clauses) {
        expect(clauseOf({ instrument: "TRM", clause }), `${rule.name} under TRM ${clause}`).not.to.equal(undefined);
      }
      expect(rule.notice655 ?? "4.1", rule.name).to.match(/^4\.[124]$/);
    }
  });

  it("tell AWS's filing from an inferred one", () => {
    expect(configRuleByName("subnet-auto-assign-public-ip-disabled")?.clauseSource).to.equal("aws");
    expect(configRuleByName("vpc-flow-logs-enabled")?.clauseSource).to.equal("inferred");
    expect(Map.groupBy(configRules, (rule) => rule.clauseSource).get("aws")).to.have.lengthOf(82);
  });

  it("cannot be changed by their readers", () => {
    expect(Object.isFrozen(configRules)).to.equal(true);
    expect(Object.isFrozen(configRuleByName("encrypted-volumes")?.clauses)).to.equal(true);
  });
});
