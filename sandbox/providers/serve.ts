/**
 * Serves the stand-ins for the `aws` and `awsx` providers on free local ports, tells the ports in one line of JSON on
 * standard output, and ends when its standard input closes: when whoever started it is gone, so is it.
 */
import { AwsProvider } from "./aws/provider.ts";
import { AwsxProvider } from "./awsx/provider.ts";
import { serveProvider } from "./rpc/serve-provider.ts";

const aws = await serveProvider(new AwsProvider());
const awsx = await serveProvider(new AwsxProvider(), async (request, engineAddress) => {
  // Loaded when the first component is asked for: it brings the whole SDK, which most runs do not need here.
  const { construct } = await import("./awsx/construct.ts");
  return construct(request, engineAddress);
});
process.stdout.write(`${JSON.stringify({ aws, awsx })}\n`);
for (const event of ["end", "close", "error"]) process.stdin.on(event, () => process.exit(0));
process.stdin.resume();
