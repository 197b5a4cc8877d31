// The app in a browser: what a person can do and see there.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";
import { ClipCamera } from "./clip_camera.js";
import { serve } from "./served_app.js";
import { CHROMIUM, DIST } from "./places.js";

/**
 * How long a set may take here, ms: the model runs on a busy computer without help from a graphics
 * card.
 */
const SET_MS = 90_000;

/** How the browser is asked for its own fake camera. */
function fakeCamera(camera) {
  if (camera === "none" || camera instanceof ClipCamera) return [];
  const device = "--use-fake-device-for-media-stream";
  return camera === "pattern" ? [device] : [device, `--use-file-for-fake-video-capture=${camera}`];
}

/** Keeps the choice of a model, where none is kept. */
function chooseModel(model) {
  if (!localStorage.getItem("dowel.settings"))
    localStorage.setItem("dowel.settings", JSON.stringify({ model }));
}

/**
 * Opens the app in a new browser and gives its page to `use`; closes all afterwards.
 * `camera` is a `ClipCamera`, a file for the browser's own fake camera, "pattern" for that one's
 * picture, or "none"; `search` is what follows the address; `locale` is the browser's language;
 * `prepare` gets the page before the app is opened; `folder` is the built app. Its service worker
 * is off unless `keepsFiles`. `textPx` is the size of text that the person set in the browser.
 * `model` is the model that is chosen in the settings; a set with the camera has the quick one
 * unless told otherwise, so that no test waits for a second one to load, and frames come quickly.
 * `hasTouch` says that the screen is touched, as a phone's.
 */
export async function withApp(
  {
    camera = "none",
    search = "",
    viewport = { width: 390, height: 844 },
    locale = "en-US",
    prepare = async () => {},
    folder = DIST,
    keepsFiles = false,
    colorScheme = "light",
    textPx = 16,
    model = camera === "none" ? undefined : "quick",
    hasTouch = false,
  },
  use,
) {
  const server = await serve(folder);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--use-fake-ui-for-media-stream",
      `--blink-settings=defaultFontSize=${textPx}`,
      ...fakeCamera(camera),
    ],
  });
  try {
    const serviceWorkers = keepsFiles ? "allow" : "block";
    const context = await browser.newContext({
      viewport,
      locale,
      colorScheme,
      hasTouch,
      serviceWorkers,
      acceptDownloads: true,
    });
    const outside = [];
    const refused = [];
    context.on("request", (request) => {
      if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(server.address))
        outside.push(request.url());
    });
    context.on("console", (message) => {
      if (/Content Security Policy|Permissions[- ]Policy/.test(message.text()))
        refused.push(message.text());
    });
    const page = await context.newPage();
    if (camera instanceof ClipCamera) await camera.installIn(page);
    if (model) await page.addInitScript(chooseModel, model);
    await prepare(page);
    await page.goto(server.address + search);
    await use(new AppPage(page, outside, server, camera));
    assert.deepEqual(outside, [], "nothing but the own origin is asked");
    assert.deepEqual(refused, [], "the app keeps to its own policies");
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** The app's page. */
export class AppPage {
  constructor(page, outside, server, camera) {
    this.page = page;
    /** Addresses outside the app that were asked for; there should be none. */
    this.outside = outside;
    /** What serves the app; it can be stopped. */
    this.server = server;
    /** The camera, where it is a `ClipCamera`. */
    this.camera = camera;
  }

  startCamera = () => this.page.getByRole("button", { name: "Start camera" }).click();

  /** Brings the controls and details of the live screen, as a tap does. */
  async near() {
    const details = this.page.getByTestId("details");
    if ((await details.getAttribute("aria-expanded")) === "false")
      await details.click({ position: { x: 20, y: 300 } });
    await this.page.locator(".controls").waitFor();
  }

  /** Presses one of the live screen's buttons; a movement that begins meanwhile hides them. */
  async press(name) {
    const button = this.page.getByRole("button", { name });
    for (let tries_left = 3; tries_left > 0; tries_left -= 1) {
      await this.near();
      if (await button.click({ timeout: 10_000 }).then(() => true, () => false)) return;
    }
    await button.click({ timeout: 1_000 });
  }

  finish = () => this.press("Finish");

  /** Taps a drill's card, by the drill's id. */
  async chooseDrill(id) {
    await this.page.getByTestId("drill").click();
    const drills = this.page.getByTestId("drills");
    await drills.locator(`[data-drill=${id}]`).click();
    await drills.waitFor({ state: "detached" });
  }

  /** The id of the drill that is chosen. */
  drill = () => this.page.getByTestId("drill").getAttribute("data-drill");

  chooseVideo = (file) => this.page.getByTestId("video-file").first().setInputFiles(file);

  /** Waits for the live screen. */
  live = () => this.page.getByTestId("rep-count").waitFor({ timeout: SET_MS });

  /** Waits until the set-up finds all in order; its list is out of sight then. */
  allGood = () =>
    this.page
      .locator("[data-testid=set-up][data-all-good=true]")
      .waitFor({ state: "attached", timeout: SET_MS });

  /** Waits until so many reps are counted. */
  repCount = (count) =>
    this.page
      .getByTestId("rep-count")
      .filter({ hasText: new RegExp(`^${count}$`) })
      .waitFor({ timeout: SET_MS });

  /** Waits for the summary. */
  summary = () => this.page.getByRole("heading", { name: "Your set" }).waitFor({ timeout: SET_MS });

  /** Opens a folded part of the summary, by its heading's id. */
  async unfold(id) {
    const fold = this.page.getByTestId(`fold-${id}`);
    if (!(await fold.evaluate((details) => details.open)))
      await fold.locator("> summary").click();
  }

  /** What is said of the reference rep; waits until it matches. */
  reference = (words) =>
    this.page.getByTestId("reference").filter({ hasText: words }).waitFor({ timeout: SET_MS });

  /** Makes a rep of the summary the reference, 1 = first. */
  useAsReference = (rep) =>
    this.page
      .getByTestId("rep")
      .nth(rep - 1)
      .getByRole("button", { name: "Use as reference" })
      .click();

  /** What is said once of the whole set. */
  notes = () => this.page.getByTestId("note").allInnerTexts();

  /** The rows of the set's table, as texts. */
  rows = () => this.page.getByTestId("rep").allInnerTexts();

  /** Waits for a message and gives its text. */
  async notice() {
    const notice = this.page.getByRole("alert").filter({ visible: true }).first();
    await notice.waitFor({ timeout: SET_MS });
    return notice.innerText();
  }

  /** The record that "Save JSON" saves. */
  async record() {
    await this.unfold("set-files");
    const downloading = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name: "Save JSON" }).click();
    return JSON.parse(await readFile(await (await downloading).path(), "utf8"));
  }
}
