// node axe.mjs DIR | URL... | --base URL --logins FILE
// With --base, a demo that runs there is signed in to as each audience (FILE is its logins.txt) and walked link by link.
// Opens every page on a phone, a tablet and a desk, in light and in dark, and at 320 px (what 400 % zoom leaves of 1280);
// fails on any serious or critical finding of axe-core, and on any page that must be scrolled sideways.
// CHROMIUM names the browser; /usr/bin/chromium otherwise.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const arguments_ = process.argv.slice(2);
const named = (name) => (arguments_.includes(name) ? arguments_[arguments_.indexOf(name) + 1] : undefined);
const [base, logins] = [named("--base"), named("--logins")];
const given = base ? [] : arguments_;
if ((base === undefined) !== (logins === undefined) || (given.length === 0 && !base)) {
  console.error("usage: node axe.mjs DIR | URL... | --base URL --logins FILE");
  process.exit(2);
}
const isDirectory = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
const files = given.flatMap((one) =>
  isDirectory(one)
    ? readdirSync(one)
        .filter((name) => name.endsWith(".html"))
        .sort()
        .map((name) => pathToFileURL(resolve(one, name)).href)
    : [one],
);

// The audiences of a demo: a person's name, where they begin, and which of the links they find there are followed.
const AUDIENCES = [
  { person: null, pages: ["/", "/report", "/sign-in", "/api", "/nothing-is-here"], links: [] },
  { person: /desk-\S+/, pages: ["/provider", "/api"], links: [/^\/provider\/reports\/\d+$/] },
  { person: /analyst/, pages: ["/desk", "/desk/dismissals"], links: [/^\/desk\/groups\/\d+$/, /^\/desk\/reports\/\d+$/, /^\/desk\/alerts\//, /\/files\/\w+$/] },
  {
    person: /officer-\S+/,
    pages: ["/agency", "/agency?state=re_referred", "/agency?state=recalled"],
    links: [/^\/agency\/referrals\/[\w-]+$/],
  },
  { person: /auditor/, pages: ["/auditor", "/auditor/entries"], links: [/\/proof$/] },
  {
    person: /counsel/,
    pages: [
      "/counsel",
      "/counsel/instruments",
      "/counsel/instruments/eu-interim?on=2026-04-04",
      "/counsel/countries?show=us_mlat&region=Europe",
      "/counsel/countries/DE",
      "/counsel/agencies?class=foreign",
      "/counsel/agencies/de-1",
      "/counsel/agencies/de-1/end",
      "/counsel/agencies/de-1/investigates",
      "/counsel/obligations?held=clock",
      "/counsel/proposals",
      "/counsel/proposals?part=decided",
      "/counsel/approvals",
      "/counsel/search?q=Budapest",
      "/auditor/requests",
    ],
    links: [/^\/counsel\/proposals\/\w+$/, /^\/counsel\/obligations\/[\w-]+$/],
  },
  { person: /admin/, pages: ["/account", "/desk"], links: [] },
];
// So many links of one kind are followed.
const FOLLOWED = 3;

const views = [
  { width: 390, height: 844, colorScheme: "light" },
  { width: 1280, height: 900, colorScheme: "dark" },
  { width: 768, height: 1024, colorScheme: "light" },
  { width: 320, height: 640, colorScheme: "dark" },
];
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking"],
});
let failures = 0;
let looked = 0;

const password = (person) => {
  const line = readFileSync(logins, "utf8").match(new RegExp(`user (${person.source})\\s+password (\\S+)`));
  if (!line) throw new Error(`${logins} has no login for ${person.source}`);
  return [line[1], line[2]];
};

const signIn = async (context, person) => {
  const [name, secret] = password(person);
  const page = await context.newPage();
  await page.goto(`${base}/sign-in`);
  await page.fill("#name", name);
  await page.fill("#password", secret);
  await Promise.all([page.waitForURL((url) => url.pathname !== "/sign-in"), page.click("main button")]);
  await page.close();
};

const look = async (page, where) => {
  looked += 1;
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
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
  // What is cut off does not widen the page, and is lost all the same.
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll(".sheet-flush")].filter((one) => one.scrollWidth > one.clientWidth).length,
  );
  if (cut > 0) {
    failures += 1;
    console.log(`FAIL ${where}: ${cut} sheets are cut off at their side`);
  }
};

const walk = async (context, { pages, links }, view) => {
  const waiting = [...pages];
  const seen = new Set(pages);
  const left = links.map(() => FOLLOWED);
  while (waiting.length > 0) {
    const path = waiting.shift();
    const page = await context.newPage();
    await page.goto(base + path);
    await look(page, `${path} ${view}`);
    const found = await page.$$eval("main a[href]", (all) => all.map((one) => one.getAttribute("href")));
    for (const [at, kind] of links.entries()) {
      for (const href of found.filter((one) => kind.test(one))) {
        if (left[at] === 0 || seen.has(href)) continue;
        left[at] -= 1;
        seen.add(href);
        waiting.push(href);
      }
    }
    await page.close();
  }
};

for (const { width, height, colorScheme } of views) {
  // bypassCSP lets the test's own script in; the pages themselves have none.
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, bypassCSP: true });
  for (const address of files) {
    const page = await context.newPage();
    await page.goto(address);
    await look(page, `${address.split("/").pop() || address} ${width} ${colorScheme}`);
    await page.close();
  }
  await context.close();
  for (const audience of base ? AUDIENCES : []) {
    const own = await browser.newContext({ viewport: { width, height }, colorScheme, bypassCSP: true });
    if (audience.person) await signIn(own, audience.person);
    await walk(own, audience, `${width} ${colorScheme}`);
    await own.close();
  }
}
await browser.close();
console.log(`${looked} looks at pages in ${views.length} views, ${failures} failures`);
if (looked === 0) console.error("no page found");
process.exit(failures === 0 && looked > 0 ? 0 : 1);
