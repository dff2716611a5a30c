const { PolicyPack } = require("@pulumi/policy");

const nothing = {
  name: "nothing",
  description: "Looks at every resource and says nothing",
  enforcementLevel: "mandatory",
  validateStack: ({ resources }) => resources.forEach(({ type }) => type),
};

new PolicyPack("one-stack-rule", { policies: [nothing] });
