import { all, any, calls, from, is, isNot, lacks } from "../filter-pattern.ts";
import type { KeyEvent } from "../key-event.ts";

const SIGN_IN = { kind: "authentication", clause: "9.1", verified: true } as const;

/** Single failures are everyday; several in five minutes are not. */
const FAILURES = 3;
const REFUSALS = 10;

/** Who signs in, and by what. */
export const authenticationEvents: readonly KeyEvent[] = [
  {
    ...SIGN_IN,
    name: "root-use",
    what: "The root user was used",
    why: "Root is bound by no policy of the account and is needed almost never.",
    condition: () =>
      all(is("userIdentity.type", "Root"), lacks("userIdentity.invokedBy"), isNot("eventType", "AwsServiceEvent")),
    threshold: 1,
    severity: "critical",
    clause: "9.2",
    source: "Security Hub user guide, CloudWatch.1",
  },
  {
    ...SIGN_IN,
    name: "sign-in-without-mfa",
    what: "A user signed in to the console without a second factor",
    why: "People sign in by Identity Center, whose provider asks for a second factor; an IAM user passes it by.",
    // Sessions by Identity Center say that no second factor was used, since it is the provider that asked for it.
    condition: () =>
      all(
        is("eventName", "ConsoleLogin"),
        is("userIdentity.type", "IAMUser"),
        is("responseElements.ConsoleLogin", "Success"),
        isNot("additionalEventData.MFAUsed", "Yes"),
      ),
    threshold: 1,
    severity: "high",
    source: "Security Hub user guide, CloudWatch.3",
  },
  {
    ...SIGN_IN,
    name: "failed-console-sign-ins",
    what: "Sign-ins to the console failed",
    why: "Somebody may be guessing a password.",
    condition: () => all(is("eventName", "ConsoleLogin"), is("responseElements.ConsoleLogin", "Failure")),
    threshold: FAILURES,
    severity: "low",
    source: 'CloudTrail user guide, "AWS Management Console sign-in events"',
  },
  {
    ...SIGN_IN,
    name: "failed-identity-center-sign-ins",
    what: "Sign-ins to Identity Center failed",
    why: "Somebody may be guessing a password or forging an assertion.",
    // A user who fails leaves no UserAuthentication event at all; the failure shows in these two.
    condition: () =>
      all(
        from("signin"),
        any(
          is("serviceEventDetails.CredentialVerification", "Failure"),
          is("responseElements.ExternalIdPDirectoryLogin", "Failure"),
        ),
      ),
    threshold: FAILURES,
    severity: "low",
    source: 'Identity Center user guide, "Understanding sign-in events" and "Troubleshooting"',
  },
  {
    ...SIGN_IN,
    name: "refused-calls",
    what: "Many calls were refused",
    why: "Somebody may be trying what a stolen session can do.",
    condition: () => any(is("errorCode", "*UnauthorizedOperation"), is("errorCode", "AccessDenied*")),
    threshold: REFUSALS,
    severity: "medium",
    clause: "12.2",
    source: "Security Hub user guide, CloudWatch.2",
  },
  {
    ...SIGN_IN,
    name: "identity-source-changes",
    what: "The identity source of Identity Center was changed",
    why: "Whoever chooses the identity provider chooses who may sign in.",
    condition: () =>
      any(
        calls("sso", "AssociateDirectory", "DisassociateDirectory"),
        calls("sso-directory", "EnableExternalIdP*", "DisableExternalIdP*", "UpdateExternalIdP*", "ImportExternalIdP*"),
      ),
    threshold: 1,
    severity: "critical",
    clause: "9.2",
    verified: false,
    source: "Actions of the Service Authorization Reference; their form in CloudTrail is not documented",
  },
];
