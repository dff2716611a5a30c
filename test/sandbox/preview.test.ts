import { spawnSync } from "node:child_process";
import { expect } from "chai";

const PREVIEW = new URL("../../sandbox/preview.ts", import.meta.url).pathname;

function preview(...args: string[]) {
  return spawnSync(process.execPath, [PREVIEW, ...args], { encoding: "utf8" });
}

describe("npm run preview", () => {
  it("explains itself", () => {
    const { status, stdout } = preview("--help");
    expect(status).to.equal(0);
    expect(stdout).to.contain("npm run preview [-- <stack>] [-- --json]");
  });

  it("names the stacks that there are when it is given another", () => {
    const { status, stdout, stderr } = preview("prdo");
    expect([status, stdout]).to.deep.equal([2, ""]);
    expect(stderr).to.equal('error: there is no stack "prdo"; there are dev, prod\n');
  });

  it("refuses an option that it does not have", () => {
    const { status, stderr } = preview("--jsn");
    expect(status).to.equal(2);
    expect(stderr).to.match(/^error: Unknown option '--jsn'.*\n$/s);
  });
});
