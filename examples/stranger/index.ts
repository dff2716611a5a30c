import { makeBackups } from "./app/backups.ts";
import { makeCompute } from "./app/compute.ts";
import { makeDatabase } from "./app/database.ts";
import { makeDesktops } from "./app/desktops.ts";
import { makeDns } from "./app/dns.ts";
import { makeEndpoints } from "./app/endpoints.ts";
import { makeEntry } from "./app/entry.ts";
import { makeEvidence } from "./app/evidence.ts";
import { makeKeys } from "./app/keys.ts";
import { makeNetwork } from "./app/network.ts";
import { makeRoles } from "./app/roles.ts";
import { makeStores } from "./app/stores.ts";

// Claims handling: a private network, workers with a database and a bucket of documents, and desktops for its people.
const keys = makeKeys();
const network = makeNetwork();
makeDns(network);
makeEndpoints(network);
makeEvidence(network, keys);
makeStores(keys);
makeDatabase(network, keys);
makeBackups(keys);
makeCompute(network, keys, makeRoles());
makeEntry(network);
makeDesktops(network);
