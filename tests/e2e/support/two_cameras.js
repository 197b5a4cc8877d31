// A phone with two cameras and a third lens, or a laptop with one, in place of the browser's own:
// what is asked for is written down, and each can be made to fail.

/** Pictures a second. */
const CAMERA_HZ = 10;

/** What a phone has: the one on the screen's side is grey, those on the back are black. */
export const PHONE = [
  { id: "front", label: "camera2 1, facing front", facing: "user" },
  { id: "rear", label: "camera2 0, facing back", facing: "environment" },
];
/** The same with another lens on the back. */
export const PHONE_WITH_LENS = [
  ...PHONE,
  { id: "wide", label: "Back Ultra Wide Camera", facing: "environment" },
];
/** The same where the camera at the back can be zoomed out. */
export const PHONE_WITH_ZOOM = [
  PHONE[0],
  { ...PHONE[1], zoom: { min: 0.5, max: 4, step: 0.1 } },
];
/** What a laptop has. */
export const LAPTOP = [{ id: "webcam", label: "Integrated webcam" }];

/**
 * Puts cameras into a page before the app opens. There, `window.cameras` has what was `asked`, the
 * `tracks` that were given, and `fail`: by a camera's id, what happens when it is asked for: the
 * name of an error, or "never" for no answer; or a list of that, one for each time.
 */
export const withCameras = (devices) => (page) =>
  page.addInitScript(replaceCameras, { devices, CAMERA_HZ });

/** The options of a phone with these cameras. */
export const phone = (devices, prepare = async () => {}) => ({
  hasTouch: true,
  model: "quick",
  prepare: async (page) => {
    await withCameras(devices)(page);
    await prepare(page);
  },
});

/** What was asked for so far: the side, and the lens where one was wished for. */
export const asked = (app) => app.page.evaluate(() => window.cameras.asked);

/** Waits until so many cameras were asked for. */
export const askedTimes = (app, times) =>
  app.page.waitForFunction((times) => window.cameras.asked.length === times, times);

/** How many of the given cameras are still on. */
export const stillOn = (app) =>
  app.page.evaluate(
    () => window.cameras.tracks.filter((track) => track.readyState === "live").length,
  );

/** Makes a camera fail from now on; see `withCameras`. */
export const fail = (app, id, how) =>
  app.page.evaluate(([id, how]) => (window.cameras.fail[id] = how), [id, how]);

/** Takes the place of the browser's cameras; runs in the page. */
function replaceCameras({ devices, CAMERA_HZ }) {
  const cameras = { asked: [], tracks: [], fail: {}, late: [], frozen: false, size: [480, 640] };
  window.cameras = cameras;
  const told = ({ id, label, facing, zoom }, isNamed) => ({
    kind: "videoinput",
    deviceId: isNamed ? id : "",
    label: isNamed ? label : "",
    groupId: "",
    getCapabilities: () => ({ facingMode: facing ? [facing] : [], zoom }),
  });
  navigator.mediaDevices.enumerateDevices = async () => {
    const isNamed = cameras.tracks.length > 0;
    return (isNamed ? devices : devices.slice(0, 1)).map((device) => told(device, isNamed));
  };

  function open(device) {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = cameras.size;
    const brush = canvas.getContext("2d");
    let drawn = 0;
    const draw = () => {
      if (cameras.frozen) return;
      if (canvas.width !== cameras.size[0]) [canvas.width, canvas.height] = cameras.size;
      brush.fillStyle = device.facing === "environment" ? "black" : "gray";
      brush.fillRect(0, 0, canvas.width, canvas.height);
      // No picture is like the one before.
      brush.fillStyle = "white";
      brush.fillRect(drawn % 40, 0, 2, 2);
      drawn += 1;
    };
    draw();
    const stream = canvas.captureStream(CAMERA_HZ);
    const [track] = stream.getVideoTracks();
    const drawing = setInterval(draw, 1000 / CAMERA_HZ);
    const stop = track.stop.bind(track);
    track.stop = () => {
      clearInterval(drawing);
      stop();
    };
    const settings = { deviceId: device.id, facingMode: device.facing, width: 1280, height: 720 };
    if (device.zoom) settings.zoom = 1;
    track.getSettings = () => settings;
    track.getCapabilities = () => ({ zoom: device.zoom });
    track.applyConstraints = async ({ advanced }) => Object.assign(settings, advanced[0]);
    cameras.tracks.push(track);
    return stream;
  }

  navigator.mediaDevices.getUserMedia = async ({ video }) => {
    const [facing, id] = [video.facingMode.ideal, video.deviceId?.ideal];
    cameras.asked.push(id ?? facing);
    const device =
      devices.find((device) => device.id === id) ??
      devices.find((device) => device.facing === facing) ??
      devices[0];
    let how = cameras.fail[device.id];
    if (Array.isArray(how)) how = how.shift();
    if (how === "never")
      return new Promise((answer) => cameras.late.push(() => answer(open(device))));
    if (how) throw new DOMException("refused", how);
    return open(device);
  };
}
