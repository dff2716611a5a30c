import { expect } from "chai";
import { CONFIG_RECORDER } from "../../../policypacks/mas-trm/kit/types.ts";
import { criticalEventAlarms } from "../../../policypacks/mas-trm/rules/detection/critical-event-alarms.ts";
import { examine, unknown } from "../support/examine.ts";
import { chain, filter, found, group, one, trail, whole } from "./alarm-chain.ts";

describe("critical-event-alarms, by what is watched for", () => {
  describe("of events that nothing watches for", () => {
    const missing =
      "violation (stack): no alarm for changes of trails: nothing watches for UpdateTrail, DeleteTrail, StopLogging";

    it("asks nothing of a stack that neither keeps the baseline nor alarms on its own trail", () => {
      expect(found([group, trail])).to.deep.equal([]);
      expect(examine(criticalEventAlarms, [])).to.deep.equal([]);
    });

    it("refuses a keeper of the baseline, whether told or seen", () => {
      expect(found([], { required: true })).to.deep.equal([missing]);
      expect(found([one(CONFIG_RECORDER, "recorder")])).to.deep.equal([missing]);
    });

    it("refuses the keeper of a trail who watches for something else only", () => {
      const events = ["trail-changes", "key-deletion"];
      expect(found(whole, { events })).to.deep.equal([
        "violation (stack): no alarm for disabling or deletion of keys: nothing watches for DisableKey, ScheduleKeyDeletion",
      ]);
      expect(found(whole, { events, declaredAdministrator: "444455556666" })).to.deep.equal([]);
    });

    it("counts a trail that is only read for nobody's, and one that is kept beside it", () => {
      const events = ["key-deletion"];
      const watching = [...whole.filter(({ name }) => name !== "trail"), { ...trail, read: true }];
      expect(found(watching, { events: ["trail-changes", ...events] })).to.deep.equal([]);
      const kept = { ...trail, name: "kept" };
      expect(found([...watching, kept], { events: ["trail-changes", ...events] })).to.have.length(1);
    });

    it("names the events of a kind that a pattern forgets, or narrows away", () => {
      const narrow = "{ ($.eventName = UpdateTrail) || ($.eventName = StopLogging && $.userIdentity.type = Root) }";
      expect(found(chain(filter({ pattern: narrow })))).to.deep.equal([
        "violation (stack): no alarm for changes of trails: nothing watches for DeleteTrail, StopLogging",
      ]);
    });

    it("passes two filters that watch for all of a kind together", () => {
      const second = { ...filter({ pattern: "{ $.eventName = *Trail }" }), name: "second" };
      expect(found([...chain(filter({ pattern: "{ $.eventName = StopLogging }" })), second])).to.deep.equal([]);
    });

    it("does not count patterns for other than JSON events", () => {
      expect(found(chain(filter({ pattern: "DeleteTrail" })), { required: true })).to.deep.equal([missing]);
    });

    it("cannot decide while a pattern is not known yet", () => {
      expect(found(chain(filter({ pattern: unknown })), { required: true })).to.deep.equal([
        "undetermined (stack): whether filter watches for UpdateTrail, DeleteTrail, StopLogging is not known yet",
      ]);
    });

    it("refuses a kind of event that there is not", () => {
      for (const required of [false, true]) {
        expect(found([], { events: ["moon-landing"], required })).to.deep.equal([
          "violation (stack): the setting events names moon-landing, which is no kind of event",
        ]);
      }
    });

    it("asks nothing when no event is to raise an alarm", () => {
      expect(found(whole, { events: [] })).to.deep.equal([]);
    });
  });

  describe("of the kinds of events", () => {
    const PATTERNS: Readonly<Record<string, string>> = {
      "root-use":
        '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
      "sign-in-without-mfa": '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
      "failed-sign-ins": '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
      "refused-calls": '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
      "identity-changes": "{ ($.eventSource = iam.amazonaws.com) && ($.eventName = *Policy*) }",
      "key-deletion":
        "{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }",
      "bucket-access-changes": "{ ($.eventSource = s3.amazonaws.com) && ($.eventName = *Bucket*) }",
      "config-changes": "{ ($.eventSource = config.amazonaws.com) && ($.readOnly IS FALSE) }",
      "security-group-changes": "{ $.eventName = *SecurityGroup* }",
      "network-acl-changes": "{ $.eventName = *NetworkAcl* }",
      "gateway-changes": "{ $.eventName = *InternetGateway }",
      "route-changes": "{ $.eventName = *Route* }",
      "vpc-changes": "{ $.eventName = *Vpc* }",
    };
    const API_CALL = `$.eventType = AwsApiCall && $.eventCategory = Management && $.managementEvent IS TRUE && $.readOnly IS FALSE`;
    const NARROWER: Readonly<Record<string, string>> = {
      "trail-changes": `{ ${API_CALL} && $.userIdentity.type = AssumedRole && $.eventName = *T* || $.eventName = StopLogging }`,
      "sign-in-without-mfa": `{ $.eventSource = signin.amazonaws.com && $.eventType = AwsConsoleSignIn && $.userIdentity.type = IAMUser
        && $.responseElements.ConsoleLogin = Success && $.additionalEventData.MFAUsed = No && $.awsRegion = us-east-1 }`,
      "failed-sign-ins": "{ $.eventName = ConsoleLogin && $.responseElements.ConsoleLogin = Failure }",
      "refused-calls": `{ $.errorCode = Client.UnauthorizedOperation && $.eventSource = ec2.amazonaws.com && $.eventName = RunInstances
        || $.errorCode = AccessDenied && $.eventSource = iam.amazonaws.com && $.eventName = CreateUser }`,
      "root-use":
        "{ $.userIdentity.type = Root && $.eventSource = * && $.sourceIPAddress != delivery.logs.amazonaws.com }",
    };
    for (const [event, pattern] of Object.entries(NARROWER)) {
      it(`finds ${event} in a narrower pattern too`, () => {
        expect(found(chain(filter({ pattern })), { events: [event], required: true })).to.deep.equal([]);
      });
    }

    for (const [event, pattern] of Object.entries(PATTERNS)) {
      it(`finds ${event} in the usual pattern, and not in that of trail changes`, () => {
        expect(found(chain(filter({ pattern })), { events: [event], required: true })).to.deep.equal([]);
        expect(found(whole, { events: [event], required: true })).to.have.length(1);
      });
    }
  });
});
