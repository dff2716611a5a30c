import { deepFreeze } from "./deep-freeze.ts";

/** A section that the Kiro guide v1.0 names for one of its layers, and where MAS really treats the subject. */
export interface GuideSection {
  /** The layer in the guide's table 1.2. */
  readonly layer: string;
  /** The TRM section as the guide prints it. */
  readonly guideSection: string;
  /** Where the catalogue files the layer's controls. */
  readonly sections: readonly string[];
  readonly reason: string;
}

/** The guide's citations that the catalogue does not follow, kept so that a reader of the guide finds the controls. */
export const guideSections: readonly GuideSection[] = deepFreeze([
  {
    layer: "Compute (virtual desktops)",
    guideSection: "8.5",
    sections: ["9.3", "11.3", "11.4"],
    reason: "8.5 is about data centre buildings; desktops are remote access, hardened and virtual systems",
  },
  {
    layer: "Application (Kiro with MCP controls)",
    guideSection: "Annex A",
    sections: ["3.4", "6.1", "11.2"],
    reason: "Annex A is about testing applications; the layer governs a third party's service and where it may reach",
  },
  {
    layer: "Monitoring (trail and logs)",
    guideSection: "15",
    sections: ["12.2"],
    reason: "15 is the audit function; collecting and watching logs is 12.2, and 15.1 stays as a second citation",
  },
]);
