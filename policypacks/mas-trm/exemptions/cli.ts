import { rules } from "../rules/index.ts";
import { exemptionCommand } from "./command.ts";

const { exitCode, stdout, stderr } = exemptionCommand(process.argv.slice(2), rules, new Date());
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = exitCode;
