import manifest from "./package.json" with { type: "json" };
import { rules } from "./rules/index.ts";
import { serve } from "./server/serve.ts";

serve({ name: "mas-trm", version: manifest.version }, rules);
