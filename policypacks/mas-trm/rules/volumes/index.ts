import type { Rule } from "../../kit/rule.ts";
import { desktopVolumesEncrypted } from "./desktop-volumes-encrypted.ts";
import { ebsDefaultEncryption } from "./ebs-default-encryption.ts";
import { ebsVolumesEncrypted } from "./ebs-volumes-encrypted.ts";

/** Rules about volumes. */
export const volumesRules: readonly Rule[] = [ebsVolumesEncrypted, ebsDefaultEncryption, desktopVolumesEncrypted];
