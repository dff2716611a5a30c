import { expect } from "chai";
import { selects } from "../../../../policypacks/mas-trm/kit/storage/backup-selection.ts";
import { BACKUP_SELECTION, KEY, TABLE } from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf } from "../../support/examine.ts";

describe("selects", () => {
  it("takes nothing by an ARN whose form it does not know", () => {
    for (const [type, pattern, isTaken] of [
      [TABLE, "arn:aws:dynamodb:*", true],
      [KEY, "arn:aws:kms:*", false],
      [KEY, "*", false],
    ] as const) {
      const graph = graphOf([
        { type, name: "it", props: { name: "it" } },
        { type: BACKUP_SELECTION, name: "selection", props: { planId: "elsewhere", resources: [pattern] } },
      ]);
      const [[subject], [selection]] = [graph.ofType(type), graph.ofType(BACKUP_SELECTION)];
      if (subject === undefined || selection === undefined) throw new Error("the test made no stack");
      expect(selects(graph, selection, subject), pattern).to.equal(isTaken);
    }
  });
});
