import * as pulumi from "@pulumi/pulumi";
import { programs } from "../cases/index.ts";

// Which case to build is configuration: one project serves them all.
const name = new pulumi.Config().require("case");
const chosen = programs.find((one) => one.name === name);
if (chosen === undefined) throw new pulumi.RunError(`there is no case ${name}`);
await chosen.build();
