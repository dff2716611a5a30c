import type { Clause, Confidence, Instrument } from "./instrument.ts";

const headings: Readonly<Record<string, string>> = {
  "3.2": "Policies, Standards and Procedures",
  "3.3": "Management of Information Assets",
  "3.4": "Management of Third Party Services",
  "5.4": "System Development Life Cycle and Security-by-Design",
  "6.1": "Secure Coding, Source Code Review and Application Security Testing",
  "6.2": "Agile Software Development",
  "6.3": "DevSecOps Management",
  "6.4": "Application Programming Interface Development",
  "7.2": "Configuration Management",
  "7.4": "Patch Management",
  "7.5": "Change Management",
  "8.1": "System Availability",
  "8.4": "System Backup and Recovery",
  "8.5": "Data Centre Resilience",
  "9.1": "User Access Management",
  "9.2": "Privileged Access Management",
  "9.3": "Remote Access Management",
  "10.1": "Cryptographic Algorithm and Protocol",
  "10.2": "Cryptographic Key Management",
  "11.1": "Data Security",
  "11.2": "Network Security",
  "11.3": "System Security",
  "11.4": "Virtualisation Security",
  "12.2": "Cyber Event Monitoring and Detection",
  "13.1": "Vulnerability Assessment",
  "14.1": "Security of Online Financial Services",
  "14.2": "Customer Authentication and Transaction Signing",
  "15.1": "Audit Function",
};

const clauses = {
  "3.2.2": ["heading", "Review departures from policies and standards, and let none stand unapproved."],
  "3.3.1": ["inferred", "Know the information assets: what they are, how sensitive, and whose."],
  "3.4.1": ["inferred", "Keep hold of the technology risk that comes with a third party's service."],
  "5.4.3": ["heading", "State and meet security requirements in every phase of a system's life."],
  "6.1.1": ["inferred", "Write, review and test code by a set standard."],
  "6.1.2": ["inferred", "Cover the known weaknesses in that standard, secrets in code among them."],
  "6.2.1": ["inferred", "Keep secure development practices when working in short iterations."],
  "6.3.1": ["inferred", "Build security checks into automated delivery."],
  "6.4.5": ["inferred", "Encrypt sensitive data that interfaces carry."],
  "6.4.6": ["inferred", "Record who used an interface and when."],
  "6.4.7": ["inferred", "Watch the use of interfaces as it happens and raise alerts."],
  "6.4.8": ["inferred", "Keep interfaces available under load and under attack."],
  "7.2.1": ["heading", "Keep an accurate record of how systems are configured."],
  "7.2.2": ["heading", "Check the recorded configuration against the real one from time to time."],
  "7.4.1": ["heading", "Apply patches in a time that fits how critical they are."],
  "7.5.1": ["heading", "Assess, test, review and approve changes before production sees them."],
  "7.5.5": ["heading", "Back up before a change, so that it can be undone."],
  "7.5.7": ["heading", "Log what is done in the course of a change."],
  "8.1.1": ["heading", "Design systems for the availability that their service needs."],
  "8.1.2": ["heading", "Have no single point of failure."],
  "8.1.3": ["heading", "Watch capacity and performance against thresholds."],
  "8.4.1": ["heading", "Follow a backup strategy that lets systems and data be restored."],
  "8.4.2": ["heading", "Manage backups through their whole life, retention included."],
  "8.4.4": ["heading", "Protect backups of confidential data from being read or altered."],
  "8.5.4": ["inferred", "Keep sites far enough apart that one event does not take both."],
  "9.1.1": [
    "heading",
    "Grant no more access than a task needs, divide duties, leave nobody alone with a sensitive one.",
  ],
  "9.1.2": ["heading", "Let the owner authorise access before it is given, changed or withdrawn."],
  "9.1.3": ["heading", "Identify each user and log the use of access."],
  "9.1.4": ["heading", "Make passwords hard to guess and hard to keep using."],
  "9.1.5": ["heading", "Ask for a second factor where a function is sensitive."],
  "9.1.6": ["heading", "Review at intervals who has access."],
  "9.1.7": ["heading", "Take access away when a role changes or ends."],
  "9.1.8": ["heading", "Hold service providers' access to the same rules."],
  "9.2.1": ["heading", "Give privileged access to those who need it, and log and review what they do with it."],
  "9.2.2": ["heading", "Manage system and service accounts, their secrets included."],
  "9.3.1": ["heading", "Encrypt remote access and authenticate it strongly."],
  "9.3.2": ["heading", "Let remote users in only from devices that are kept secure."],
  "10.1.1": ["heading", "Use well-established cryptographic algorithms and protocols."],
  "10.2.1": ["heading", "Manage keys by a policy that covers their whole life."],
  "10.2.2": ["heading", "Generate keys securely and protect them and what they derive from."],
  "10.2.3": ["heading", "Give each key a lifespan that fits its use."],
  "10.2.6": ["heading", "Use each key for one purpose."],
  "10.2.7": ["heading", "Revoke and replace keys when they are compromised."],
  "10.2.8": ["heading", "Destroy expired keys so that they cannot come back, and only those."],
  "10.2.10": ["heading", "Keep protected backups of keys so that data can be recovered."],
  "11.1.1": ["heading", "Prevent the loss of data in motion, at rest and in use."],
  "11.1.1(a)": ["heading", "Prevent the loss of data in motion."],
  "11.1.1(b)": ["heading", "Prevent the loss of data at rest."],
  "11.1.3": ["heading", "Encrypt confidential data where it is stored and control who reaches it."],
  "11.1.5": ["heading", "Detect and stop internet services that nobody approved from taking data out."],
  "11.2.1": ["heading", "Put firewalls between the network and the internet and third parties."],
  "11.2.2": ["heading", "Divide the network by how critical and how sensitive its parts are."],
  "11.2.3": ["heading", "Detect and block intrusions on the network."],
  "11.2.4": ["heading", "Let only authorised devices and traffic onto the network."],
  "11.2.5": ["heading", "Review network rules regularly."],
  "11.3.1": ["heading", "Harden systems by written security standards."],
  "11.3.3": ["heading", "Protect endpoints against malware."],
  "11.3.6": ["heading", "Let only authorised software run."],
  "11.4.2": ["heading", "Control access to hypervisors and hosts strictly."],
  "11.4.3": ["heading", "Manage virtual machine images and snapshots against leaks and tampering."],
  "12.2.1": ["heading", "Have a function that watches for cyber events."],
  "12.2.2": ["heading", "Collect, review and retain system logs, and protect them from change."],
  "12.2.3": ["heading", "Know what is normal and compare activity with it."],
  "12.2.6": ["heading", "Escalate anomalies in time to those who must act."],
  "13.1.1": ["heading", "Look for vulnerabilities regularly."],
  "14.1.2": ["inferred", "Protect the channels of online services."],
  "14.1.3": ["inferred", "Defend online services against common attacks."],
  "14.2.2": ["inferred", "Protect credentials on their way and in storage."],
  "14.2.6": ["inferred", "Protect stored authentication data."],
  "15.1": ["heading", "Support an independent IT audit of controls, risk management and governance."],
  "15.1.2": ["heading", "Open all IT operations, functions and processes to audit."],
} as const satisfies Record<string, readonly [confirmed: Confidence, paraphrase: string]>;

/** A clause of the TRM Guidelines that the catalogue knows. */
export type TrmClauseId = keyof typeof clauses;

/** The section that a clause stands in: `11.2` for `11.2.5`. */
export function sectionOf(clause: string): string {
  return clause.split(".").slice(0, 2).join(".");
}

/** Heading of a section of the TRM Guidelines, such as `Network Security` for `11.2`. */
export function trmHeading(section: string): string {
  const heading = headings[section];
  if (heading === undefined) {
    throw new Error(
      `section: unknown section of the TRM Guidelines, got ${section}; ${Object.keys(headings).join(", ")}`,
    );
  }
  return heading;
}

/** The Technology Risk Management Guidelines. Their PDF was not read; each clause says how far its subject is known. */
export const trmGuidelines = {
  id: "TRM",
  title: "Technology Risk Management Guidelines",
  issuer: "Monetary Authority of Singapore",
  version: "January 2021 (issued 18 January 2021)",
  binding: false,
  note: "Best practice for financial institutions, not binding in law by itself; MAS weighs how far it is observed.",
  url: "https://www.mas.gov.sg/regulation/guidelines/technology-risk-management-guidelines",
  clauses: Object.entries(clauses).map(([id, [confirmed, paraphrase]]): Clause => ({
    id,
    heading: trmHeading(sectionOf(id)),
    paraphrase,
    confirmed,
  })),
} as const satisfies Instrument;
