// Messages as the first version sends them (`tests/links/v1.json`, made by `DOWEL_RENEW=1 cargo
// test -p hinge examples`).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./places.js";

export const examples = JSON.parse(readFileSync(join(root, "tests/links/v1.json"), "utf8"));
