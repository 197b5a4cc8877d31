// Audits the built app in Chromium and prints the figures: Lighthouse for the page, axe for every
// screen in light and dark. Made for `cargo xtask audit`; ends with 1 when a figure is below what
// is asked or axe finds anything.
import { createRequire } from "node:module";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { withApp } from "../e2e/support/app_page.js";
import { violations } from "../e2e/support/axe.js";
import { CHROMIUM, DIST } from "../e2e/support/places.js";
import { SCREENS, optionsOf } from "../e2e/support/screens.js";
import { serve } from "../e2e/support/served_app.js";

/** The least score of each category, of 100. */
const LEAST = 95;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
/** Addresses that Lighthouse looks at, and how it takes the device to be. */
const PAGES = [
  ["home, phone", "", "mobile"],
  ["home, laptop", "", "desktop"],
  ["about, phone", "#about", "mobile"],
];
/** Lighthouse's own values for a laptop (its desktop preset). */
const DESKTOP = {
  formFactor: "desktop",
  screenEmulation: {
    mobile: false,
    width: 1350,
    height: 940,
    deviceScaleFactor: 1,
    disabled: false,
  },
  throttling: {
    rttMs: 40,
    throughputKbps: 10_240,
    cpuSlowdownMultiplier: 1,
    requestLatencyMs: 0,
    downloadThroughputKbps: 0,
    uploadThroughputKbps: 0,
  },
};
/**
 * How often each page is looked at: the median counts, as a busy computer makes single figures
 * jump.
 */
const RUNS = 3;

const failures = [];
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The scores of one address, and what Lighthouse would have better in it. */
async function look(address, device) {
  const chrome = await launch({
    chromePath: CHROMIUM,
    chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"],
  });
  try {
    const settings = device === "desktop" ? DESKTOP : {};
    const { lhr } = await lighthouse(address, {
      port: chrome.port,
      onlyCategories: CATEGORIES,
      ...settings,
    });
    const lost = CATEGORIES.flatMap((category) =>
      lhr.categories[category].auditRefs
        .filter(
          ({ id, weight }) =>
            weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9,
        )
        .map(({ id }) => `${id}: ${lhr.audits[id].displayValue ?? lhr.audits[id].title}`),
    );
    return {
      scores: CATEGORIES.map((category) => Math.round(100 * lhr.categories[category].score)),
      lost,
    };
  } finally {
    chrome.kill();
  }
}

async function lighthouseTable() {
  const { version } = createRequire(import.meta.url)("lighthouse/package.json");
  const names = CATEGORIES.map((category) => category.padStart(16)).join("");
  console.log(`Lighthouse ${version}, median of ${RUNS}\n${"".padEnd(16)}${names}`);
  const server = await serve(DIST);
  try {
    for (const [name, fragment, device] of PAGES) {
      const runs = [];
      for (let run = 0; run < RUNS; run += 1)
        runs.push(await look(server.address + fragment, device));
      const scores = CATEGORIES.map((_, i) => median(runs.map((run) => run.scores[i])));
      console.log(
        `${name.padEnd(16)}${scores.map((score) => String(score).padStart(16)).join("")}`,
      );
      for (const said of new Set(runs.flatMap(({ lost }) => lost))) console.log(`    ${said}`);
      if (scores.some((score) => score < LEAST))
        failures.push(`Lighthouse gives ${name} less than ${LEAST}: ${scores.join(", ")}`);
    }
  } finally {
    await server.stop();
  }
}

async function axeTable() {
  console.log("\naxe: violations on each screen, phone and laptop, light and dark");
  for (const screen of SCREENS) {
    const found = [];
    for (const viewport of [
      { width: 390, height: 844 },
      { width: 1280, height: 800 },
    ]) {
      await withApp({ ...optionsOf(screen), viewport }, async (app) => {
        await screen.reach(app);
        for (const colorScheme of ["light", "dark"]) {
          await app.page.emulateMedia({ colorScheme });
          found.push(
            ...(await violations(app)).map(
              (said) => `${viewport.width} px, ${colorScheme}: ${said}`,
            ),
          );
        }
      });
    }
    console.log(`${screen.name.padEnd(16)}${found.length}`);
    for (const said of found) console.log(`    ${said}`);
    if (found.length > 0) failures.push(`axe finds ${found.length} on ${screen.name}`);
  }
}

if (process.env.ONLY !== "axe") await lighthouseTable();
if (process.env.ONLY !== "lighthouse") await axeTable();
for (const failure of failures) console.error(failure);
process.exit(failures.length > 0 ? 1 : 0);
