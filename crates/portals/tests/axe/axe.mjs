// node axe.mjs DIR | URL...
// Opens every page on a phone, a tablet and a desk, in light and in dark, and at 320 px (what 400 % zoom leaves of 1280);
// fails on any serious or critical finding of axe-core, and on any page that must be scrolled sideways.
// CHROMIUM names the browser; /usr/bin/chromium otherwise.
import { readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const arguments_ = process.argv.slice(2);
if (arguments_.length === 0) {
  console.error("usage: node axe.mjs DIR | URL...");
  process.exit(2);
}
const isDirectory = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
const pages = arguments_.flatMap((given) =>
  isDirectory(given)
    ? readdirSync(given)
        .filter((name) => name.endsWith(".html"))
        .sort()
        .map((name) => pathToFileURL(resolve(given, name)).href)
    : [given],
);
if (pages.length === 0) {
  console.error("no page found");
  process.exit(2);
}

const views = [
  { width: 390, height: 844, colorScheme: "light" },
  { width: 1280, height: 900, colorScheme: "dark" },
  { width: 768, height: 1024, colorScheme: "light" },
  { width: 320, height: 640, colorScheme: "dark" },
];
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
let failures = 0;
for (const { width, height, colorScheme } of views) {
  // bypassCSP lets the test's own script in; the pages themselves have none.
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, bypassCSP: true });
  for (const address of pages) {
    const page = await context.newPage();
    await page.goto(address);
    await page.addScriptTag({ path: axe });
    const { violations } = await page.evaluate(() =>
      globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
    );
    const where = `${address.split("/").pop() || address} ${width} ${colorScheme}`;
    for (const { id, impact, help, nodes } of violations) {
      const isGrave = impact === "serious" || impact === "critical";
      if (isGrave) failures += 1;
      console.log(`${isGrave ? "FAIL" : "note"} ${where}: ${id} (${impact}) ${help}`);
      for (const node of nodes.slice(0, 3)) console.log(`     ${node.target.join(" ")}: ${node.html.slice(0, 160)}`);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) {
      failures += 1;
      console.log(`FAIL ${where}: ${overflow} px wider than the screen`);
    }
    await page.close();
  }
  await context.close();
}
await browser.close();
console.log(`${pages.length} pages, ${views.length} views, ${failures} failures`);
process.exit(failures === 0 ? 0 : 1);
