import { trm } from "../cite.ts";
import type { Control } from "../control.ts";

/** Controls of TRM section 10.1, Cryptographic Algorithm and Protocol. */
export const protocols: readonly Control[] = [
  {
    id: "MAS-10.1-01",
    title: "Buckets refuse unencrypted connections",
    objective: "Objects travel only over a current version of TLS, whoever asks for them.",
    citations: trm("10.1.1", "6.4.5", "11.1.1"),
    previewRules: ["bucket-tls-only"],
    configRules: ["s3-bucket-ssl-requests-only"],
  },
  {
    id: "MAS-10.1-02",
    title: "Listeners speak current TLS",
    objective: "Every entry to a service uses a protocol and ciphers that still count as strong.",
    citations: trm("10.1.1", "6.4.5", "14.1.2"),
    previewRules: ["listener-tls-modern"],
    configRules: ["alb-http-to-https-redirection-check", "elb-tls-https-listeners-only"],
  },
  {
    id: "MAS-10.1-03",
    title: "Topics and queues refuse unencrypted connections",
    objective: "Messages travel only over TLS, whoever publishes or reads them.",
    citations: trm("10.1.1", "11.1.1"),
    previewRules: ["messaging-tls-only"],
    configRules: [],
  },
];
