import type * as pulumi from "@pulumi/pulumi";

/**
 * Options of a child that holds or guards evidence.
 *
 * With `protect`, Pulumi refuses to delete or replace it; should someone lift that, `retainOnDelete` still leaves
 * the resource in AWS, so that evidence is never lost by a deployment. Set on each child and not on the component
 * alone, because the policy pack and a reader of the state look at the resource itself.
 */
export function evidence(parent: pulumi.Resource, protect: boolean): pulumi.CustomResourceOptions {
  return { parent, protect, retainOnDelete: protect };
}
