// node pictures.mjs --base URL --logins FILE --into DIR
// Draws the pages that README.md shows, from a demonstration that runs at URL (FILE is its logins.txt). Each is written as a PDF
// of one page; `cargo xtask pictures` turns it into a drawing (SVG). A page of ours holds no picture of any file, so the drawing
// holds letters, lines and areas only. CHROMIUM names the browser; /usr/bin/chromium otherwise.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const named = (name) => process.argv[process.argv.indexOf(name, 2) + 1];
const [base, logins, into] = ["--base", "--logins", "--into"].map(named);
const WIDTH = 1120;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking"],
});

// A browser of a person whose user name matches, signed in.
const signedIn = async (person) => {
  const line = readFileSync(logins, "utf8").match(new RegExp(`user (${person})\\s+password (\\S+)`));
  if (!line) throw new Error(`${logins} has no login for ${person}`);
  const context = await browser.newContext({ viewport: { width: WIDTH, height: 900 }, colorScheme: "light", bypassCSP: true });
  const page = await context.newPage();
  await page.goto(`${base}/sign-in`);
  await page.fill("#name", line[1]);
  await page.fill("#password", line[2]);
  await Promise.all([page.waitForURL((url) => url.pathname !== "/sign-in"), page.click("main button")]);
  return page;
};

// The first link of the page that matches.
const first = async (page, pattern) => {
  const all = await page.$$eval("main a[href]", (links) => links.map((one) => one.getAttribute("href")));
  const found = all.find((href) => pattern.test(href));
  if (!found) throw new Error(`${page.url()} has no link like ${pattern}`);
  return base + found;
};

// Plain areas in place of hatched ones and of dashed lines: a printer of PDF draws those as pictures made of points.
const AREAS = { part: "#8fb3b8", unknown: "#e4e4e4", home: "#6a7276" };
const PLAIN = `@page { margin: 0 } *, *::before, *::after { background-image: none !important; border-image: none !important }`;

// The top of the page, as it is on a screen.
const draw = async (page, name, height) => {
  await page.emulateMedia({ media: "screen" });
  await page.addStyleTag({ content: PLAIN });
  await page.evaluate((areas) => {
    for (const shape of document.querySelectorAll('[fill^="url(#"]')) {
      const kind = Object.keys(areas).find((one) => shape.getAttribute("fill").endsWith(`-${one})`));
      shape.setAttribute("fill", areas[kind]);
    }
  }, AREAS);
  const pdf = await page.pdf({ width: `${WIDTH}px`, height: `${height}px`, printBackground: true, pageRanges: "1" });
  writeFileSync(join(into, `${name}.pdf`), pdf);
};

mkdirSync(into, { recursive: true });

const analyst = await signedIn("analyst");
await analyst.goto(`${base}/desk`);
await analyst.goto(await first(analyst, /^\/desk\/reports\/\d+$/));
await draw(analyst, "review", 1000);

const officer = await signedIn("officer-de-1");
await officer.goto(`${base}/agency`);
const referral = await first(officer, /^\/agency\/referrals\/[\w-]+$/);
await officer.goto(referral);
await draw(officer, "referral", 1000);
await officer.goto(`${referral}/brief`);
await draw(officer, "brief", 1000);

const counsel = await signedIn("counsel");
await counsel.goto(`${base}/counsel/countries`);
await draw(counsel, "map", 1000);

await browser.close();
