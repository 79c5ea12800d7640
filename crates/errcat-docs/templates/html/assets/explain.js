// The page around the decoder. Everything shown is made of elements and text, never of markup.
"use strict";
(() => {
  const { decode } = globalThis.errcatDecode;
  const byId = (id) => document.getElementById("_" + id);
  const form = byId("explain"), field = byId("response"), result = byId("result");

  const el = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  };
  const runs = (paragraph) => paragraph.map((run) => (typeof run === "string" ? run : el("code", null, ...run)));
  const prose = (paragraphs) => paragraphs.flatMap((one, i) => (i ? [el("br"), ...runs(one)] : runs(one)));
  const shown = (value) => (typeof value === "string" ? value : JSON.stringify(value, null, 2));

  const link = (rule) => el("a", { href: rule.page },
    rule.code === undefined ? rule.title : el("code", null, rule.code));

  const values = (list) => {
    const named = new Map(list);
    if (!named.size) return null;
    return el("dl", { class: "facts values" }, ...[...named].map(([name, value]) =>
      el("div", null, el("dt", null, el("code", null, name)),
        el("dd", { "data-name": name }, el("code", null, shown(value))))));
  };

  const fixes = (rule) => {
    const items = [];
    for (const [cause, fix] of rule.causes || []) {
      items.push(el("li", null, ...prose(cause), ...(fix.length ? [el("br"), el("strong", null, "Fix: "), ...prose(fix)] : [])));
    }
    return [
      items.length ? el("h3", null, "Why it happens") : null,
      items.length ? el("ul", null, ...items) : null,
      rule.fixes ? el("h3", null, "What to do") : null,
      rule.fixes ? el("ul", null, ...rule.fixes.map((fix) => el("li", null, ...prose(fix)))) : null,
    ];
  };

  const retry = (rule) => {
    if (rule.retry === undefined) return [];
    const [label, meaning, formula] = globalThis.errcatRules.retries[rule.retry];
    return [el("h3", null, "Retry"), el("p", null, el("strong", null, `${label}.`), " ", meaning),
      formula ? el("p", null, el("code", null, formula)) : null];
  };

  const card = ({ rule, values: list }, exact) => el("article", { class: "card", "data-page": rule.page },
    el("h2", null, link(rule)),
    el("p", { class: "marks" }, rule.status === undefined ? null
      : el("span", { class: `mark s${Math.trunc(rule.status / 100)}` }, String(rule.status))),
    rule.code === undefined ? null : el("p", { class: "words" }, rule.title),
    exact ? null : el("p", { class: "note" }, "The code is this error's, but not all of the response is as the catalog says."),
    values(list), ...fixes(rule), ...retry(rule));

  const nothing = ({ response, sameStatus }) => {
    const why = response.body === undefined
      ? "This is not JSON. It may come from a proxy or a load balancer in between rather than from the API."
      : "No error of this API answers like this.";
    const near = sameStatus.slice(0, 10);
    return [el("p", { class: "note" }, why),
      near.length ? el("p", null, `Errors with the status ${response.status}:`) : null,
      near.length ? el("ul", null, ...near.map((rule) => el("li", null, link(rule)))) : null];
  };

  const explain = () => {
    if (!field.value.trim()) return result.replaceChildren();
    const found = decode(globalThis.errcatRules, field.value);
    const parts = [];
    if (found.answers.length > 1) parts.push(el("p", null, `The response reports ${found.answers.length} problems.`));
    for (const { exact, found: cards } of found.answers) {
      if (cards.length > 1) parts.push(el("p", null, `${cards.length} errors answer exactly like this:`));
      parts.push(...cards.slice(0, 20).map((one) => card(one, exact)));
    }
    if (!parts.length) parts.push(...nothing(found).filter(Boolean));
    result.replaceChildren(...parts);
  };

  let timer = 0;
  const soon = () => { clearTimeout(timer); timer = setTimeout(explain, 150); };

  form.hidden = false;
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); explain(); });
  form.addEventListener("reset", () => setTimeout(() => { explain(); field.focus(); }));
  field.addEventListener("input", soon);
  byId("try")?.addEventListener("click", (event) => {
    field.value = event.currentTarget.dataset.sample;
    explain();
  });
  // Fields keep their text over a reload.
  explain();
})();
