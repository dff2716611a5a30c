import { launchSourceOf } from "../../kit/compute/launch-template.ts";
import type { Judge } from "../../kit/judge.ts";
import { follow } from "../../kit/network/follow.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import { INSTANCE, INSTANCE_CONNECT_ENDPOINT, KEY_NAME_PATHS, KEY_PAIRS } from "../../kit/types.ts";
import { UnknownProperty } from "../../kit/unknown.ts";
import { reach } from "../../kit/values.ts";

/** Servers are administered through Session Manager, where each session is somebody's and on record. */
export const noSshKeysOrBastions = resourceRule({
  id: "no-ssh-keys-or-bastions",
  control: "MAS-9.3-02",
  title: "Administration by Session Manager, not by key pairs or tunnels",
  severity: "low",
  types: [...KEY_PAIRS, INSTANCE_CONNECT_ENDPOINT, ...Object.keys(KEY_NAME_PATHS)],
  cause: "Whoever holds the private key is the administrator, without a name, a second factor or a record.",
  remediation: "Leave the key out, give the server's role AmazonSSMManagedInstanceCore, and use Session Manager.",
  source: "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html",
  examples: {
    compliant: [{ type: INSTANCE, props: { iamInstanceProfile: "web" } }],
    violating: [{ type: INSTANCE, props: { keyName: "operators" } }],
  },
  check(resource, judge) {
    const path = KEY_NAME_PATHS[resource.type];
    if (path !== undefined) return checkLaunch(resource, judge, path);
    const isTunnel = resource.type === INSTANCE_CONNECT_ENDPOINT;
    judge.violation(resource, isTunnel ? "it is a tunnel to servers beside Session Manager" : "it is a key pair");
  },
});

function checkLaunch(resource: Resource, judge: Judge, path: string): void {
  const names = reach(resource.props, path);
  for (const name of names) {
    judge.guard(resource, () => {
      const link = follow(resource, name, KEY_PAIRS);
      if (link.kind === "open" && link.candidates.length === 0) throw new UnknownProperty(link.path);
      judge.require(link.kind === "absent", resource, `${name.path} lets in whoever holds a key`);
    });
  }
  if (names.length > 0) return;
  // A template of this stack is judged itself; another one, or another version of it, may name a key.
  judge.guard(resource, () => {
    const source = launchSourceOf(resource);
    if (source.kind === "elsewhere") judge.undetermined(resource, source.why);
  });
}
