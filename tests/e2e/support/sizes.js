// How large things are on the screen: in millimetres on a phone of 6.1 inches, as shares of the
// screen, and as boxes.

/** A phone of 6.1 inches has so many CSS pixels across its width, mm. */
const PHONE = { width_px: 390, width_mm: 65 };

/** The least heights of capitals that are read from 2.5 m, mm: 20, 12 and 9 arc minutes. */
export const FAR_MM = {
  "[data-testid=rep-count]": 14.5,
  "[data-testid=countdown] span": 14.5,
  "[data-testid=clean-range]": 8.7,
  ".far-words": 6.5,
};

/** The height of a capital in an element's type, mm. */
export async function capital_mm(locator) {
  const px = await locator.evaluate((element) => {
    const { fontWeight, fontSize, fontFamily } = getComputedStyle(element);
    const brush = document.createElement("canvas").getContext("2d");
    brush.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    return brush.measureText("H").actualBoundingBoxAscent;
  });
  return (px * PHONE.width_mm) / PHONE.width_px;
}

/** An element's box on the screen, CSS pixels: left, top, right, bottom. */
export const box = (locator) =>
  locator.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return [left, top, right, bottom];
  });

/** The share of the screen that the picture itself covers, 0…1. */
export const pictureShare = (page) =>
  page.evaluate(() => {
    const picture = document.querySelector(".stage-picture > *");
    const width_px = picture.videoWidth ?? picture.width;
    const height_px = picture.videoHeight ?? picture.height;
    const place = picture.getBoundingClientRect();
    const scale = Math.min(place.width / width_px, place.height / height_px);
    const seen_px2 =
      Math.min(width_px * scale, innerWidth) * Math.min(height_px * scale, innerHeight);
    return seen_px2 / (innerWidth * innerHeight);
  });

/** How many lines an element's text has. */
export const lines = (locator) =>
  locator.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  });
