// A browser's speech and sound as the tests hear them: what the page asks for is written down,
// nothing is sounded.

/** Browsers know their voices only some time after a page is opened, ms. */
const VOICES_AFTER_MS = 200;

/**
 * Puts ears into a page before the app opens. `voices`: what the device has, as { name, lang,
 * localService }. The engine never reports that it has finished: the app must not wait for it.
 */
export const ears = (voices) => (page) =>
  page.addInitScript(
    ({ voices, VOICES_AFTER_MS }) => {
      const heard = [];
      window.heard = heard;
      window.SpeechSynthesisUtterance = class {
        constructor(text) {
          this.text = text;
        }
      };
      let known = [];
      const engine = Object.assign(new EventTarget(), {
        speaking: false,
        pending: false,
        getVoices: () => known,
        speak(utterance) {
          if (utterance.text === "")
            return heard.push({ unlocked: navigator.userActivation.isActive });
          heard.push({
            says: utterance.text,
            voice: utterance.voice.name,
            lang: utterance.lang,
            volume: utterance.volume,
          });
          engine.speaking = true;
        },
        cancel() {
          heard.push({ cancels: true });
          engine.speaking = false;
        },
      });
      setTimeout(() => {
        known = voices;
        engine.dispatchEvent(new Event("voiceschanged"));
      }, VOICES_AFTER_MS);
      Object.defineProperty(window, "speechSynthesis", { value: engine });
      const parameter = () => ({ value: 0, setValueAtTime() {}, linearRampToValueAtTime() {} });
      window.AudioContext = class {
        state = "running";
        currentTime = 0;
        destination = {};
        resume = () => Promise.resolve();
        close = () => Promise.resolve();
        createGain = () => ({ gain: parameter(), connect: (to) => to });
        createOscillator() {
          const note = {
            frequency: parameter(),
            connect: (to) => to,
            start: (at_s) => heard.push({ note_hz: note.frequency.value, at_s }),
            stop() {},
          };
          return note;
        }
      };
    },
    { voices, VOICES_AFTER_MS },
  );

/** All that was heard so far. */
export const heard = (app) => app.page.evaluate(() => window.heard);

/** The words that were spoken, in order. */
export const spoken = async (app) =>
  (await heard(app)).filter((entry) => entry.says).map((entry) => entry.says);

/** Waits until these words are spoken: the app gives an engine a moment after it broke off. */
export const said = (app, words) =>
  app.page.waitForFunction((words) => window.heard.some((entry) => entry.says === words), words);
