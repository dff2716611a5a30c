import { expect } from "chai";
import {
  DesktopDirectory,
  type DesktopDirectoryArgs,
  UserDirectory,
  type UserDirectoryArgs,
  WorkspacesDefaultRole,
} from "../../../components/index.ts";
import { graphOf, one, record, refusalOf, statementsOf } from "../../support/record.ts";
import { GOOD, tags } from "../fixtures.ts";

const DIRECTORY = "aws:directoryservice/directory:Directory";
const REGISTRATION = "aws:workspaces/directory:Directory";
/** What the SDK puts around a secret on its way to the engine. */
const SECRET = "4dabf18193072939515e22adb298388d";

describe("UserDirectory", () => {
  const build = (change: Partial<UserDirectoryArgs> = {}) =>
    record(() => new UserDirectory("users", { ...GOOD.userDirectory, ...change }));
  const MANAGED = {
    kind: "managed-ad",
    edition: "Standard",
    log: { logGroupName: "/aws/directoryservice/kiro", retentionDays: 365, keyArn: "key", protect: true },
  } as const;

  it("connects to the bank's directory out of the two subnets", async () => {
    const made = await build();
    expect(graphOf(made)).to.deep.equal([
      "users aws:directoryservice/directory:Directory < users",
      "users kiro:desktops:UserDirectory",
    ]);
    const { password: _, ...inputs } = one(made, DIRECTORY).inputs;
    expect(inputs).to.deep.equal({
      name: "corp.bank.example",
      shortName: "CORP",
      description: "Users of the Kiro desktops.",
      type: "ADConnector",
      size: "Small",
      connectSettings: {
        vpcId: "vpc-1",
        subnetIds: ["subnet-1", "subnet-2"],
        customerDnsIps: ["10.200.20.4", "10.200.20.5"],
        customerUsername: "svc-connector",
      },
      tags: tags("users", "desktops", "MAS-TRM 9.1"),
    });
    expect(one(made, "kiro:desktops:UserDirectory").outputs).to.deep.equal({ directoryId: "users-directory" });
  });

  it("hands the password on as a secret only, and keeps a protected directory", async () => {
    const made = await build();
    for (const type of [DIRECTORY, "kiro:desktops:UserDirectory"]) {
      expect(one(made, type).inputs["password"], type).to.deep.include({
        [SECRET]: "1b47061264138c4ac30d75fd1eb44270",
      });
    }
    expect(one(made, DIRECTORY)).to.include({ protect: true, retainOnDelete: true });
    expect(one(await build({ protect: false }), DIRECTORY)).to.include({ protect: false, retainOnDelete: false });
  });

  it("makes a directory of AWS's whose security events go to a log group that admits it alone", async () => {
    const made = await build({ choice: MANAGED });
    expect(graphOf(made)).to.deep.equal([
      "users aws:cloudwatch/logGroup:LogGroup < users",
      "users aws:cloudwatch/logResourcePolicy:LogResourcePolicy < users",
      "users aws:directoryservice/directory:Directory < users",
      "users aws:directoryservice/logSubscription:LogSubscription < users",
      "users kiro:desktops:UserDirectory",
    ]);
    expect(one(made, DIRECTORY).inputs).to.deep.include({
      type: "MicrosoftAD",
      edition: "Standard",
      vpcSettings: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] },
    });
    const policy = one(made, "aws:cloudwatch/logResourcePolicy:LogResourcePolicy");
    expect(statementsOf(policy, "policyDocument")["DirectoryWrites"]).to.deep.include({
      Principal: { Service: "ds.amazonaws.com" },
      Resource: "arn:aws:logs:us-east-1:111122223333:log-group:/aws/directoryservice/kiro:*",
      Condition: {
        StringEquals: { "aws:SourceAccount": "111122223333" },
        ArnLike: { "aws:SourceArn": "arn:aws:ds:us-east-1:111122223333:directory/*" },
      },
    });
    const subscription = one(made, "aws:directoryservice/logSubscription:LogSubscription");
    expect(subscription.inputs).to.deep.equal({
      directoryId: "users-directory",
      logGroupName: "/aws/directoryservice/kiro",
    });
    expect(subscription.dependsOn).to.include("aws:cloudwatch/logResourcePolicy:LogResourcePolicy users");
  });

  it("refuses what AWS would refuse, all at once", async () => {
    const choice = { ...GOOD.userDirectory.choice, dnsIps: ["10.0.0.256", "dc1"] } as UserDirectoryArgs["choice"];
    const args = { ...GOOD.userDirectory, choice, domainName: "CORP", subnetIds: ["subnet-1"] };
    expect(await refusalOf(() => new UserDirectory("users", args))).to.equal(
      [
        'UserDirectory "users" cannot be built:',
        '  - domainName: not a full domain name, got "CORP"; one such as corp.bank.example',
        "  - subnetIds: wrong number, got 1; two, in two zones",
        '  - choice.dnsIps[0]: not an address, got "10.0.0.256"; one such as 10.1.0.10',
        '  - choice.dnsIps[1]: not an address, got "dc1"; one such as 10.1.0.10',
      ].join("\n"),
    );
    const none = { ...GOOD.userDirectory, choice: { ...GOOD.userDirectory.choice, dnsIps: [] } as typeof choice };
    expect(await refusalOf(() => new UserDirectory("users", none))).to.contain("choice.dnsIps: empty, got []");
    const log = { ...MANAGED.log, retentionDays: 100 };
    const odd = { ...GOOD.userDirectory, choice: { ...MANAGED, log } };
    expect(await refusalOf(() => new UserDirectory("users", odd))).to.contain("retentionDays: not a period");
  });
});

describe("DesktopDirectory", () => {
  const build = (change: Partial<DesktopDirectoryArgs> = {}) =>
    record(() => new DesktopDirectory("reg", { ...GOOD.desktopDirectory, ...change }));
  const TAGS = tags("reg", "desktops", "MAS-TRM 9.3");

  it("lets users be no administrators, out to no internet and at none of their desktop's settings", async () => {
    const made = await build();
    expect(graphOf(made)).to.deep.equal([
      "reg aws:workspaces/directory:Directory < reg",
      "reg aws:workspaces/ipGroup:IpGroup < reg",
      "reg kiro:desktops:DesktopDirectory",
    ]);
    expect(one(made, REGISTRATION).inputs).to.deep.equal({
      directoryId: "d-1234567890",
      subnetIds: ["subnet-1", "subnet-2"],
      ipGroupIds: ["reg-ipgroup"],
      workspaceType: "PERSONAL",
      selfServicePermissions: {
        changeComputeType: false,
        increaseVolumeSize: false,
        rebuildWorkspace: false,
        restartWorkspace: false,
        switchRunningMode: false,
      },
      workspaceAccessProperties: {
        deviceTypeWindows: "ALLOW",
        deviceTypeOsx: "DENY",
        deviceTypeAndroid: "DENY",
        deviceTypeChromeos: "DENY",
        deviceTypeIos: "DENY",
        deviceTypeLinux: "DENY",
        deviceTypeWeb: "DENY",
        deviceTypeZeroclient: "DENY",
      },
      workspaceCreationProperties: {
        customSecurityGroupId: "sg-1",
        enableInternetAccess: false,
        enableMaintenanceMode: true,
        userEnabledAsLocalAdministrator: false,
      },
      tags: TAGS,
    });
    expect(one(made, "aws:workspaces/ipGroup:IpGroup").inputs).to.deep.equal({
      name: "reg",
      description: "Networks that desktops are reached from.",
      rules: [{ source: "203.0.113.0/24", description: "Network of the bank" }],
      tags: TAGS,
    });
    expect(one(made, "kiro:desktops:DesktopDirectory").outputs).to.deep.equal({
      directoryId: "reg-directory",
      ipGroupId: "reg-ipgroup",
    });
  });

  it("signs in by SAML, streams privately without a way back, and names the computers' unit, when told to", async () => {
    const saml = { userAccessUrl: "https://idp.bank.example/app", relayStateParameterName: "RelayState" };
    const made = await build({
      saml,
      streamingEndpointId: "vpce-0123456789abcdef0",
      organizationalUnit: "OU=Desktops,DC=corp",
      devices: ["macos"],
    });
    const { inputs } = one(made, REGISTRATION);
    expect(inputs["samlProperties"]).to.deep.equal({ status: "ENABLED", ...saml });
    expect(inputs["workspaceAccessProperties"]).to.deep.include({
      deviceTypeWindows: "DENY",
      deviceTypeOsx: "ALLOW",
      accessEndpointConfig: {
        accessEndpoints: [{ accessEndpointType: "STREAMING_WSP", vpcEndpointId: "vpce-0123456789abcdef0" }],
      },
    });
    expect(inputs["workspaceCreationProperties"]).to.deep.include({ defaultOu: "OU=Desktops,DC=corp" });
  });

  it("refuses open ranges and whatever else lets the wrong ones in", async () => {
    const args: DesktopDirectoryArgs = {
      ...GOOD.desktopDirectory,
      clientCidrs: ["0.0.0.0/0", "203.0.0.0/15", "10.0.0.0/7", "10.0.0.1/8", "bank"],
      devices: [],
      subnetIds: [],
      saml: { userAccessUrl: "http://idp", relayStateParameterName: "RelayState" },
    };
    expect(await refusalOf(() => new DesktopDirectory("reg", args))).to.equal(
      [
        'DesktopDirectory "reg" cannot be built:',
        '  - clientCidrs[0]: too wide, got "0.0.0.0/0"; a /16 at the most',
        '  - clientCidrs[1]: too wide, got "203.0.0.0/15"; a /16 at the most',
        '  - clientCidrs[2]: too wide, got "10.0.0.0/7"; a /16 at the most',
        '  - clientCidrs[3]: not a range, got "10.0.0.1/8"; a CIDR without host bits',
        '  - clientCidrs[4]: not a range, got "bank"; a CIDR without host bits',
        "  - subnetIds: wrong number, got 0; two, in two zones",
        "  - devices: empty, got []; some of windows, macos",
        '  - saml.userAccessUrl: not a safe URL, got "http://idp"; one that starts with https://',
      ].join("\n"),
    );
    const many = { ...GOOD.desktopDirectory, clientCidrs: Array.from({ length: 11 }, (_, i) => `203.0.${i}.0/24`) };
    expect(await refusalOf(() => new DesktopDirectory("reg", many))).to.contain("got 11; 1 to 10 ranges");
  });
});

describe("WorkspacesDefaultRole", () => {
  it("is the role that WorkSpaces looks for, without self-service and without a condition that would lock it out", async () => {
    const made = await record(() => new WorkspacesDefaultRole("role", GOOD.workspacesRole));
    const role = one(made, "aws:iam/role:Role");
    expect(role.inputs).to.include({ name: "workspaces_DefaultRole" });
    expect(statementsOf(role, "assumeRolePolicy")).to.deep.equal({
      WorkSpacesOnly: {
        Sid: "WorkSpacesOnly",
        Effect: "Allow",
        Principal: { Service: "workspaces.amazonaws.com" },
        Action: "sts:AssumeRole",
      },
    });
    expect(one(made, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").inputs).to.deep.equal({
      role: "workspaces_DefaultRole",
      policyArn: "arn:aws:iam::aws:policy/AmazonWorkSpacesServiceAccess",
    });
  });
});
