import { writeFileSync } from "node:fs";
import { ACCESS_MATRIX, type Access, MEANINGS, ROLES, type Role } from "../access-matrix.ts";
import type { Estate } from "../estate.ts";
import { rolePolicy } from "../role-policy.ts";
import { table } from "../../foundation/markdown.ts";

/** Where the rendered matrix lies in the repository. */
export const ACCESS_MATRIX_DOCUMENT = new URL("../../../docs/access-matrix.md", import.meta.url);

/** The matrix as a table: one row for each role. */
export function accessMatrixTable(): string {
  return table(
    ["Role", "Kiro", "MCP servers", "Admin console"],
    ROLES.map((role) => {
      const access: Access = ACCESS_MATRIX[role];
      return [
        access.title,
        MEANINGS.kiro[access.kiro],
        MEANINGS.mcp[access.mcp],
        MEANINGS.adminConsole[access.adminConsole],
      ];
    }),
  );
}

/** The whole document: the matrix, and the actions that it comes to in AWS. */
export function renderAccessMatrix(): string {
  const parts = [
    "# Access matrix",
    "<!-- Written by `node components/identity/artefacts/access-matrix-document.ts --write`. Change components/identity/access-matrix.ts, not this file. -->",
    "Who may do what (guide section 2.1.2). Permission sets, permissions boundary, subscription roster and tests derive " +
      "from the same table.",
    accessMatrixTable(),
    "Working with Kiro takes no right in AWS: it takes a subscription, which the role's group gets in the Kiro console.",
    "## What it comes to in AWS",
    "A denied action stays denied whatever else the person is given. Each statement holds for the resources and under " +
      "the conditions that its policy names.",
    ...ROLES.flatMap((role) => [`### ${ACCESS_MATRIX[role].title}`, statementTable(role)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Resources do not show in the document, so any will do. */
const ANY_ESTATE: Estate = {
  place: { accountId: "111122223333", region: "us-east-1", partition: "aws" },
  kiroProfileRegion: "us-east-1",
  registry: { bucketName: "registry", keyAlias: "data" },
  evidence: [{ bucketName: "evidence", keyAlias: "audit" }],
  logGroupNames: ["trail"],
  approvedGroupIds: ["group"],
};

function statementTable(role: Role): string {
  return table(
    ["Statement", "Effect", "Actions"],
    rolePolicy(role, ANY_ESTATE).map(({ Sid, Effect, Action }) => [
      Sid,
      Effect,
      [Action]
        .flat()
        .map((action) => `\`${action}\``)
        .join(", "),
    ]),
  );
}

if (import.meta.main && process.argv.includes("--write")) {
  writeFileSync(ACCESS_MATRIX_DOCUMENT, renderAccessMatrix());
}
