import { expect } from "chai";
import { coversCommand, coversFile } from "../../../../policypacks/mas-trm/kit/artefacts/kiro-globs.ts";

const says = (covers: boolean) => (covers ? "covers" : "does not cover");

describe("Kiro's patterns", () => {
  for (const [glob, command, covers] of [
    ["sudo*", "sudo -i", true],
    ["sudo*", "sudo", true],
    ["sudo *", "sudo", false],
    ["*", "curl https://host.example/a", true],
    ["*", "echo a\necho b", true],
    ["git push", "git push --force", false],
    ["git push", "nice git push", false],
    ["sud? -i", "sudo -i", true],
    ["sud?", "sud", false],
    ["{curl,wget} *", "wget https://host.example", true],
    ["{curl,wget} *", "curl https://host.example", true],
    ["{curl,wget} *", "nc host.example", false],
    ["{curl,wget}", "url,wge", false],
    ["{cu.l}", "curl", false],
    ["echo {", "echo {", true],
    ["echo {", "echo ", false],
    ["echo {}", "echo ", true],
    ["cat a.txt", "cat a-txt", false],
    ["test (a|b)", "test (a|b)", true],
    ["**", "sudo -i", true],
    ["a**/b", "ab", true],
    ["curl ?", "curl /", true],
    ["", "", true],
    ["", "sudo -i", false],
  ] as const) {
    it(`: "${glob}" ${says(covers)} the command ${JSON.stringify(command)}`, () => {
      expect(coversCommand(glob, command)).to.equal(covers);
    });
  }

  for (const [glob, path, covers] of [
    ["**/.env", "/home/user/project/.env", true],
    ["**/.env", "/home/user/project.env", false],
    ["/home/**/.env", "/home/.env", true],
    ["/home/**/.env", "/home/user/my.env", false],
    ["/home/*/.env", "/home/user/.env", true],
    ["/home/*/.env", "/home/user/project/.env", false],
    ["/home/*/.env", "/home/.env", false],
    ["**/.en?", "/home/user/.env", true],
    ["/home?user/.env", "/home/user/.env", false],
    ["**/*.{pem,key}", "/home/user/server.key", true],
    ["**/*.{pem,key}", "/home/user/server.crt", false],
    ["**\\.aws\\**", "/home/user/.aws/credentials", true],
    ["~/.aws/*", "/home/user/.aws/credentials", true],
    ["~\\.aws\\*", "/home/user/.aws/credentials", true],
    ["~other/.aws/*", "/home/other/.aws/credentials", false],
    ["/srv/old~/.env", "/srv/old~/.env", true],
    ["/srv/old~/.env", "/srv/older/.env", false],
    ["/srv/***/.env", "/srv/a/b/.env", true],
    ["/srv/?/.env", "/srv/a/.env", true],
    ["/srv/**/", "/srv/a/", true],
    ["/srv/**/", "/srv/a", false],
  ] as const) {
    it(`: "${glob}" ${says(covers)} the file ${path}`, () => {
      expect(coversFile(glob, path)).to.equal(covers);
    });
  }

  it(": are judged at once, however many stars they hold", () => {
    const before = Date.now();
    expect(coversCommand(`${"*?".repeat(20)}!`, `curl ${"a".repeat(60)}`)).to.equal(false);
    expect(Date.now() - before).to.be.lessThan(1_000);
  });
});
