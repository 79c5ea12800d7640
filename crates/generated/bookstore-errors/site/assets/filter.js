// The filter of the index. The state is in the fragment of the address, so that it can be linked.
"use strict";
(() => {
  const byId = (id) => document.getElementById("_" + id);
  const form = byId("filter");
  const choices = ["status", "group", "retry", "operation"].filter((name) => byId(name));
  const groups = [...document.querySelectorAll("section.group")].map((section) => ({
    section, group: section.dataset.group, rows: [...section.querySelectorAll("li.row")],
  }));
  // An error may stand in several groups; it counts once.
  const total = new Set(groups.flatMap(({ rows }) => rows.map((row) => row.dataset.key))).size;
  let texts = null;

  // Read once, when first asked for: thousands of rows take a moment.
  const textOf = (row) => {
    texts ??= new Map();
    let text = texts.get(row);
    if (text === undefined) {
      const { key, status = "" } = row.dataset;
      text = `${key} ${status} ${row.textContent}`.toLowerCase();
      texts.set(row, text);
    }
    return text;
  };

  const state = () => {
    const now = { q: byId("q").value.trim() };
    for (const name of choices) now[name] = byId(name).value;
    return now;
  };

  const fits = (row, now, words) =>
    (!now.status || row.dataset.status === now.status) &&
    (!now.retry || row.dataset.retry === now.retry) &&
    (!now.operation || (row.dataset.operations || "").includes(` ${now.operation} `)) &&
    words.every((word) => textOf(row).includes(word));

  // Only what changes is touched, and nothing is measured in between: one layout for all.
  const show = (element, shown) => { if (element.hidden === shown) element.hidden = !shown; };

  const apply = () => {
    const now = state();
    const words = now.q.toLowerCase().split(/\s+/).filter(Boolean);
    const found = new Set();
    for (const { section, group, rows } of groups) {
      let here = 0;
      if (!now.group || now.group === group) {
        for (const row of rows) {
          const fit = fits(row, now, words);
          show(row, fit);
          if (fit) {
            here += 1;
            found.add(row.dataset.key);
          }
        }
      }
      show(section, here > 0);
    }
    const active = Object.values(now).some(Boolean);
    byId("found").textContent = !active ? `${total} errors`
      : found.size === 0 ? "No error fits. Clear the filter to see all."
      : `${found.size} of ${total} errors`;
    return now;
  };

  const remember = (now) => {
    const set = Object.entries(now).filter(([, value]) => value);
    const fragment = new URLSearchParams(set).toString();
    // Browsers may refuse to change the address of a file.
    try { history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname); } catch { /* not linkable, then */ }
  };

  const recall = () => {
    const fragment = location.hash.slice(1);
    // An anchor has no `=`.
    if (!fragment.includes("=")) return;
    const given = new URLSearchParams(fragment);
    byId("q").value = given.get("q") || "";
    for (const name of choices) byId(name).value = given.get(name) || "";
  };

  let pending = 0;
  const changed = () => {
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(() => remember(apply()));
  };

  form.hidden = false;
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    document.querySelector("li.row:not([hidden]) a")?.focus();
  });
  form.addEventListener("reset", () => { setTimeout(changed); byId("q").focus(); });
  addEventListener("hashchange", () => { recall(); apply(); });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typing = event.target.closest?.("input, select, textarea");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      byId("q").focus();
    } else if (event.key === "Escape" && event.target === byId("q")) {
      form.reset();
    }
  });
  recall();
  apply();
})();
