// Opens each page as people do, in light, dark, narrow and for paper: axe finds no violation, nothing is fetched, no
// script is needed, and a page of 320 pixels need not be scrolled sideways.
const { chromium } = require("playwright-core");
const axe = require("axe-core").source;
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LOOKS = [
  { name: "light", colorScheme: "light", width: 1280 },
  { name: "dark", colorScheme: "dark", width: 1280 },
  { name: "narrow", colorScheme: "light", width: 320 },
];

async function check(context, file, look) {
  const page = await context.newPage();
  const faults = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) faults.push(`fetches ${request.url()}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.setViewportSize({ width: look.width, height: 900 });
  await page.emulateMedia({ colorScheme: look.colorScheme });
  await page.goto(`file://${path.resolve(file)}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wide > 0) faults.push(`${wide} pixels too wide`);
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), TAGS);
  if (found.passes.length < 10) faults.push(`axe tried only ${found.passes.length} rules`);
  for (const { id, help, nodes } of found.violations) {
    faults.push(`${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html).join(" ")}`);
  }
  await page.close();
  return faults.map((fault) => `${path.basename(file)}, ${look.name}: ${fault}`);
}

async function main(files) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "skolpeng-pages-"));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS,
    bypassCSP: true,
  });
  const faults = [];
  for (const file of files) {
    for (const look of LOOKS) faults.push(...(await check(context, file, look)));
    const page = await context.newPage();
    await page.goto(`file://${path.resolve(file)}`);
    const pdf = file.replace(/html$/, "printed.pdf");
    await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true });
    await page.close();
  }
  await context.close();
  fs.rmSync(folder, { recursive: true, force: true });
  for (const fault of faults) console.log(fault);
  console.log(`${files.length} pages, ${LOOKS.length} looks, ${faults.length} faults`);
  process.exit(faults.length === 0 ? 0 : 1);
}

main(process.argv.slice(2));
