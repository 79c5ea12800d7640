// From the text of a response to the errors it may be. No access to the page: data in, data out.
"use strict";
globalThis.errcatDecode = (() => {
  // Status, headers and body of what was pasted: any part may be missing.
  const read = (pasted) => {
    let lines = pasted.replace(/\r\n?/g, "\n").trim().split("\n");
    // `curl -v` marks what came in.
    if (/^< ?HTTP\//.test(lines[0])) lines = lines.map((line) => line.replace(/^< ?/, ""));
    const response = { status: null, headers: new Map(), text: "", body: undefined };
    const start = /^HTTP\/[\d.]+ +(\d{3})\b/i.exec(lines[0]);
    if (start) {
      response.status = Number(start[1]);
      lines.shift();
    }
    while (lines.length) {
      const header = /^:?([A-Za-z0-9!#$%&'*+.^_`|~-]+):(?!\/\/)[ \t]*(.*)$/.exec(lines[0]);
      if (!header) break;
      response.headers.set(header[1].toLowerCase(), header[2].trim());
      lines.shift();
    }
    const status = response.headers.get("status");
    if (response.status === null && /^\d{3}\b/.test(status || "")) response.status = Number(status.slice(0, 3));
    response.text = lines.join("\n").trim();
    try { response.body = JSON.parse(response.text); } catch {
      const from = response.text.search(/[{[]/);
      const to = Math.max(response.text.lastIndexOf("}"), response.text.lastIndexOf("]"));
      if (from >= 0 && to > from) {
        try { response.body = JSON.parse(response.text.slice(from, to + 1)); } catch { /* not JSON */ }
      }
    }
    return response;
  };

  const at = (value, path) => {
    for (const name of path) {
      if (value === null || typeof value !== "object" || !Object.hasOwn(value, name)) return undefined;
      value = value[name];
    }
    return value;
  };

  const same = (a, b) => {
    if (a === b) return true;
    if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false;
    const keys = Object.keys(a);
    return Array.isArray(a) === Array.isArray(b) && keys.length === Object.keys(b).length
      && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
  };

  // The values in a text, by a template of text and names in turn; null where it does not fit.
  // Each text is looked for from the left, the last at the end: that finds a fit if there is one.
  const match = (template, text) => {
    if (typeof text !== "string" || !text.startsWith(template[0])) return null;
    const values = [];
    let from = template[0].length;
    for (let i = 1; i < template.length; i += 2) {
      const name = template[i], after = template[i + 1], last = i + 2 === template.length;
      const end = last ? text.length - after.length : text.indexOf(after, from);
      if (end < from || (last && !text.endsWith(after))) return null;
      values.push([name, text.slice(from, end)]);
      from = end + after.length;
    }
    return from === text.length ? values : null;
  };

  const literal = (template) => template.reduce((sum, piece, i) => sum + (i % 2 ? 0 : piece.length), 0);

  // How well a body, or one problem of it, fits places. `weight` counts the constant text that
  // agrees, so that the template with most of its own words wins; `misses` what does not agree.
  const fit = (places, fills, body, weigh) => {
    for (const place of places) {
      const value = at(body, place.at);
      const fill = place.kind === "value" ? null : fills.next().value;
      if (value === undefined) {
        if (!place.optional) weigh.misses += 1;
      } else if (place.kind === "value") {
        weigh.values.push([place.name, value]);
      } else if (place.kind === "text") {
        const values = match(fill, value);
        if (values) {
          weigh.values.push(...values);
          weigh.weight += literal(fill) + 1;
        } else weigh.misses += 1;
      } else if (same(fill, value)) {
        weigh.weight += String(JSON.stringify(fill)).length;
        if (place.kind === "code") weigh.code = true;
      } else weigh.misses += 1;
    }
  };

  const weigh = (rule, layout, filling, response, problem) => {
    const result = { rule, weight: 0, misses: 0, code: false, values: [] };
    const fills = filling[Symbol.iterator]();
    fit(layout.places, fills, response.body, result);
    if (layout.list) fit(layout.problem, fills, problem, result);
    if (response.status !== null && rule.status !== undefined && rule.status !== response.status) result.misses += 1;
    for (const [name, template] of rule.headers || []) {
      const values = match(template, response.headers.get(name));
      if (values) result.values.push(...values);
    }
    return result;
  };

  // The best of all: whatever fits without a miss, else whatever has at least the code.
  const best = (results) => {
    const exact = results.filter((result) => result.misses === 0 && result.weight > 0);
    const known = exact.length ? exact : results.filter((result) => result.code);
    if (!known.length) return { exact: false, found: [] };
    known.sort((a, b) => a.misses - b.misses || b.weight - a.weight);
    const tied = known.filter((one) => one.misses === known[0].misses && one.weight === known[0].weight);
    // An error that travels on two wires may fit on both.
    const found = [...new Map(tied.map((one) => [one.rule, one])).values()];
    return { exact: exact.length > 0, found };
  };

  // One answer per problem of the response: `{ exact, found: [{ rule, values }] }`.
  const decode = (rules, pasted) => {
    const response = read(pasted);
    const answers = [];
    if (response.body !== undefined && response.body !== null && typeof response.body === "object") {
      const alone = [], listed = new Map();
      for (const rule of rules.errors) {
        for (const [index, filling] of rule.bodies) {
          const layout = rules.layouts[index];
          if (!layout.list) {
            alone.push(weigh(rule, layout, filling, response));
            continue;
          }
          const problems = at(response.body, layout.list);
          if (!Array.isArray(problems)) continue;
          problems.forEach((problem, i) => {
            if (!listed.has(i)) listed.set(i, []);
            listed.get(i).push(weigh(rule, layout, filling, response, problem));
          });
        }
      }
      const single = best(alone);
      const several = [...listed.values()].map(best).filter((answer) => answer.found.length);
      if (several.length && !(single.exact && !several[0].exact)) answers.push(...several);
      else if (single.found.length) answers.push(single);
    } else if (response.text && response.text.length < 200) {
      // A code alone, or a message alone.
      const code = rules.errors.filter((rule) => rule.code === response.text);
      const said = code.length ? code : rules.errors.filter((rule) => rule.title === response.text);
      if (said.length) answers.push({ exact: true, found: said.map((rule) => ({ rule, values: [] })) });
    }
    const sameStatus = response.status === null ? []
      : rules.errors.filter((rule) => rule.status === response.status);
    return { response, answers, sameStatus };
  };

  return { decode, read, match };
})();
