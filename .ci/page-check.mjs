// Opens web pages in a headless Chromium and has axe-core judge each of them against WCAG 2.2 AA: in light, dark and with more contrast,
// enlarged to 200 %, and 320 pixels wide. Then folds the tree with keys alone, where pages may not run scripts.
// page-check.mjs MODULES PAGE...
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, ...pages] = process.argv.slice(2);
const require = createRequire(resolve(modules, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const wide = { width: 1280, height: 900 };
const views = [
  { name: "light", viewport: wide, colorScheme: "light" },
  { name: "dark", viewport: wide, colorScheme: "dark" },
  { name: "more contrast", viewport: wide, colorScheme: "dark", contrast: "more" },
  { name: "200 %", viewport: { width: 640, height: 450 }, deviceScaleFactor: 2, colorScheme: "light" },
  { name: "320 pixels", viewport: { width: 320, height: 640 }, colorScheme: "dark" },
];

let checks = 0;
const faults = [];
const check = (holds, what) => {
  checks++;
  if (!holds) faults.push(what);
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });

async function opened(page, options, work) {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  try {
    await tab.goto(pathToFileURL(resolve(page)).href);
    await work(tab);
  } finally {
    await context.close();
  }
}

async function judged(page) {
  for (const { name, ...options } of views) {
    const where = `${basename(page)}, ${name}`;
    await opened(page, options, async (tab) => {
      await tab.evaluate(axe);
      const found = await tab.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: "tag", values } }), rules);
      check(found.passes.length > 10, `${where}: axe found next to nothing to judge`);
      check(found.violations.length === 0, found.violations.map((v) => violation(where, v)).join("\n"));
      const taken = await tab.evaluate(() => document.documentElement.scrollWidth);
      check(taken <= options.viewport.width, `${where}: the page is ${taken} pixels wide, and has to be scrolled sideways`);
    });
  }
}

function violation(where, { id, impact, help, nodes }) {
  const shown = nodes.slice(0, 3).map((n) => `    ${n.html.slice(0, 160)}\n    ${n.failureSummary.replaceAll("\n", " ")}`);
  return [`${where}: ${id} (${impact}): ${help}, ${nodes.length} times:`, ...shown].join("\n");
}

async function folded(page) {
  const where = `${basename(page)}, without scripts`;
  await opened(page, { javaScriptEnabled: false }, async (tab) => {
    const parts = tab.locator(".outline details");
    const count = await parts.count();
    check(count > 0, `${where}: no part of the tree can be folded`);
    if (count === 0) return;
    const below = parts.first().locator("ul").first();
    const summary = parts.first().locator("summary").first();
    let reached = false;
    for (let presses = 0; presses < 400 && !reached; presses++) {
      await tab.keyboard.press("Tab");
      reached = (await tab.locator(".outline summary:focus").count()) > 0;
    }
    check(reached, `${where}: Tab does not come to the tree`);
    check(await below.isVisible(), `${where}: the tree is not open at first`);
    await tab.keyboard.press("Enter");
    check(!(await below.isVisible()), `${where}: Enter does not fold`);
    check(await summary.isVisible(), `${where}: what is folded is gone`);
    await tab.keyboard.press("Space");
    check(await below.isVisible(), `${where}: the space bar does not unfold`);
    await tab.keyboard.press("Tab");
    check((await tab.locator(".outline summary:focus").count()) === 1, `${where}: Tab does not go on to the next part of the tree`);
  });
}

let trees = 0;
try {
  for (const page of pages) {
    await judged(page);
    if (readFileSync(page, "utf8").includes('class="outline"')) {
      await folded(page);
      trees++;
    }
  }
} finally {
  await browser.close();
}
if (faults.length > 0) {
  console.error(faults.join("\n"));
  console.error(`page-check: ${faults.length} of ${checks} checks failed.`);
  process.exit(1);
}
console.log(`Checked: ${pages.length} web pages, ${views.length} views of each, ${trees} trees folded by keys without scripts; ${checks} checks, no violation of WCAG 2.2 AA.`);
