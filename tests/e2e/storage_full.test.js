// The device has no room for a set: it is said, nothing is lost, and another try keeps it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { fillUp, inPlace, openHistory } from "./support/kept.js";
import { stretches } from "./support/media.js";

test("a set without room says so, loses nothing, and is kept on another try", async () => {
  await withApp({ prepare: fillUp }, async (app) => {
    await app.chooseVideo(stretches("06_mixed_reps", [0, 5]));
    await app.summary();
    assert.match(await app.notice(), /no room left for more sets.*Nothing on this screen is lost/);
    assert.equal((await app.record()).reps.length, 1);
    await app.page.evaluate(() => {
      window.isFull = false;
    });
    await app.page.getByRole("button", { name: "Try again" }).click();
    await app.page.getByTestId("kept").waitFor();
    const [id, text] = Object.entries(await inPlace(app.page, "sets"))[0];
    const frames = (await inPlace(app.page, "sets-frames"))[id];
    const whole = JSON.stringify(await app.record()).length;
    console.log(
      `a rep is kept in ${text.length} bytes, frames in ${frames}; its JSON has ${whole}`,
    );
    assert.deepEqual(await inPlace(app.page, "drafts"), {});

    await openHistory(app);
    await app.page.getByTestId("set").click();
    await app.summary();
    assert.equal(await app.page.locator(".chart-line").count(), 1, "its curve is there again");
    const record = await app.record();
    const [first, rest] = [
      record.frames.find((frame) => frame.landmarks),
      record.frames.filter((frame) => !frame.landmarks),
    ];
    assert.equal(first.landmarks.length, 33, "landmarks come back where it can be shown again");
    assert.ok(
      rest.length > 0 &&
        record.frames.every((frame, i) => i === 0 || frame.t > record.frames[i - 1].t),
    );
  });
});
