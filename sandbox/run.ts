import { stateFolder } from "./folders.ts";
import { runMain } from "./sandbox-error.ts";
import { withSandbox } from "./session.ts";

const HELP = `npm run sandbox -- <command> [arguments]

Runs any command with a Pulumi that needs no AWS account: stand-in providers instead of AWS, a file
backend and a Pulumi home of its own, none of your AWS_* and PULUMI_* variables. For example:

  npm run sandbox -- pulumi preview --policy-pack policypacks/mas-trm
  npm run sandbox -- pulumi up --yes --stack dev
  npm run sandbox -- bash

The stacks of all Pulumi.<stack>.yaml files exist already; dev is selected. Your stack files stay as they
are: the command works on copies. State lies in
  ${stateFolder(process.env)}
which you may delete at any time.
`;

async function main(): Promise<number> {
  const [command, ...args] = process.argv.slice(2);
  if (command === undefined || command === "--help" || command === "-h") {
    process.stdout.write(HELP);
    return 0;
  }
  return withSandbox(async (sandbox) => {
    const { code, stderr } = await sandbox.run(command, args, { stdio: "inherit" });
    process.stderr.write(stderr); // empty, unless there is no such command
    return code;
  });
}

await runMain(main, 2);
