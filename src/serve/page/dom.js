// Making elements. Whatever comes from a document goes in as text, never as HTML.

/**
 * @param {string} tag
 * @param {Record<string, unknown>} [props] `class`, `hue`, `on…` handlers, properties that an element has, or attributes
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElement}
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (name === "hue") setHue(element, "--h", /** @type {number} */ (value));
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** @param {string} id @returns {any} the element, which the page has */
export const byId = (id) => document.getElementById(id);

/**
 * Competencies get hues by their place in the profile, a golden angle apart, so that neighbours differ in a profile of any length.
 * @param {HTMLElement} element @param {string} property @param {number} competency
 */
export function setHue(element, property, competency) {
  element.style.setProperty(property, String(Math.round((205 + competency * 137.508) % 360)));
}

/** @param {Element} parent @param {...(Node|string|null|undefined|false)} children */
export function fill(parent, ...children) {
  parent.replaceChildren(...children.filter((child) => child !== null && child !== undefined && child !== false));
}
