import { createContext, runInContext } from "node:vm";
import { expect } from "chai";
import { egressArtefacts } from "../../../components/egress/artefacts/egress-artefacts.ts";
import { artefactsOfEgress } from "../../../infra/egress.ts";
import { expectSnapshot } from "../../support/snapshot.ts";
import { CONFIG, HOSTS, PLACE } from "../fixtures.ts";

const PROXY = { host: "proxy.bank.example", port: 8080 };
const additionalHosts = [{ host: "mcp.partner.example", reason: "remote MCP server of team X" }];
const artefacts = egressArtefacts({ ...HOSTS, optionalClasses: ["cli"], additionalHosts }, PROXY);
const textOf = (path: string) => artefacts.find((artefact) => artefact.path === `egress/${path}`)?.content ?? "";
const rules = textOf("firewall-rules.txt")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));

/** What a browser would do with the file, by the functions that browsers offer to it. */
function route(host: string): unknown {
  const browser = createContext({
    isPlainHostName: (name: string) => !name.includes("."),
    dnsDomainIs: (name: string, domain: string) => name.endsWith(domain),
  });
  return runInContext(`${textOf("proxy.pac")}\nFindProxyForURL("https://${host}/", "${host}")`, browser);
}

describe("the egress layer's files", () => {
  it("are these, each with a purpose", () => {
    expect(artefacts.map(({ path, mediaType }) => `${path} ${mediaType}`)).to.deep.equal([
      "egress/firewall-rules.txt text/plain",
      "egress/proxy.pac application/x-ns-proxy-autoconfig",
      "egress/proxy.env text/plain",
    ]);
    for (const { purpose } of artefacts) expect(purpose).to.match(/^[A-Z].*\.$/);
  });

  for (const { path, content } of artefacts) {
    it(`read as reviewed: ${path}`, () => {
      expectSnapshot(new URL(`snapshots/${path.replace("egress/", "")}`, import.meta.url), content);
    });
  }

  it("need no proxy settings where there is no proxy", () => {
    expect(egressArtefacts(HOSTS).map(({ path }) => path)).to.deep.equal(["egress/firewall-rules.txt"]);
  });

  it("come from the configuration of a stack", () => {
    const site = { place: PLACE, config: CONFIG, registryBucketName: "kiro-mcp-registry-111122223333" };
    const made = artefactsOfEgress(site);
    expect(made.map(({ path }) => path)).to.deep.equal(artefacts.map(({ path }) => path));
    expect(made[1]?.content).to.contain('"kiro-mcp-registry-111122223333.s3.us-east-1.amazonaws.com"');
  });
});

describe("the corporate firewall's rules", () => {
  it("are of the guide's form, every one, with exact hosts", () => {
    const form = /^(?:allow tcp any any eq 443 host [a-z0-9.-]+|deny tcp any any eq (?:443(?: host [a-z0-9.-]+)?|80))$/;
    expect(rules.filter((rule) => !form.test(rule))).to.deep.equal([]);
  });

  it("deny first, then allow, then deny the rest", () => {
    const verbs = rules.map((rule) => rule.split(" ")[0]).join(" ");
    expect(verbs).to.match(/^(?:deny )+(?:allow )+deny deny$/);
    expect(rules.slice(-2)).to.deep.equal(["deny tcp any any eq 443", "deny tcp any any eq 80"]);
    expect(rules).to.include.members([
      "deny tcp any any eq 443 host view.awsapps.com",
      "allow tcp any any eq 443 host d-9667000000.awsapps.com",
      "allow tcp any any eq 443 host mcp.partner.example",
    ]);
  });

  it("leave out what goes by a private endpoint", () => {
    expect(rules.join("\n")).not.to.contain("host q.us-east-1.amazonaws.com");
    expect(rules.join("\n")).to.contain("host q.eu-central-1.amazonaws.com");
  });
});

describe("the proxy settings", () => {
  it("ask private endpoints and the bank's own domains directly", () => {
    for (const host of [
      "KMS.us-east-1.amazonaws.com",
      "q.us-east-1.amazonaws.com",
      "bank.example",
      "a.b.bank.example",
      "localhost",
      "127.0.0.1",
    ]) {
      expect(route(host), host).to.equal("DIRECT");
    }
  });

  it("send everything else to the proxy, which refuses and records what is denied", () => {
    for (const host of [
      "app.kiro.dev",
      "view.awsapps.com",
      "notbank.example",
      "bank.example.evil.test",
      "s3.amazonaws.com",
    ]) {
      expect(route(host), host).to.equal("PROXY proxy.bank.example:8080");
    }
  });

  it("say the same to Kiro by its environment", () => {
    const environment = Object.fromEntries(
      textOf("proxy.env")
        .trimEnd()
        .split("\n")
        .map((line) => line.split("=") as [string, string]),
    );
    expect(environment).to.deep.equal({
      HTTPS_PROXY: "http://proxy.bank.example:8080",
      HTTP_PROXY: "http://proxy.bank.example:8080",
      NO_PROXY:
        "localhost,127.0.0.1,169.254.169.254,kms.us-east-1.amazonaws.com,q.us-east-1.amazonaws.com,.bank.example",
    });
  });
});
