import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const PACKAGE = dirname(createRequire(import.meta.url).resolve("@pulumi/aws/package.json"));

/**
 * The resource types of the installed @pulumi/aws by service, read from its files: names parted by blanks, a star
 * behind each that takes tags. What the pack's own list must be.
 */
export function installedResourceTypes(): Readonly<Record<string, string>> {
  const services: Record<string, string[]> = {};
  for (const service of readdirSync(PACKAGE, { withFileTypes: true })) {
    if (!service.isDirectory() || service.name === "node_modules") continue;
    for (const file of readdirSync(join(PACKAGE, service.name)).filter((name) =>
      /^(?!get[A-Z]|index).*\.js$/.test(name),
    )) {
      const code = readFileSync(join(PACKAGE, service.name, file), "utf8");
      const [, owner, name] = /__pulumiType = 'aws:(\w+)\/\w+:(\w+)'/.exec(code) ?? [];
      if (owner === undefined || name === undefined) continue;
      const typings = readFileSync(join(PACKAGE, service.name, file.replace(/\.js$/, ".d.ts")), "utf8");
      const [, inputs = ""] = /export interface \w+Args \{([^]*?)\n\}/.exec(typings) ?? [];
      (services[owner] ??= []).push(/^ {4}tags\?: pulumi\.Input<\{/m.test(inputs) ? `${name}*` : name);
    }
  }
  return Object.fromEntries(
    Object.entries(services)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([service, names]) => [service, names.sort().join(" ")]),
  );
}

/** The type tokens of the resources of the installed @pulumi/aws. */
export function installedTypeTokens(): ReadonlySet<string> {
  const tokens = readdirSync(PACKAGE, { withFileTypes: true })
    .filter((service) => service.isDirectory() && service.name !== "node_modules")
    .flatMap(({ name }) => readdirSync(join(PACKAGE, name)).map((file) => join(PACKAGE, name, file)))
    .filter((file) => file.endsWith(".js"))
    .map((file) => /__pulumiType = '([^']+)'/.exec(readFileSync(file, "utf8"))?.[1]);
  return new Set(tokens.filter((token) => token !== undefined));
}
