const { PolicyPack } = require("@pulumi/policy");

new PolicyPack("noop", { policies: [] });
