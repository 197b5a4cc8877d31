// A page that is hidden, as by a call, a locked screen or another tab.

/** Lets the tests say whether the page is hidden; before the app opens. */
export const hides = (page) =>
  page.addInitScript(() => {
    let isHidden = false;
    Object.defineProperty(document, "hidden", { get: () => isHidden });
    Object.defineProperty(document, "visibilityState", {
      get: () => (isHidden ? "hidden" : "visible"),
    });
    window.setHidden = (hidden) => {
      isHidden = hidden;
      document.dispatchEvent(new Event("visibilitychange"));
    };
  });

/** Hides the page or shows it again. */
export const hidden = (page, isHidden) =>
  page.evaluate((isHidden) => window.setHidden(isHidden), isHidden);
