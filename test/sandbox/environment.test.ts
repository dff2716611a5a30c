import { dirname } from "node:path";
import { expect } from "chai";
import { WRAPPER_FOLDER } from "../../sandbox/cli.ts";
import { sandboxEnvironment } from "../../sandbox/environment.ts";

describe("the environment of a sandboxed command", () => {
  const env = sandboxEnvironment(
    {
      PATH: "/usr/bin",
      HOME: "/home/me",
      AWS_ACCESS_KEY_ID: "AKIA",
      AWS_PROFILE: "bank",
      PULUMI_ACCESS_TOKEN: "pul-1",
      PULUMI_BACKEND_URL: "https://api.pulumi.com",
      PULUMI_STACK: "prod",
      PULUMI_OPTION_TARGET: "x",
    },
    { cli: { path: "/cache/engine/pulumi", origin: "built" }, state: "/state dir", providers: { aws: 1, awsx: 2 } },
  );

  it("holds no AWS variable of the user and reaches no shared credentials", () => {
    const names = Object.keys(env).filter((name) => name.startsWith("AWS_"));
    expect(names.sort()).to.deep.equal(["AWS_CONFIG_FILE", "AWS_EC2_METADATA_DISABLED", "AWS_SHARED_CREDENTIALS_FILE"]);
    expect([env.AWS_CONFIG_FILE, env.AWS_SHARED_CREDENTIALS_FILE]).to.deep.equal(["/dev/null", "/dev/null"]);
  });

  it("holds no Pulumi login, token, stack or option of the user, but its own home and backend", () => {
    expect(env).not.to.have.any.keys("PULUMI_ACCESS_TOKEN", "PULUMI_STACK", "PULUMI_OPTION_TARGET");
    expect(env).to.include({
      PULUMI_HOME: "/state dir/home",
      PULUMI_BACKEND_URL: "file:///state%20dir/backend",
      PULUMI_DEBUG_PROVIDERS: "aws:1,awsx:2",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    });
  });

  it("finds its own pulumi first, then this Node.js, then the real CLI with its language hosts", () => {
    const folders = [WRAPPER_FOLDER, dirname(process.execPath), "/cache/engine", "/usr/bin"];
    expect(env.PATH).to.equal(folders.join(":"));
  });

  it("keeps compiled code between runs, where the user keeps his if he does", () => {
    const cacheOf = (outer: NodeJS.ProcessEnv) =>
      sandboxEnvironment(outer, { cli: { path: "/p", origin: "built" }, state: "/s", providers: {} })
        .NODE_COMPILE_CACHE;
    expect(cacheOf({ KIRO_SANDBOX_CACHE: "/cache" })).to.equal("/cache/compiled");
    expect(cacheOf({ KIRO_SANDBOX_CACHE: "/cache", NODE_COMPILE_CACHE: "/mine" })).to.equal("/mine");
  });

  it("leaves everything else as it is", () => {
    expect(env.HOME).to.equal("/home/me");
  });
});
