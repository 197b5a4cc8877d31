// Nothing but the own origin is ever asked, and the policy that sees to it is in force: in the
// page, in its header and in the worker.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { stretches } from "./support/media.js";
import { SCREENS, optionsOf } from "./support/screens.js";

/** What the browser refused, as it reports it; the support listens to the console besides. */
const listen = (page) =>
  page.addInitScript(() => {
    window.refused = [];
    document.addEventListener("securitypolicyviolation", (event) =>
      window.refused.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });

test("all screens keep to the policy and ask nobody else", async () => {
  await withApp({ prepare: listen }, async (app) => {
    for (const screen of SCREENS.filter(({ isQuick }) => isQuick)) {
      // Only from elsewhere is an address with another fragment opened anew.
      await app.page.goto("about:blank");
      await app.page.goto(app.server.address + (optionsOf(screen).search ?? ""));
      await screen.reach(app);
      assert.deepEqual(await app.page.evaluate(() => window.refused), [], screen.name);
    }
    await app.page.goto(app.server.address);
    await app.page.reload();
    await app.chooseVideo(stretches("06_mixed_reps", [0, 3]));
    await app.summary();
    await app.record();
    assert.deepEqual(await app.page.evaluate(() => window.refused), [], "a set");
  });
});

test("the policy refuses what is foreign or inline, and does so without headers too", async () => {
  const withoutHeaders = (page) =>
    page.context().route("**/*", async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        headers: { "content-type": response.headers()["content-type"] },
      });
    });
  for (const prepare of [
    listen,
    async (page) => {
      await listen(page);
      await withoutHeaders(page);
    },
  ]) {
    await assert.rejects(
      withApp({ prepare }, async ({ page }) => {
        await page.getByRole("button", { name: "Start camera" }).waitFor();
        await page.evaluate(() => {
          document.body.insertAdjacentHTML(
            "beforeend",
            '<p style="color: red" onclick="document.title = 1">',
          );
          const script = document.createElement("script");
          script.textContent = "document.title = 'run'";
          document.body.append(script);
          return fetch("http://localhost:9/").catch(() => {});
        });
        const refused = await page.evaluate(() => window.refused);
        for (const directive of [
          "style-src-attr",
          "script-src-attr",
          "script-src-elem",
          "connect-src",
        ]) {
          assert.ok(
            refused.some((said) => said.startsWith(directive)),
            `${directive}: ${refused}`,
          );
        }
        assert.notEqual(await page.title(), "run");
      }),
      /own policies/,
    );
  }
});

test("every file comes with the policies, the worker's too", async () => {
  await withApp({}, async ({ page, server }) => {
    const worker = await page.locator("meta[name=worker]").getAttribute("content");
    for (const path of ["", worker, "sw.js", "models/pose_detection.net"]) {
      const { headers } = await fetch(new URL(path, server.address), { method: "HEAD" });
      assert.match(
        headers.get("content-security-policy"),
        /default-src 'none'.*frame-ancestors 'none'/,
        path,
      );
      assert.match(headers.get("permissions-policy"), /camera=\(self\).*microphone=\(\)/, path);
      assert.equal(headers.get("referrer-policy"), "no-referrer", path);
      assert.equal(headers.get("x-content-type-options"), "nosniff", path);
    }
  });
});
