// Works at the workbench as an officer does, and says what went wrong: node workbench.cjs SKOLPENG ROOT [PICTURES]
const axe = require("axe-core").source;
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { browser, check, copied, run, serve } = require("./desk.cjs");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const FIELD = "p-needs-pool-pool_share";
const CODE = "49862313"; // Huddingegymnasiet
const [skolpeng, root, pictures] = process.argv.slice(2);

/** A text of the page, waited for until it is another than before. */
async function changed(page, selector, before) {
  await page.waitForFunction(([selector, before]) => {
    const now = document.querySelector(selector)?.textContent;
    return now !== undefined && now !== before;
  }, [selector, before]);
  return page.textContent(selector);
}

const still = (page) => page.waitForFunction(() => {
  const bench = document.getElementById("bench");
  return !bench.hasAttribute("aria-busy") && !bench.classList.contains("moving");
});

const OVERVIEW = "table[data-id=overview]";

async function drag(page) {
  const before = await page.textContent(OVERVIEW);
  const slider = page.locator(`.slider[data-for=${FIELD}]`);
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  const at = (part) => [box.x + box.width * part, box.y + box.height / 2];
  await page.mouse.move(...at(0.5));
  await page.mouse.down();
  await page.mouse.move(...at(0.7), { steps: 8 });
  const under = await changed(page, OVERVIEW, before);
  assert.match(await page.textContent("#strip"), /prövas när reglaget släpps/);
  assert.ok(!page.url().includes("pool_share"), "the address follows the released slider, not the dragged one");
  await page.mouse.up();
  await page.waitForURL(/p\.needs-pool\.pool_share=/);
  await still(page);
  assert.notEqual(under, before);
  const after = await page.textContent(OVERVIEW);
  const value = await page.inputValue(`#${FIELD}`);
  assert.doesNotMatch(await page.textContent("#strip"), /prövas när reglaget släpps/);
  await page.reload();
  assert.equal(await page.textContent(OVERVIEW), after, "an address is a state");
  assert.equal(await page.inputValue(`#${FIELD}`), value);
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes("pool_share"));
  await page.waitForFunction(([selector, text]) => document.querySelector(selector)?.textContent === text, [OVERVIEW, before]);
}

async function compare(page) {
  const before = await page.textContent(OVERVIEW);
  await page.selectOption("#beside-2", "-").catch(async () => {
    const selects = page.locator("#models select[name=with]");
    await selects.last().selectOption("-");
  });
  const fewer = await changed(page, OVERVIEW, before);
  await page.goBack();
  await changed(page, OVERVIEW, fewer);
}

async function school(page) {
  await page.selectOption("#view", "internal");
  await page.waitForSelector(".internal-view");
  await page.locator(`table[data-id=change_by_school] a[href*="school=${CODE}"]`).click();
  await page.waitForSelector("#school-money table");
  assert.ok(await page.locator("#school svg").count() > 0, "a waterfall");
  assert.ok(await page.locator("table[data-id=school_programmes]").count() === 1, "its programmes");
  await page.locator(`table[data-id="budget_needs-pool"] a[href*="school=${CODE}"][href*="amount=need_money"]`).click();
  await page.waitForSelector("#why[open]");
  assert.match(await page.textContent("#why"), /Behovspott/);
  assert.match(page.url(), /amount=need_money/);
}

/** What is saved and run from the command line pays what the page shows, to the öre. */
async function save(page, folder) {
  const before = await page.textContent(OVERVIEW);
  await page.fill(`#${FIELD}`, "4,35");
  await page.keyboard.press("Tab");
  await changed(page, OVERVIEW, before);
  await page.waitForURL(/pool_share=4\.35/);
  await still(page);
  const json = `/download/skolpeng.json${new URL(page.url()).search}`;
  const shown = (await (await page.request.get(new URL(json, page.url()).href)).json()).tables;
  await page.fill("#save-name", "provets-pott");
  await page.fill("#save-reason", "Provet behöver en högre andel");
  await page.click("#save button");
  await page.waitForSelector("#saved");
  const study = path.join(folder, "scenarios", "huddinge.toml");
  const other = path.join(folder, "scenarios", "saved.toml");
  fs.writeFileSync(other, fs.readFileSync(study, "utf8").replace("../models/needs-pool.toml", "proposals/provets-pott.toml"));
  const told = run(skolpeng, other, folder);
  const schools = (rows) => rows.map((row) => [row.code, row.total_ore]);
  const pays = schools(told["budget_provets-pott"]);
  assert.ok(pays.length >= 7);
  assert.deepEqual(schools(shown["budget_needs-pool"]), pays);
  fs.rmSync(other);
}

/** Every part can be reached, is seen to be reached, and left. */
async function keyboard(page) {
  await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
  const reached = new Set();
  for (let press = 0; press < 400; press += 1) {
    await page.keyboard.press("Tab");
    const now = await page.evaluate(() => {
      const it = document.activeElement;
      if (it === document.body) return null;
      const style = getComputedStyle(it);
      const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
      return { name: it.id || it.name || it.dataset?.for || it.textContent.trim().slice(0, 30), seen };
    });
    if (now === null) break;
    assert.ok(now.seen, `${now.name}: focus is not seen`);
    reached.add(now.name);
  }
  for (const name of ["lang", "view", "base", FIELD, "save-name", "save-reason"]) assert.ok(reached.has(name), `${name} is not reached`);
  const before = await page.textContent(OVERVIEW);
  await page.locator(`.slider[data-for=${FIELD}]`).focus();
  for (let press = 0; press < 5; press += 1) await page.keyboard.press("ArrowRight");
  const after = await changed(page, OVERVIEW, before);
  await page.waitForURL(/pool_share=/);
  assert.notEqual(before, after);
}

async function languages(page) {
  await page.selectOption("#lang", "en");
  await page.waitForFunction(() => document.documentElement.lang === "en");
  assert.match(await page.textContent("h1"), /^Workbench/);
  assert.match(await page.textContent("#strip-title"), /holds/);
  await page.selectOption("#lang", "sv");
  await page.waitForFunction(() => document.documentElement.lang === "sv");
}

async function downloads(page) {
  const starts = { xlsx: "PK", html: "<!DO", pdf: "%PDF", json: "{" };
  for (const [ending, start] of Object.entries(starts)) {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.click(`#downloads a[href*="skolpeng.${ending}"]`),
    ]);
    const bytes = fs.readFileSync(await download.path());
    assert.ok(bytes.length > 2000 && bytes.toString("latin1").startsWith(start), `${ending}: ${bytes.length} bytes`);
  }
  await page.click("#downloads summary");
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#downloads a[href*='skolpeng.csv']").first().click()]);
  assert.match(fs.readFileSync(await download.path(), "utf8"), /;/);
}

async function spoilt(page, folder) {
  const model = path.join(folder, "models", "needs-pool.toml");
  const text = fs.readFileSync(model, "utf8");
  fs.writeFileSync(model, text.replace("mean(risk by school)", "mean(risc by school)"));
  await page.waitForSelector("#errors pre[data-code]");
  const code = check(skolpeng, path.join(folder, "scenarios", "huddinge.toml"));
  assert.equal(await page.getAttribute("#errors pre", "data-code"), code);
  await accessible(page, "errors");
  fs.writeFileSync(model, text);
  await page.waitForSelector(OVERVIEW);
}

/** Draws in the background, with the page at work meanwhile. */
async function draws(page) {
  await page.click("#studies summary");
  await page.click("#studies a[href*='huddinge-uncertain.toml']");
  await page.waitForSelector("#draws button[value=start]");
  await page.click("#draws button[value=start]");
  await page.waitForSelector("#draws svg", { timeout: 60_000 });
  assert.match(await page.textContent("#draws"), /säkert|Säkert/);
  await accessible(page, "draws");
  await shot(page, "draws");
}

async function accessible(page, name) {
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), TAGS);
  const faults = found.violations.map(({ id, help, nodes }) => `${name}: ${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html).join(" ")}`);
  assert.deepEqual(faults, []);
}

async function shot(page, name) {
  if (pictures !== undefined) await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
}

async function looks(page) {
  for (const lang of ["sv", "en"]) {
    for (const [name, colorScheme, width] of [["light", "light", 1400], ["dark", "dark", 1400], ["zoomed", "light", 700], ["phone", "light", 320]]) {
      await page.setViewportSize({ width, height: 1000 });
      await page.emulateMedia({ colorScheme });
      const view = `lang=${lang}&view=${name === "dark" ? "public" : "internal"}&school=${CODE}`;
      await page.goto(`${new URL(page.url()).origin}/?${view}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${lang}, ${name}: ${wide} pixels too wide`);
      await accessible(page, `${lang}, ${name}`);
      await shot(page, `${lang}-${name}`);
    }
  }
  await page.setViewportSize({ width: 1400, height: 1000 });
  await page.emulateMedia({ colorScheme: "light", media: null });
}

/** From a slider's new value to the new picture on the screen, in milliseconds, as the browser has it. */
async function latency(page) {
  const times = await page.evaluate(async (field) => {
    const slider = document.querySelector(`.slider[data-for=${field}]`);
    const times = [];
    for (let turn = 0; turn < 60; turn += 1) {
      const started = performance.now();
      const drawn = new Promise((done) => {
        new MutationObserver((_, watch) => { watch.disconnect(); requestAnimationFrame(() => setTimeout(done)); })
          .observe(document.getElementById("out"), { childList: true, subtree: true });
      });
      slider.value = String(Number(slider.min) + (Number(slider.max) - Number(slider.min)) * (0.2 + turn / 100));
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      await drawn;
      times.push(performance.now() - started);
      await new Promise((done) => setTimeout(done, 20));
    }
    slider.dispatchEvent(new Event("change", { bubbles: true }));
    return times.sort((a, b) => a - b);
  }, FIELD);
  await still(page);
  return `median ${times[30].toFixed(1)} ms, 99 % ${times[59].toFixed(1)} ms`;
}

async function main() {
  const faults = [];
  const folder = copied(root);
  const { child, address } = await serve(skolpeng, path.join(folder, "scenarios", "huddinge.toml"));
  const { context, profile } = await browser(faults);
  const acts = { drag, compare, languages, keyboard, school, save, downloads, looks, spoilt, draws };
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(address);
  await page.waitForSelector(OVERVIEW);
  console.log(`workbench: slider to picture: ${await latency(page)}`);
  for (const [name, act] of Object.entries(acts)) {
    try {
      await page.goto(`${new URL(page.url()).origin}/?lang=sv${name === "downloads" ? "&view=internal" : ""}`);
      await act(page, folder);
    } catch (error) {
      faults.push(`${name}: ${error.message}`);
      await shot(page, `fault-${name}`);
    }
  }
  await context.close();
  child.removeAllListeners("exit");
  child.kill("SIGINT");
  for (const left of [folder, profile]) fs.rmSync(left, { recursive: true, force: true });
  for (const fault of faults) console.log(fault);
  console.log(`workbench: ${Object.keys(acts).length} acts, ${faults.length} faults`);
  process.exit(faults.length === 0 ? 0 : 1);
}

main();
