import { resourceRule } from "../../../policypacks/mas-trm/kit/rule.ts";

/** A type of no provider, so that only what a test gives it is known of it. */
export const BOX = "test:box:Box";

/** What a test's rule says about itself where the test is not about that. */
export const aboutRule = {
  control: "MAS-3.2-01",
  title: "A test",
  severity: "high",
  cause: "c",
  remediation: "r",
  source: "https://example.com",
  examples: { compliant: [], violating: [] },
} as const;

/** A rule whose every text shows where a message repeats it. It has nothing against any box. */
export const boxesAreRed = resourceRule({
  id: "must-be-red",
  control: "MAS-11.2-03",
  title: "Boxes are red",
  severity: "critical",
  types: [BOX],
  cause: "It matters.",
  remediation: "Paint it.",
  source: "https://example.com",
  examples: { compliant: [], violating: [] },
  check: () => undefined,
});
