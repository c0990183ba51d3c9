// Before the first paint, so that a dark page never flashes light. Only the choice of theme is kept; never a text.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("toetssteen-theme");
  } catch {
    // A browser that keeps nothing follows the system.
  }
  const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
