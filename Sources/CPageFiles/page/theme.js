// What all published pages do: they are light or dark, and they can be printed.
"use strict";
// Light or dark: the reader's system decides until the reader does.
const root = document.documentElement;
const system = window.matchMedia("(prefers-color-scheme: dark)");
const applyTheme = (name) => {
  root.dataset.theme = name;
  root.dispatchEvent(new Event("themechange"));
};
applyTheme(system.matches ? "dark" : "light");
let isThemeChosen = false;
system.addEventListener("change", (event) => {
  if (!isThemeChosen) applyTheme(event.matches ? "dark" : "light");
});
document.getElementById("theme").addEventListener("click", () => {
  isThemeChosen = true;
  applyTheme(root.dataset.theme === "dark" ? "light" : "dark");
});
document.getElementById("print").addEventListener("click", () => window.print());
