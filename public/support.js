// Runs before the app, in any browser: says what this one lacks, or else starts the app. Old syntax
// only, on purpose.
(function () {
  "use strict";
  var root = document.documentElement;
  var gate = document.currentScript;

  var language = navigator.language || "en";
  try {
    language = localStorage.getItem("dowel.language") || language;
  } catch (e) {
    /* Nothing is kept for this page. */
  }

  // The page has the same words in every language, of which one is shown: the first until it is
  // known which there are.
  document.addEventListener("DOMContentLoaded", function () {
    var texts = document.querySelectorAll("#first-paint [lang], #unsupported [lang]");
    if (texts.length === 0) return;
    var wished = language.split("-")[0].toLowerCase();
    var spoken = texts[0].lang;
    for (var i = 0; i < texts.length; i++) if (texts[i].lang === wished) spoken = wished;
    root.lang = spoken;
    for (var j = 0; j < texts.length; j++) {
      if (texts[j].lang === spoken) texts[j].removeAttribute("hidden");
      else texts[j].setAttribute("hidden", "");
    }
  });

  // The smallest module with a SIMD instruction, and the smallest with a reference type: the app is
  // built with both.
  var SIMD = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253,
    15, 253, 98, 11,
  ];
  var REFERENCES = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0];
  function runs(module) {
    return (
      typeof WebAssembly === "object" &&
      typeof Uint8Array === "function" &&
      WebAssembly.validate(new Uint8Array(module))
    );
  }
  var video = window.HTMLVideoElement && HTMLVideoElement.prototype;
  var script = window.HTMLScriptElement && HTMLScriptElement.prototype;
  // What the app can't do without, and what it is called for a person.
  var NEEDS = [
    [runs(SIMD) && runs(REFERENCES), "WebAssembly SIMD"],
    [script && "noModule" in script, "JavaScript modules"],
    [window.Worker, "workers"],
    [window.OffscreenCanvas && window.createImageBitmap, "OffscreenCanvas"],
    [video && "requestVideoFrameCallback" in video, "requestVideoFrameCallback"],
    ["indexedDB" in window, "IndexedDB"],
    [
      window.CSS && CSS.supports && CSS.supports("color", "color-mix(in oklab, red, blue)"),
      "color-mix()",
    ],
  ];
  var lacks = [];
  for (var i = 0; i < NEEDS.length; i++) if (!NEEDS[i][0]) lacks.push(NEEDS[i][1]);

  if (lacks.length > 0) {
    root.className = "unsupported";
    // Old browsers fill in the sentence when the page is there.
    document.addEventListener("DOMContentLoaded", function () {
      var places = document.querySelectorAll("[data-lacks]");
      for (var j = 0; j < places.length; j++) places[j].textContent = lacks.join(", ");
      document.getElementById("unsupported").removeAttribute("hidden");
    });
    return;
  }

  // The browser may offer to install the app before the app runs.
  window.addEventListener("beforeinstallprompt", function (offer) {
    offer.preventDefault();
    window.dowelInstallOffer = offer;
  });

  function begin() {
    // Both are fetched at once, not one after the other.
    var parts = document.querySelectorAll("link[data-rel]");
    for (var j = 0; j < parts.length; j++) parts[j].rel = parts[j].getAttribute("data-rel");
    var start = document.createElement("script");
    start.type = "module";
    start.src = gate.getAttribute("data-start");
    document.head.appendChild(start);
  }
  // Where the build left the start script in the page, it starts by itself. Otherwise the first
  // words are painted before the app is fetched, so that on a slow network they don't wait for it;
  // a page in the background is not painted.
  if (gate.getAttribute("data-start")) {
    document.addEventListener("DOMContentLoaded", function () {
      if (document.visibilityState === "hidden") begin();
      else
        requestAnimationFrame(function () {
          setTimeout(begin, 0);
        });
    });
  }
})();
