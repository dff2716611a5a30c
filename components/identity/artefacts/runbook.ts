import type { Artefact } from "../../foundation/artefact.ts";
import { ACCESS_MATRIX, ROLES, SUBSCRIBED_ROLES } from "../access-matrix.ts";
import { accessMatrixTable } from "./access-matrix-document.ts";
import { table } from "../../foundation/markdown.ts";
import { MAX_KIRO_SESSION_DAYS, type SignIn } from "./sign-in.ts";

/** One step that no program can take. */
interface Step {
  readonly title: string;
  /** Who does it and in which console. */
  readonly where: string;
  readonly actions: readonly string[];
  /** How one sees that it is done; also what an auditor asks for. */
  readonly doneWhen: string;
}

/**
 * The steps that only people can take, since neither AWS nor Kiro offers an API for them: identity source, sign-in
 * rules, Kiro profile and subscriptions (guide sections 2.1.1 to 2.1.3).
 *
 * @control MAS-TRM 9.1.1, 9.1.6, 9.2.1
 */
export function runbook(signIn: SignIn): Artefact {
  const steps = [...identityCenterSteps(signIn), ...signInSteps(signIn), ...kiroSteps(signIn)];
  const parts = [
    "# Runbook: identity and Kiro subscriptions",
    "Steps for the consoles, in this order. Repeat a step whenever the file that it names has changed. Each needs a " +
      "change record and a second person's review.",
    ...steps.flatMap(renderStep),
    "## Joiners, movers, leavers",
    [
      "- Joiner or mover: change the person's groups in the enterprise directory, nowhere else. Kiro may take up to 24 hours to follow.",
      "- Leaver: disable the person in the directory. Then end what is still running: Identity Center console, Users, the person, Active sessions.",
      "- Suspicion: additionally deactivate the group's or person's plan in the Kiro console. Removing the account assignment does not remove Kiro.",
    ].join("\n"),
    "## Who may do what",
    accessMatrixTable(),
    "## Groups",
    table(
      ["Role", "Group", "Kiro tier"],
      ROLES.map((role) => [ACCESS_MATRIX[role].title, signIn.groups[role], tierOf(signIn, role)]),
    ),
  ];
  return {
    path: "identity/runbook.md",
    mediaType: "text/markdown",
    purpose: "What people must do in consoles, since there is no API for it; the platform team works through it.",
    content: `${parts.join("\n\n")}\n`,
  };
}

function tierOf({ subscriptions }: SignIn, role: string): string {
  const subscribed = SUBSCRIBED_ROLES.find((it) => it === role);
  return subscribed === undefined ? "none" : subscriptions[subscribed];
}

function renderStep({ title, where, actions, doneWhen }: Step, index: number): readonly string[] {
  return [
    `## ${index + 1}. ${title}`,
    `Where: ${where}.`,
    actions.map((action, at) => `${at + 1}. ${action}`).join("\n"),
    `Done when: ${doneWhen}.`,
  ];
}

function identityCenterSteps({ identityCenterRegion, accountId }: SignIn): readonly Step[] {
  return [
    {
      title: "Enable IAM Identity Center for the organization",
      where: `management account of the organization, Identity Center console in ${identityCenterRegion}`,
      actions: [
        "Choose Enable, with AWS Organizations. The API makes account instances only, which know no permission sets.",
        "Settings, Management: register the account that deploys permission sets as delegated administrator.",
      ],
      doneWhen: `\`aws sso-admin list-instances --region ${identityCenterRegion}\` names one instance`,
    },
    {
      title: "Keep member accounts from making instances of their own",
      where: "management account, Identity Center console, Settings, Management",
      actions: [`Disable account instances, so that nobody signs in to account ${accountId} past the directory.`],
      doneWhen: "the console shows account instances as disabled",
    },
  ];
}

function signInSteps({ identityCenterRegion, idpKind, portalHost, scim, entra }: SignIn): readonly Step[] {
  const provider = `console of the identity provider (${idpKind})`;
  return [
    {
      title: "Connect the identity provider",
      where: `Identity Center console in ${identityCenterRegion}, Settings, Identity source; then the ${provider}`,
      actions: [
        "Change the identity source to an external identity provider and download the service provider metadata.",
        "Compare issuer, ACS URL and portal host with idp-saml.json. Where they differ, correct the stack's configuration.",
        "Set up the provider's application for AWS IAM Identity Center as idp-saml.json says, and upload its metadata here.",
      ],
      doneWhen: `a test person signs in at https://${portalHost}/start by the enterprise provider`,
    },
    ...(scim === undefined
      ? []
      : [
          {
            title: "Provision people and groups",
            where: `Identity Center console, Settings, Automatic provisioning; then the ${provider}`,
            actions: [
              `Enable automatic provisioning and compare the endpoint with scim.json (${scim.endpoint}).`,
              "Generate an access token, enter it at the provider, and keep it nowhere else than scim.json says.",
              "Note the day on which the token expires, and replace it before.",
              "Let the provider push the groups listed below.",
            ],
            doneWhen: "every group listed below shows its members in Identity Center, created by SCIM",
          },
        ]),
    {
      title: "Set the sign-in rules",
      where: provider,
      actions: [
        entra === undefined
          ? "Set multi-factor authentication, sign-in frequency and browser sessions as session-limits.json says."
          : "Create the policy of conditional-access.json in report-only mode, look at its effect for a week, then enable it.",
        "Where the product can limit concurrent sessions, set the number of session-limits.json; otherwise schedule its query.",
      ],
      doneWhen: "a test person is asked for a second factor, and again once the sign-in frequency has passed",
    },
    {
      title: "Limit sessions",
      where: `Identity Center console in ${identityCenterRegion}, Settings, Authentication, Session duration`,
      actions: [
        "Set the duration of interactive sessions to the sign-in frequency of session-limits.json.",
        `Set extended sessions for Kiro to at most ${MAX_KIRO_SESSION_DAYS} days, or leave them off.`,
      ],
      doneWhen: "the console shows the values of session-limits.json",
    },
  ];
}

function kiroSteps({ kiroProfileRegion, identityCenterRegion, accountId }: SignIn): readonly Step[] {
  return [
    {
      title: "Create the Kiro profile",
      where: `account ${accountId}, Kiro console in ${kiroProfileRegion}, signed in as Security Admin`,
      actions: [
        `Create the profile in ${kiroProfileRegion}, connected to the Identity Center instance in ${identityCenterRegion}.`,
        "Should the console miss a permission, have the access matrix extended by a reviewed change; attach nothing by hand.",
      ],
      doneWhen: `the console in ${kiroProfileRegion} shows one profile, and no other region shows one`,
    },
    {
      title: "Subscribe the groups",
      where: `account ${accountId}, Kiro console in ${kiroProfileRegion}, Users & Groups, signed in as Security Admin`,
      actions: [
        "Subscribe each group of subscription-roster.json to its tier; groups only, never single users.",
        "Deactivate every subscription that the roster does not list.",
      ],
      doneWhen: "the list of subscribed groups equals the roster; keep an export of it with the change record",
    },
  ];
}
