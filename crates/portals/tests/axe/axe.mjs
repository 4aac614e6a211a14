// node axe.mjs [DIR | URL ...] [--base URL --logins FILE] [--routes FILE] [--screens DIR]
// Looks at every page of DIR and at every URL. With --base, a demonstration that runs there is signed in to as each
// audience (FILE is its logins.txt) and walked link by link; with --routes (a line `GET /address` for each page) it is said which
// declared pages nobody came to. With --screens a picture of each page is written to DIR.
//
// One browser, several pages side by side. Each page is loaded once. All rules of axe-core run on it once; the contrast of
// colours runs again in the dark; the width is measured on a phone, a tablet, a desk, and at 320 px (what 400 % zoom leaves
// of 1280). The source as it was sent is checked by html-validate. Any serious or critical finding fails, any invalid HTML,
// and any page that must be scrolled sideways.
// CHROMIUM names the browser; /usr/bin/chromium otherwise.
import { createHmac } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const OPTIONS = ["--base", "--logins", "--routes", "--screens"];
const given = [];
const option = {};
for (let at = 2; at < process.argv.length; at += 1) {
  const word = process.argv[at];
  if (OPTIONS.includes(word)) option[word.slice(2)] = process.argv[(at += 1)];
  else given.push(word);
}
const { base, logins, routes, screens } = option;
if ((base === undefined) !== (logins === undefined) || (given.length === 0 && !base)) {
  console.error("usage: node axe.mjs [DIR | URL ...] [--base URL --logins FILE] [--routes FILE] [--screens DIR]");
  process.exit(2);
}
if (screens) mkdirSync(screens, { recursive: true });

const isDirectory = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
const pagesOf = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".html"))
    .sort()
    .map((name) => pathToFileURL(resolve(folder, name)).href);
const addresses = given.flatMap((one) => (isDirectory(one) ? pagesOf(one) : [one]));

// The audiences of a demonstration: a person's name, where they begin, and which of the links they find are followed.
const AUDIENCES = [
  { person: null, pages: ["/", "/report", "/sign-in", "/api", "/ispws/documentation", "/nothing-is-here"], links: [] },
  {
    person: /desk-\S+/,
    pages: ["/provider", "/api", "/account"],
    links: [/^\/provider\/reports\/\d+$/, /^\/provider\/reports\/\d+\/preservation$/],
  },
  {
    person: /analyst/,
    pages: ["/desk", "/desk/dismissals", "/desk/alerts", "/account"],
    links: [
      /^\/desk\/groups\/\d+$/,
      /^\/desk\/dismiss\?/,
      /^\/desk\/reports\/\d+$/,
      /^\/desk\/reports\/\d+\/preservation$/,
      /^\/desk\/reports\/\d+\/preservation\/letter$/,
      /^\/desk\/alerts\/\w+$/,
      /^\/desk\/reports\/\d+\/files\/\w+$/,
      /^\/desk\/referrals\/[\w-]+\/brief$/,
    ],
  },
  { person: /supervisor/, pages: ["/desk"], links: [/^\/desk\/reports\/\d+$/, /\/hand-over$/] },
  {
    person: /officer-\S+/,
    pages: ["/agency", "/agency?state=re_referred", "/agency?state=recalled"],
    links: [
      /^\/agency\/referrals\/[\w-]+$/,
      /^\/agency\/referrals\/[\w-]+\/brief$/,
      /^\/agency\/referrals\/[\w-]+\/preservation$/,
      /^\/agency\/referrals\/[\w-]+\/preservation\/letter$/,
      /^\/agency\/referrals\/[\w-]+\/destruction$/,
      /^\/agency\/referrals\/[\w-]+\/objection$/,
    ],
  },
  {
    person: /auditor/,
    pages: ["/auditor", "/auditor/entries", "/auditor/requests", "/auditor/destructions"],
    links: [/^\/auditor\/referrals\/[\w-]+\/proof$/, /^\/auditor\/referrals\/[\w-]+\/brief$/],
  },
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
      "/counsel/destructions",
      "/counsel/search?q=Budapest",
    ],
    links: [
      /^\/counsel\/proposals\/\w+$/,
      /^\/counsel\/obligations\/[\w-]+$/,
      /^\/counsel\/destructions\/\d+\/\w+$/,
      /^\/counsel\/rely\?/,
    ],
  },
  { person: /admin/, pages: ["/account", "/counsel", "/desk"], links: [] },
];
// So many links of one kind are followed.
const FOLLOWED = 3;

const DESK = { width: 1280, height: 900 };
const SIZES = [{ width: 390, height: 844 }, { width: 768, height: 1024 }, { width: 320, height: 640 }];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
// What is valid, not how it is laid out: the templates close no void elements and break their lines as they need.
const html = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    "void-style": "off",
    "no-trailing-whitespace": "off",
    "attribute-boolean-style": "off",
    "no-inline-style": "off",
    "long-title": "off",
    // What axe-core and our own tests look at.
    "wcag/h30": "off",
    "wcag/h32": "off",
    "input-missing-label": "off",
    "require-sri": "off",
    "tel-non-breaking": "off",
  },
});

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking"],
});
// bypassCSP lets the test's own script in; the pages themselves have none.
const fresh = () =>
  browser.newContext({ viewport: DESK, colorScheme: "light", reducedMotion: "reduce", bypassCSP: true });
let failures = 0;
let looked = 0;
const came = [];

const fail = (where, words) => {
  failures += 1;
  console.log(`FAIL ${where}: ${words}`);
};

const tell = (where, violations) => {
  for (const { id, impact, help, nodes } of violations) {
    const isGrave = impact === "serious" || impact === "critical";
    if (isGrave) failures += 1;
    console.log(`${isGrave ? "FAIL" : "note"} ${where}: ${id} (${impact}) ${help}`);
    for (const node of nodes.slice(0, 3)) console.log(`     ${node.target.join(" ")}: ${node.html.slice(0, 160)}`);
  }
};

const run = (page, options) => page.evaluate(async (options) => (await globalThis.axe.run(options)).violations, options);

const measure = async (page, where) => {
  const [over, cut] = await page.evaluate(() => [
    document.documentElement.scrollWidth - innerWidth,
    // What is cut off does not widen the page, and is lost all the same.
    [...document.querySelectorAll(".sheet-flush")].filter((one) => one.scrollWidth > one.clientWidth).length,
  ]);
  if (over > 0) fail(where, `${over} px wider than the screen`);
  if (cut > 0) fail(where, `${cut} sheets are cut off at their side`);
};

const valid = async (source, where) => {
  const report = await html.validateString(source);
  for (const { messages } of report.results) {
    for (const { ruleId, severity, message, line } of messages) {
      if (severity === 2) fail(where, `line ${line}: ${message} (${ruleId})`);
    }
  }
};

// Looks at one page; returns the links on it.
const look = async (context, address, name) => {
  const page = await context.newPage();
  try {
    const answer = await page.goto(address);
    const source = address.startsWith("file:") ? readFileSync(fileURLToPath(address), "utf8") : await answer.text();
    looked += 1;
    if (!(answer?.headers()["content-type"] ?? "text/html").startsWith("text/html")) return [];
    if (new URL(page.url()).pathname === "/sign-in" && !address.includes("/sign-in")) fail(name, "it asks to sign in");
    await valid(source, name);
    await page.addScriptTag({ path: axe });
    tell(name, await run(page, { runOnly: RULES }));
    await measure(page, `${name} ${DESK.width}`);
    if (screens) await page.screenshot({ path: join(screens, `${name.replace(/[^\w.-]+/g, "_")}.png`), fullPage: true });
    await page.emulateMedia({ colorScheme: "dark" });
    // Until it is drawn anew, colours are still those of before.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    tell(`${name} dark`, await run(page, { runOnly: { type: "rule", values: ["color-contrast"] } }));
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await measure(page, `${name} ${size.width}`);
    }
    return await page.$$eval("main a[href]", (all) => all.map((one) => one.getAttribute("href")));
  } finally {
    await page.close();
  }
};

// Runs so many at a time; work may add work.
const sideBySide = async (work, at) => {
  const running = new Set();
  let wrong;
  while ((work.length > 0 || running.size > 0) && !wrong) {
    while (work.length > 0 && running.size < at) {
      const job = work.shift()().catch((error) => (wrong = error)).finally(() => running.delete(job));
      running.add(job);
    }
    await Promise.race(running);
  }
  await Promise.all(running);
  if (wrong) throw wrong;
};

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
  await Promise.all([page.waitForNavigation(), page.click("main button")]);
  if (await page.$("#code")) await showFactor(page, name);
  if (new URL(page.url()).pathname.startsWith("/sign-in")) throw new Error(`${name} did not get in: ${page.url()}`);
  await page.close();
};

// What an authenticator app shows (RFC 6238).
const totp = (base32) => {
  const bits = [...base32].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const number = digest.readUInt32BE(digest.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
};

// A person who serves on the data of a demonstration sets a second factor up at the first sign-in. Its secret is kept beside
// the logins, for the next time.
const showFactor = async (page, name) => {
  const kept = `${logins}.factors.json`;
  const secrets = existsSync(kept) ? JSON.parse(readFileSync(kept, "utf8")) : {};
  const fresh = (await page.$("input[name=offer]")) !== null;
  if (fresh) {
    const shown = await page.$$eval("main .exact, main samp", (all) => all.map((one) => one.textContent.replace(/\s/g, "")));
    secrets[name] = shown.find((text) => /^[A-Z2-7]{32}$/.test(text));
    writeFileSync(kept, JSON.stringify(secrets));
  }
  await page.fill("#code", totp(secrets[name]));
  await Promise.all([page.waitForNavigation(), page.click("main form button")]);
  // The recovery codes are shown once; a link leads on.
  if (fresh) await Promise.all([page.waitForNavigation(), page.click("main a.button")]);
};

const walk = (work, context, { person, pages, links }) => {
  const seen = new Set();
  const left = links.map(() => FOLLOWED);
  const visit = (path) => {
    if (seen.has(path)) return;
    seen.add(path);
    work.push(async () => {
      came.push(path.split("?")[0]);
      const found = await look(context, base + path, `${person?.source.replace(/\W+/g, "") ?? "anybody"} ${path}`);
      for (const [at, kind] of links.entries()) {
        for (const href of found.filter((one) => kind.test(one))) {
          if (left[at] === 0 || seen.has(href)) continue;
          left[at] -= 1;
          visit(href);
        }
      }
    });
  };
  pages.forEach(visit);
};

const begun = Date.now();
const side = Math.max(2, availableParallelism());
const work = [];
const outside = await fresh();
for (const address of addresses) work.push(() => look(outside, address, address.split("/").pop() || address));
for (const audience of base ? AUDIENCES : []) {
  const context = await fresh();
  if (audience.person) await signIn(context, audience.person);
  walk(work, context, audience);
}
await sideBySide(work, side);
await browser.close();

// A declared page that no link led to and no person began at.
if (routes) {
  const declared = [...readFileSync(routes, "utf8").matchAll(/^GET (\/\S*)$/gm)].map(([, path]) => path);
  const html_ = declared.filter((path) => !/^\/(ispws|assets|api\/|provider\/api|ledger)|\.\w+$|\/(receipt|document|package|home|healthz)$/.test(path));
  const pattern = (path) => new RegExp(`^${path.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "[^/]+")}$`);
  const missed = html_.filter((path) => !came.some((one) => pattern(path).test(one)));
  console.log(`${html_.length - missed.length} of ${html_.length} declared pages were come to; not to: ${missed.join(" ") || "none"}`);
}
console.log(`${looked} pages, ${side} side by side, ${failures} failures, ${((Date.now() - begun) / 1000).toFixed(1)} s`);
if (looked === 0) console.error("no page found");
process.exit(failures === 0 && looked > 0 ? 0 : 1);
