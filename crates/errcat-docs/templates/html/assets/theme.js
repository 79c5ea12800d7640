// Light, dark, or what the system says. Runs before the page is drawn, so that it does not flash.
"use strict";
(() => {
  const root = document.documentElement;
  const read = () => { try { return localStorage.getItem("errcat-theme") || ""; } catch { return ""; } };
  const keep = (theme) => { try { localStorage.setItem("errcat-theme", theme); } catch { /* private windows may refuse */ } };
  const set = (theme) => { if (theme) root.dataset.theme = theme; else delete root.dataset.theme; };
  set(read());
  addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("_theme");
    const next = { "": "dark", dark: "light", light: "" };
    const word = { "": "auto", dark: "dark", light: "light" };
    const show = () => {
      const theme = root.dataset.theme || "";
      button.textContent = "Theme: " + word[theme];
      button.title = "Change to " + word[next[theme]];
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      const theme = next[root.dataset.theme || ""];
      set(theme);
      keep(theme);
      show();
    });
    show();
  });
})();
