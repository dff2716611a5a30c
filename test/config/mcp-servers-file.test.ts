import { expect } from "chai";
import fc from "fast-check";
import { readMcpServers } from "../../infra/mcp-servers-file.ts";

const GOOD = `servers:
  - name: git
    title: Git
    description: Reads repositories.
    tier: 1
    version: 2026.10.19
    package: { registry: pypi, identifier: mcp-server-git }
    change:
      record: CHG-1
      approver: Board
      approvedOn: 2026-11-02
      subject: pypi mcp-server-git 2026.10.19
      thirdPartyReview: TPR-1
      rollback: Remove it.
`;
const ENTRY = GOOD.slice("servers:\n".length);
const read = (text: string) => readMcpServers("mcp/servers.yaml", text);
const problemsOf = (...changes: readonly (readonly [string, string])[]) =>
  read(
    changes.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`nothing to change: ${from}`);
      return text.replace(from, to);
    }, GOOD),
  ).problems;

describe("the file of MCP servers", () => {
  it("is read, defaults filled in", () => {
    const { servers, problems } = read(GOOD);
    expect(problems).to.deep.equal([]);
    expect(servers).to.deep.equal([
      {
        name: "git",
        title: "Git",
        description: "Reads repositories.",
        tier: 1,
        version: "2026.10.19",
        package: { registry: "pypi", identifier: "mcp-server-git" },
        deniedTools: [],
        change: {
          record: "CHG-1",
          approver: "Board",
          approvedOn: "2026-11-02",
          subject: "pypi mcp-server-git 2026.10.19",
          thirdPartyReview: "TPR-1",
          egressHosts: [],
          rollback: "Remove it.",
        },
      },
    ]);
  });

  for (const [why, changes, says] of [
    [
      "a version that YAML takes for a number",
      [["version: 2026.10.19", "version: 1.10"]],
      [
        "6: servers[0].version: is of the wrong type, got 1.1; must be an exact version such as 1.2.3, in quotes where it looks like a number",
      ],
    ],
    [
      "the version latest, which Kiro would take, and its approval",
      [
        ["version: 2026.10.19", "version: latest"],
        ["git 2026.10.19", "git latest"],
      ],
      ["6: servers[0].version: is not exact, got latest; must be a version such as 1.2.3, never latest"],
    ],
    [
      "tier 3",
      [["tier: 1", "tier: 3"]],
      ["5: servers[0].tier: is not valid, got 3; must be 1 or 2; tier 3 is prohibited"],
    ],
    [
      "a server without a change record",
      [[GOOD.slice(GOOD.indexOf("    change:")), ""]],
      [
        "2: servers[0].change: is missing; must be an object with the keys record, approver, approvedOn, subject, thirdPartyReview, securityReview, egressHosts, rollback",
      ],
    ],
    [
      "a misspelt key",
      [["thirdPartyReview", "thirdPartyReviews"]],
      [
        "9: servers[0].change.thirdPartyReview: is missing; must be the reference of the third-party review, in quotes where it looks like a number",
        "13: servers[0].change.thirdPartyReviews: is not a known key; did you mean thirdPartyReview?",
      ],
    ],
    [
      "mistakes in form and in substance, both at once",
      [
        [
          ENTRY,
          `${ENTRY.replace("title: Git", "title: 7")}${ENTRY.replace("name: git", "name: git2").replace("git 2026", "git 2025")}`,
        ],
      ],
      [
        "3: servers[0].title: is of the wrong type, got 7; must be a title, in quotes where it looks like a number",
        '25: servers[1].change.subject: approves something else, got "pypi mcp-server-git 2025.10.19"; must be "pypi mcp-server-git 2026.10.19", or the server needs a new approval',
      ],
    ],
    [
      "no list of servers",
      [[GOOD, "server: []\n"]],
      ["1: servers: is missing; must be a list of servers", "1: server: is not a known key; did you mean servers?"],
    ],
    [
      "a word in place of the list",
      [[GOOD, "servers\n"]],
      ["1: is of the wrong type, got servers; must be an object with the keys servers"],
    ],
    ["several documents", [[GOOD, `${GOOD}---\n${GOOD}`]], ["15: not YAML: several documents; one"]],
    ["a key twice", [["tier: 1", "tier: 1\n    tier: 2"]], ["6: not YAML: Map keys must be unique"]],
    [
      "a list that holds itself",
      [[GOOD, "servers: &all [*all]\n"]],
      [
        "1: servers[0]: is of the wrong type, got object; must be an object with the keys name, title, description, tier, version, package, remote, deniedTools, change",
      ],
    ],
  ] as const) {
    it(`is refused with ${why}`, () => {
      const found = problemsOf(...changes);
      expect([...found].sort()).to.deep.equal(says.map((line) => `mcp/servers.yaml:${line}`).sort());
    });
  }

  it("is refused when it is no YAML, with the line", () => {
    expect(read("servers:\n  - {").problems).to.have.length(1);
    expect(read("servers:\n  - {").problems[0]).to.match(/^mcp\/servers\.yaml:2: not YAML: /);
  });

  it("is refused when an alias points nowhere", () => {
    expect(read("servers: *none").problems.join()).to.contain("not YAML").and.contain("alias");
  });

  it("is never a reason to throw", () => {
    fc.assert(
      fc.property(fc.string(), (text) => void read(text)),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.json(), (text) => void read(text)),
      { numRuns: 300 },
    );
  });
});
