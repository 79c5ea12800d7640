// The generated sites as a reader's browser has them: node site.mjs SITES SCREENSHOTS CHROMIUM
//
// Opens every site of the folder SITES from the disk, uses it, and says what does not hold. Prints
// one line of what was looked at when everything holds.

import { mkdir, readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [sites, screenshots, executablePath] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const faults = [];
const seen = { sites: 0, pages: 0, responses: 0, audits: 0 };

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

/** A page that reports every message, error and request that should not be. */
async function open(site, options = {}) {
  const context = await browser.newContext({ viewport: DESKTOP, ...options });
  const page = await context.newPage();
  const fault = (text) => faults.push(`${site.name}: ${page.url().slice(site.url.length)}: ${text}`);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) fault(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => fault(`script: ${error.message}`));
  page.on("dialog", (dialog) => { fault(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    if (!request.url().startsWith(site.url)) fault(`request: ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    // A page may be left before its icon has arrived.
    if (request.failure().errorText !== "net::ERR_ABORTED") fault(`not loaded: ${request.url()}`);
  });
  const go = async (file) => { seen.pages += 1; await page.goto(site.url + file); };
  return { page, go, fault, close: () => context.close() };
}

/** Serious and critical findings of axe. A content security policy does not let it in by itself. */
async function audit(site, files, options) {
  const tab = await open(site, { ...options, bypassCSP: true });
  for (const file of files) {
    await tab.go(file);
    await tab.page.addScriptTag({ path: axe });
    const { violations } = await tab.page.evaluate(
      () => globalThis.axe.run({ preload: false, resultTypes: ["violations"] }));
    for (const { id, impact, nodes } of violations) {
      if (!["serious", "critical"].includes(impact)) continue;
      tab.fault(`axe: ${id} (${impact}) ${nodes.slice(0, 3).map((n) => `${n.html} ${n.failureSummary}`).join(" | ")}`);
    }
    seen.audits += 1;
  }
  await tab.close();
}

/** After the frame in which the page answers to what was just entered, whenever a busy machine draws it. */
const settled = (page) => page.evaluate(() => new Promise((done) => {
  setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)));
}));

async function filter(site) {
  const { page, go, fault, close } = await open(site);
  await go("index.html");
  const shown = () => page.locator("li.row:visible").count();
  const all = await page.locator("li.row").count();
  const expect = async (what, expected) => {
    await settled(page);
    const count = await shown();
    if (count !== expected) fault(`${what}: ${count} rows instead of ${expected}`);
  };
  await expect("no filter", all);
  const { errors } = site.catalog;
  for (const [field, value] of [["status", (e) => e.status && String(e.status)], ["retry", (e) => e.retry]]) {
    const select = page.locator(`#_${field}`);
    if (!(await select.count())) continue;
    const choice = errors.map(value).find(Boolean);
    await select.selectOption(choice);
    const rows = await page.locator(`li.row[data-${field}="${choice}"]`).count();
    await expect(`${field} ${choice}`, rows);
    await select.selectOption("");
  }
  const operation = page.locator("#_operation");
  if (await operation.count()) {
    const name = errors.flatMap((e) => e.operations)[0];
    await operation.selectOption({ label: name });
    await settled(page);
    const keys = errors.filter((e) => e.operations.includes(name)).map((e) => e.key);
    const rows = await page.locator("li.row:visible").evaluateAll((rows) => rows.map((row) => row.dataset.key));
    if ([...new Set(rows)].sort().join() !== keys.sort().join()) fault(`operation ${name}: ${rows}`);
    await operation.selectOption("");
  }
  const [first] = errors;
  await page.locator("#_q").fill(first.key);
  await settled(page);
  if (!(await page.locator(`li.row:visible[data-key="${first.key}"]`).count())) fault("its key does not find an error");
  if (!/\d/.test(await page.locator("#_found").textContent())) fault("the number of hits is not announced");
  await page.locator("#_q").fill("no such words anywhere");
  await expect("nonsense", 0);
  await page.keyboard.press("Escape");
  await expect("cleared", all);
  await close();
}

/** The index by keyboard alone: skip link, search, first hit, its page. */
async function keyboard(site) {
  const { page, go, fault, close } = await open(site);
  await go("index.html");
  const focused = () => page.evaluate(() => document.activeElement.outerHTML.slice(0, 80));
  await page.keyboard.press("Tab");
  if (!(await focused()).includes("skip")) fault(`the first stop is ${await focused()}`);
  await page.keyboard.press("/");
  if (!(await focused()).includes("_q")) fault(`"/" leads to ${await focused()}`);
  await page.keyboard.type(site.catalog.errors.at(-1).key);
  await settled(page);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.waitForURL(/errors\/.*\.html/, { timeout: 3000 }).catch(() => fault("Enter opens no error"));
  await close();
}

async function explain(site) {
  const { page, go, fault, close } = await open(site);
  await go("explain.html");
  for (const error of site.catalog.errors) {
    for (const example of error.examples) {
      const body = JSON.stringify(example.body);
      const forms = [body];
      if (example.media_type) {
        const headers = example.headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
        forms.push(`HTTP/1.1 ${error.status} X\r\nContent-Type: ${example.media_type}\r\n${headers}\r\n${body}`);
      }
      for (const text of forms) {
        seen.responses += 1;
        await page.locator("#_response").fill(text);
        await page.locator("button.main").click();
        const cards = await page.locator("#_result .card").evaluateAll((cards) => cards.map((card) => ({
          page: card.dataset.page,
          values: Object.fromEntries([...card.querySelectorAll("dd[data-name]")].map((dd) => [dd.dataset.name, dd.textContent])),
          loose: !!card.querySelector(".note"),
        })));
        const card = cards.find((card) => card.page === error.page);
        if (!card || card.loose) {
          fault(`${error.key} is not found by ${text}: ${JSON.stringify(cards.map((c) => c.page))}`);
          continue;
        }
        for (const [name, value] of Object.entries(example.params)) {
          const expected = typeof value === "string" ? value : JSON.stringify(value, null, 2);
          // A message has a number's own digits, of which JavaScript would lose some.
          const equal = typeof value === "number" && Number(card.values[name]) === value;
          if (!equal && card.values[name] !== expected) fault(`${error.key}: ${name} is ${card.values[name]} instead of ${expected}`);
        }
      }
    }
  }
  for (const text of ["<html><h1>502 Bad Gateway</h1></html>", "HTTP/1.1 502 Bad Gateway\n\n", "{", "[1, 2]"]) {
    await page.locator("#_response").fill(text);
    await page.locator("button.main").click();
    if (!(await page.locator("#_result .note").count())) fault(`nothing is said of ${text}`);
  }
  await close();
}

/** What the site is without scripts, and that the theme changes. */
async function modes(site) {
  const plain = await open(site, { javaScriptEnabled: false });
  await plain.go("index.html");
  if ((await plain.page.locator("li.row:visible").count()) === 0) plain.fault("no rows without scripts");
  if (await plain.page.locator("#_filter").isVisible()) plain.fault("a filter that does nothing");
  await plain.close();

  const paper = (page) => page.evaluate(() => getComputedStyle(document.body).color);
  const light = await open(site, { colorScheme: "light" });
  await light.go("index.html");
  const before = await paper(light.page);
  await light.page.locator("#_theme").click();
  if ((await paper(light.page)) === before) light.fault("the toggle changes nothing");
  await light.close();
  const dark = await open(site, { colorScheme: "dark" });
  await dark.go("index.html");
  if ((await paper(dark.page)) === before) dark.fault("the system's dark mode changes nothing");
  await dark.close();
}

async function everyPage(site) {
  const { page, go, fault, close } = await open(site);
  const links = new Set();
  const files = ["index.html", "explain.html", "reference.html", ...site.catalog.errors.map((e) => e.page)];
  for (const file of files) {
    await go(file);
    const { hrefs, ids } = await page.evaluate(() => ({
      hrefs: [...document.querySelectorAll("a[href]")].map((a) => a.href),
      ids: [...document.querySelectorAll("[id]")].map((e) => e.id),
    }));
    if (new Set(ids).size !== ids.length) fault(`an id stands twice: ${ids.filter((id, i) => ids.indexOf(id) !== i)}`);
    for (const href of hrefs) {
      if (href.startsWith(site.url)) links.add(href);
      else if (!/^(https?|mailto):/.test(href)) fault(`a link to ${href}`);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) fault(`scrolls sideways by ${wide} px`);
  }
  const known = new Map();
  for (const link of links) {
    const [file, anchor] = link.slice(site.url.length).split("#");
    if (!known.has(file)) {
      const text = await readFile(path.join(site.folder, decodeURI(file)), "utf8").catch(() => null);
      known.set(file, text);
    }
    const text = known.get(file);
    if (text === null) fault(`a link to ${file}, which is not there`);
    else if (anchor && !text.includes(`id="${anchor}"`)) fault(`a link to ${file}#${anchor}, which is not there`);
  }
  await close();
}

async function pictures(site) {
  const telling = site.catalog.errors.reduce((a, b) => (b.examples.length + Object.keys(b.examples[0].params).length
    > a.examples.length + Object.keys(a.examples[0].params).length ? b : a));
  const example = telling.examples[0];
  for (const [size, viewport] of [["desktop", DESKTOP], ["phone", PHONE]]) {
    for (const colorScheme of ["light", "dark"]) {
      const options = { viewport, colorScheme, reducedMotion: "reduce" };
      const { page, go, fault, close } = await open(site, options);
      const files = ["index.html", "explain.html", "reference.html", telling.page];
      for (const file of files) {
        await go(file);
        if (file === "explain.html") {
          await page.locator("#_response").fill(JSON.stringify(example.body, null, 2));
          await page.locator("button.main").click();
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (wide > 0) fault(`scrolls sideways by ${wide} px on a ${size}`);
        const name = `${site.name}-${path.basename(file, ".html")}-${size}-${colorScheme}.png`;
        await page.screenshot({ path: path.join(screenshots, name), fullPage: true });
      }
      await close();
      // Contrast differs by theme, targets and order by size: two corners of the four show both.
      if ((size === "desktop") === (colorScheme === "light")) await audit(site, files, options);
    }
  }
}

await mkdir(screenshots, { recursive: true });
async function use(name) {
  const folder = path.join(sites, name);
  const catalog = JSON.parse(await readFile(path.join(folder, "catalog.json"), "utf8"));
  const site = { name, folder, catalog, url: `${pathToFileURL(folder)}/` };
  seen.sites += 1;
  for (const check of [filter, keyboard, explain, modes, everyPage, pictures]) {
    try { await check(site); } catch (error) { faults.push(`${name}: ${check.name}: ${error.message}`); }
  }
}

// Two at a time: much of it is waiting.
const names = (await readdir(sites)).sort();
const worker = async () => { while (names.length) await use(names.shift()); };
await Promise.all([worker(), worker()]);
await browser.close();
if (faults.length) {
  console.log([...new Set(faults)].join("\n"));
  process.exit(1);
}
console.log(`${seen.sites} sites, ${seen.pages} page views, ${seen.responses} responses explained, ${seen.audits} audits`);
