// A workbench served from a copy of the shipped studies, and a browser before it that writes down what it must not do.
const { chromium } = require("playwright-core");
const { execFileSync, spawn } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/** The shipped models and studies in a folder of their own, which may be spoilt. */
function copied(root) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "skolpeng-desk-"));
  for (const part of ["models", "scenarios"]) fs.cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  return folder;
}

/** A server of a study, once it has said its address. */
function serve(skolpeng, study) {
  const child = spawn(skolpeng, ["--lang", "sv", "serve", study, "--no-open"], { stdio: ["ignore", "pipe", "pipe"] });
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (data) => {
      said += data;
      const address = said.match(/http:\/\/\S+/)?.[0];
      if (address) resolve({ child, address });
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("exit", () => reject(new Error(said)));
  });
}

/** A browser; what it fetches from elsewhere and what goes wrong in it are faults. */
async function browser(faults) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "skolpeng-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS,
    viewport: { width: 1400, height: 1000 },
    acceptDownloads: true,
  });
  context.on("request", (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url())) faults.push(`fetches ${request.url()}`);
  });
  context.on("page", (page) => {
    page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(`console: ${message.text()}`);
    });
  });
  return { context, profile };
}

/** The tables of a file that `run` writes. */
function run(skolpeng, study, folder) {
  const out = path.join(folder, "out.json");
  execFileSync(skolpeng, ["-q", "run", study, "--output", out, "--force"]);
  return JSON.parse(fs.readFileSync(out, "utf8")).tables;
}

/** The code of the first finding that `check` writes. */
function check(skolpeng, study) {
  try {
    execFileSync(skolpeng, ["--lang", "sv", "check", study], { stdio: "pipe" });
    return null;
  } catch (error) {
    return String(error.stderr).match(/fel\[(\w+)\]/)?.[1];
  }
}

module.exports = { browser, check, copied, run, serve };
