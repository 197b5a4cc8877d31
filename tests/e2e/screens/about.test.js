// What the app says of itself, the addresses that lead into it, and installing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "../support/app_page.js";

test("an address leads to its place, also when the app is open", async () => {
  await withApp({ search: "#about" }, async ({ page }) => {
    await page.getByRole("heading", { name: "What stays on your device" }).waitFor();
    await page.evaluate(() => {
      location.hash = "#start";
    });
    await page.getByRole("button", { name: "Start camera" }).waitFor();
    assert.equal(await page.getByTestId("drill-name").innerText(), "Hip hinge");
    await page.evaluate(() => {
      location.hash = "#about";
    });
    await page.getByRole("heading", { name: "Licence and credits" }).waitFor();
  });
});

test("the licences of all parts are there", async () => {
  await withApp({ search: "#about" }, async ({ page }) => {
    const address = await page
      .getByRole("link", { name: "All parts and their licences" })
      .evaluate(({ href }) => href);
    const text = await (await fetch(address)).text();
    for (const part of ["leptos", "tract-core", "BlazePose", "Permission is hereby granted"])
      assert.ok(text.includes(part), part);
  });
});

test("what the browser offers is installed by a button", async () => {
  const offer = (page) =>
    page.addInitScript(() => {
      window.addEventListener("DOMContentLoaded", () => {
        const event = new Event("beforeinstallprompt", { cancelable: true });
        event.prompt = () => {
          window.wasAsked = true;
          return Promise.resolve({ outcome: "accepted" });
        };
        window.dispatchEvent(event);
      });
    });
  await withApp({ search: "#about", prepare: offer }, async ({ page }) => {
    await page.getByRole("button", { name: "Install Dowel" }).click();
    assert.equal(await page.evaluate(() => window.wasAsked), true);
    await page.getByRole("button", { name: "Install Dowel" }).waitFor({ state: "detached" });
  });
});

test("an iPhone is told the way by the share menu, and once installed that it is", async () => {
  for (const [standalone, said] of [
    [false, "Add to Home Screen"],
    [true, "runs as an app"],
  ]) {
    const iphone = (page) =>
      page.addInitScript((standalone) => {
        Object.defineProperty(Navigator.prototype, "standalone", { value: standalone });
      }, standalone);
    await withApp({ search: "#about", prepare: iphone }, ({ page }) =>
      page.getByTestId("install-way").filter({ hasText: said }).waitFor(),
    );
  }
});

test("the manifest's files are there", async () => {
  await withApp({}, async ({ server }) => {
    const address = new URL("manifest.webmanifest", server.address);
    const manifest = await (await fetch(address)).json();
    const icons = [...manifest.icons, ...manifest.shortcuts.flatMap(({ icons }) => icons)];
    for (const { src } of icons)
      assert.equal((await fetch(new URL(src, address))).status, 200, src);
    for (const { url } of manifest.shortcuts)
      assert.equal(new URL(url, address).pathname, "/", "no host has to rewrite addresses");
  });
});
