/** Longer than from key to key: whoever types hears what came of it once the typing ends. */
const PAUSE_MS = 700;

/** Tells what results are there to those who do not see them. */
export class Announcer {
  #region;
  #timer = 0;

  /** @param {HTMLElement} region  a live region that nobody sees */
  constructor(region) {
    this.#region = region;
  }

  /** @param {string} text  said in place of what was not yet said */
  say(text) {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => (this.#region.textContent = text), PAUSE_MS);
  }
}
