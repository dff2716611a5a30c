/** Who answers for the landing zone and how sensitive it is; the same for every resource of a stack. */
export interface Ownership {
  /** Becomes the tag Environment, such as `dev`. */
  readonly environment: string;
  /** Team that answers for the resources; becomes the tag Owner. */
  readonly owner: string;
  /** Cost centre that pays; becomes the tag CostCentre. */
  readonly costCentre: string;
  /** Highest class of data that may enter; becomes the tag DataClassification. */
  readonly dataClassification: string;
}

/** What a component is for; differs from component to component, never from stack to stack. */
export interface Purpose {
  /** Security layer of guide section 1.2 that the component belongs to; becomes the tag Layer. */
  readonly layer:
    | "identity"
    | "network"
    | "data-protection"
    | "audit"
    | "desktops"
    | "monitoring"
    | "artefacts"
    | "endpoint-configuration"
    | "mcp";
  /** Clause that the component serves, such as `MAS-TRM 11.2`; becomes the tag Control. */
  readonly control: string;
}

/** Tags that every taggable resource of the landing zone carries (guide section 4.1.1, MAS-TRM 3.3.1). */
export const MANDATORY_TAGS = [
  "Environment",
  "Owner",
  "CostCentre",
  "DataClassification",
  "Compliance",
  "ManagedBy",
  "Layer",
  "Control",
] as const;

/** The tags of one resource: the mandatory ones, and a Name for people in the console. */
export function tagsFor(name: string, ownership: Ownership, purpose: Purpose): Record<string, string> {
  return {
    Name: name,
    Environment: ownership.environment,
    Owner: ownership.owner,
    CostCentre: ownership.costCentre,
    DataClassification: ownership.dataClassification,
    Compliance: "MAS",
    ManagedBy: "pulumi",
    Layer: purpose.layer,
    Control: purpose.control,
  };
}
