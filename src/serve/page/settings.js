// The two choices that outlive the page: language and theme.

import { byId } from "./dom.js";
import { lang, say, speak } from "./words.js";

const root = document.documentElement;

function drawSettings() {
  const [language, theme] = [byId("language"), byId("theme")];
  language.textContent = lang() === "en" ? "Nederlands" : "English";
  language.lang = lang() === "en" ? "nl" : "en";
  theme.setAttribute("aria-pressed", String(root.dataset.theme === "dark"));
  theme.textContent = say().page.dark;
}

/** @param {() => void} onLanguage draws what isn't said by the page itself */
export function startSettings(onLanguage) {
  byId("language").addEventListener("click", () => {
    speak(lang() === "en" ? "nl" : "en");
    drawSettings();
    onLanguage();
  });
  byId("theme").addEventListener("click", () => {
    const chosen = root.dataset.theme === "dark" ? "light" : "dark";
    root.dataset.theme = chosen;
    try {
      localStorage.setItem("toetssteen-theme", chosen);
    } catch {
      // The choice then holds until the page is closed.
    }
    drawSettings();
  });
  drawSettings();
}
