import * as pulumi from "@pulumi/pulumi";
import type { Fault } from "./faults/fault.ts";

const isPlanted = new pulumi.Config().getBoolean("planted") ?? false;

/** The good value in the compliant program, and the fault's in the planted one. */
export function plant<Good, Bad>(fault: Fault<Bad>, good: Good): Good | Bad {
  return isPlanted ? fault.value : good;
}
