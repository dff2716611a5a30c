import { expect } from "chai";
import {
  APP_RUNNER_SERVICE,
  DISTRIBUTION,
  GRAPHQL_API,
  LOAD_BALANCERS,
  REST_API,
  REST_API_STAGE,
  USER_POOL,
  WEB_ACL,
  WEB_ACL_ASSOCIATION,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { publicEntryHasWaf } from "../../../policypacks/mas-trm/rules/edge/public-entry-has-waf.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";
import { make, type Origins, type Plain } from "../support/subnet-stack.ts";

const found = (resources: readonly TestResource[], settings: Plain = {}) =>
  examine(publicEntryHasWaf, resources, { settings });
const entry = (type: string, props: Plain = {}, origins: Origins = {}) => make(type, "entry", origins, props);
const association = make(WEB_ACL_ASSOCIATION, "wall", { resourceArn: ["entry"], webAclArn: ["acl"] });
const acl = make(WEB_ACL, "acl");
const refused = ["violation entry: it has no web ACL association"];
const api = (types: unknown = "REGIONAL") => make(REST_API, "api", {}, { endpointConfiguration: { types } });

describe("public-entry-has-waf", () => {
  const PUBLIC: readonly (readonly [string, Plain, Plain])[] = [
    ...LOAD_BALANCERS.map(
      (type) => [type, { loadBalancerType: "application", internal: false }, { internal: true }] as const,
    ),
    [GRAPHQL_API, { visibility: "GLOBAL" }, { visibility: "PRIVATE" }],
    [APP_RUNNER_SERVICE, {}, { networkConfiguration: { ingressConfiguration: { isPubliclyAccessible: false } } }],
  ];
  for (const [type, open, closed] of PUBLIC) {
    describe(`of a ${type}`, () => {
      it("passes one behind a web ACL, and one that is not public", () => {
        expect(found([entry(type, open), acl, association])).to.deep.equal([]);
        expect(found([entry(type, closed)])).to.deep.equal([]);
      });

      it("refuses one without, which is public unless it says otherwise", () => {
        expect(found([entry(type, open)])).to.deep.equal(refused);
        expect(found([entry(type)])).to.deep.equal(refused);
      });

      it("refuses the web ACL of another", () => {
        const other = { ...entry(type, open), name: "other" };
        const wall = { ...association, dependsOn: { resourceArn: ["other"] } };
        expect(found([entry(type, open), other, wall])).to.deep.equal(refused);
      });
    });
  }

  it("asks user pools, which are always public", () => {
    expect(found([entry(USER_POOL)])).to.deep.equal(refused);
    expect(found([entry(USER_POOL), acl, association])).to.deep.equal([]);
  });

  describe("of stages", () => {
    const stage = entry(REST_API_STAGE, {}, { restApi: ["api"] });

    it("asks those of an API that is not private", () => {
      expect(found([api(), stage])).to.deep.equal(refused);
      expect(found([make(REST_API, "api"), stage])).to.deep.equal(refused);
      expect(found([api("PRIVATE"), stage])).to.deep.equal([]);
      expect(found([api(), stage, acl, association])).to.deep.equal([]);
    });

    it("cannot see the API of another stack, or one that is not known yet", () => {
      expect(found([entry(REST_API_STAGE, { restApi: "a1b2c3" })])).to.deep.equal([
        "undetermined entry: whether its API is private is not known yet",
      ]);
      expect(found([entry(REST_API_STAGE, { restApi: "a1b2c3" }), acl, association])).to.deep.equal([]);
      expect(found([api(unknown), stage])).to.deep.equal([
        "undetermined entry: endpointConfiguration.types is not known yet",
      ]);
    });
  });

  it("asks nothing of network and gateway load balancers, which cannot have a web ACL", () => {
    for (const loadBalancerType of ["network", "gateway"]) {
      expect(found([entry(LOAD_BALANCERS[0], { loadBalancerType })])).to.deep.equal([]);
    }
  });

  describe("of distributions", () => {
    const cdn = (props: Plain, origins: Origins = {}) =>
      found([acl, entry(DISTRIBUTION, { enabled: true, ...props }, origins)]);
    const none = ["violation entry: webAclId names no web ACL"];

    it("passes a web ACL by reference or ARN", () => {
      expect(cdn({}, { webAclId: ["acl"] })).to.deep.equal([]);
      const webAclId = "arn:aws:wafv2:us-east-1:111122223333:global/webacl/edge/1a2b3c4d";
      expect(cdn({ webAclId })).to.deep.equal([]);
    });

    it("refuses none, an empty one, and an id of WAF Classic", () => {
      const others = [
        "1a2b3c4d-0000-1111-2222-333344445555",
        "not arn:aws:wafv2:us-east-1:111122223333:global/webacl/a/b",
      ];
      for (const webAclId of [undefined, "", ...others]) {
        expect(cdn({ webAclId })).to.deep.equal(none);
      }
    });

    it("does not count an association, which distributions do not have", () => {
      expect(found([acl, entry(DISTRIBUTION, { enabled: true }), association])).to.deep.equal(none);
    });

    it("asks nothing of one that is not enabled", () => {
      expect(cdn({ enabled: false })).to.deep.equal([]);
    });

    it("cannot decide before it is known", () => {
      expect(cdn({ webAclId: unknown })).to.deep.equal(["undetermined entry: webAclId is not known yet"]);
    });
  });

  it("takes the word for a web ACL that another stack associates", () => {
    const both = [entry(LOAD_BALANCERS[0]), make(DISTRIBUTION, "cdn", {}, { enabled: true })];
    expect(found(both, { protectedElsewhere: ["entry", "cdn"] })).to.deep.equal([]);
    expect(found(both, { protectedElsewhere: ["cdn"] })).to.deep.equal(refused);
  });

  it("says nothing of what is only read", () => {
    expect(found([{ ...entry(LOAD_BALANCERS[0]), read: true }])).to.deep.equal([]);
  });

  it("cannot decide whether an entry is public or an association its, and still refuses the next", () => {
    const pool = make(USER_POOL, "pool");
    expect(found([entry(LOAD_BALANCERS[0], { internal: unknown }), pool])).to.deep.equal([
      "undetermined entry: internal is not known yet",
      "violation pool: it has no web ACL association",
    ]);
    const loose = make(WEB_ACL_ASSOCIATION, "wall", { webAclArn: ["acl"] }, { resourceArn: unknown });
    expect(found([entry(LOAD_BALANCERS[0]), acl, loose])).to.deep.equal([
      "undetermined entry: a web ACL association of this stack may or may not be for it",
    ]);
  });
});
