// The page at work: results follow the sliders, every state has an address, files on disk are followed.
// Without this script the page works too: the form is sent, and links are followed.

const page = () => document.getElementById("bench");
const form = () => document.getElementById("settings");
const out = () => document.getElementById("out");
const status = () => document.getElementById("status");

let flight = null; // the request under way
let sought = null; // the picture that is wanted of a slider on its way; the newest alone is fetched
let seeking = false;
let awaiting = false; // whether draws are being asked for
let followed = null; // the field whose number is on its way, until the whole result stands
let drawn = 0; // counts the results that were asked for: a picture on the way to an older one is not shown
let spoken = 0; // the timer of what is read aloud
let stamp = null;

const read = (text) => new DOMParser().parseFromString(text, "text/html");

/** A number as its field writes it, as the server and sliders read it. */
const plain = (text) => text.replace(/\s/g, "").replace(",", ".").replace("\u2212", "-");

/** The address of what the fields say; numbers that are as in the model say nothing. */
function wanted() {
  const pairs = new URLSearchParams();
  for (const [name, value] of new FormData(form())) {
    const field = name.startsWith("p.") ? form().elements.namedItem(name) : null;
    if (value === "" || (field?.dataset.model !== undefined && plain(field.dataset.model) === plain(value))) continue;
    pairs.append(name, value);
  }
  return "?" + pairs;
}

function say(text) {
  clearTimeout(spoken);
  spoken = setTimeout(() => { status().textContent = text; }, 300);
}

/** Says what cannot be done; what stands on the page stays. */
function wrong(text) {
  clearTimeout(spoken);
  status().textContent = text;
  status().classList.add("wrong");
}

/** Fetches an address, dropping what was under way; nothing if a newer request came. */
async function fetched(address) {
  flight?.abort();
  const own = (flight = new AbortController());
  page().setAttribute("aria-busy", "true");
  try {
    const response = await fetch(address, { signal: own.signal, credentials: "same-origin" });
    const text = await response.text();
    return own === flight ? read(text) : null;
  } catch (error) {
    if (error.name !== "AbortError") status().textContent = status().dataset.offline;
    return null;
  } finally {
    if (own === flight) { flight = null; page().removeAttribute("aria-busy"); }
  }
}

/** Puts a part of the page in another's place; what was open stays open, what was scrolled stays scrolled. */
function swap(now, next) {
  const fresh = document.importNode(next, true);
  const key = (one, at) => one.dataset.key ?? at;
  const open = [...now.querySelectorAll("details")].flatMap((one, at) => (one.open ? [key(one, at)] : []));
  fresh.querySelectorAll("details").forEach((one, at) => { if (open.includes(key(one, at))) one.open = true; });
  const scrolled = [...now.querySelectorAll(".scroll")].map((one) => one.scrollLeft);
  now.replaceWith(fresh);
  fresh.querySelectorAll(".scroll").forEach((one, at) => { if (scrolled[at]) one.scrollLeft = scrolled[at]; });
}

/** Shows what a moved number changes: parts of the result by their ids, sections by those of their headings. */
function show(picture) {
  for (const id of ["strip", "school-money"]) {
    const [now, next] = [document.getElementById(id), picture.querySelector("#" + id)];
    if (now !== null && next !== null) swap(now, next);
  }
  for (const next of picture.querySelectorAll(":scope > div:last-child > section")) {
    const now = document.getElementById(next.querySelector("h2, h3").id)?.closest("section");
    if (now) swap(now, next);
  }
}

/** The numbers of the result's sections that are on the screen, or nearly. */
function seen() {
  const near = innerHeight / 4;
  const sections = [...document.querySelectorAll("#result > section")].filter((one) => {
    const place = one.getBoundingClientRect();
    return place.bottom > -near && place.top < innerHeight + near;
  });
  return sections.map((one) => one.querySelector("h2, h3")?.id.match(/^result-s(\d+)$/)?.[1]).filter(Boolean).join(",");
}

/** Follows a number that is on its way to another value: one picture at a time, and then the newest. */
async function glance(field) {
  followed = field;
  sought = "/live" + wanted() + "&moving=" + encodeURIComponent(field.name) + "&seen=" + seen();
  if (seeking) return;
  seeking = true;
  page().classList.add("moving");
  try {
    while (sought !== null) {
      const [address, own] = [sought, drawn];
      sought = null;
      const response = await fetch(address, { credentials: "same-origin" });
      const came = read(await response.text());
      if (own !== drawn) break;
      if (response.ok) { status().classList.remove("wrong"); show(came.getElementById("live")); }
      else if (response.status === 409) draw(false); // the whole result tells what is wrong
      else wrong(came.getElementById("sentence")?.textContent ?? "");
    }
  } catch { status().textContent = status().dataset.offline; }
  seeking = false;
}

/** The result of what the fields say. */
async function draw(keep) {
  drawn += 1;
  sought = null;
  const came = await fetched("/result" + wanted());
  if (came === null) return;
  const next = came.getElementById("out");
  if (next === null) {
    wrong(came.getElementById("sentence")?.textContent ?? "");
    return;
  }
  status().classList.remove("wrong");
  page().classList.remove("moving");
  followed = null;
  const open = [...out().querySelectorAll("details[open]")].map((one) => one.dataset.key ?? one.textContent.slice(0, 60));
  out().replaceWith(document.importNode(next, true));
  for (const one of out().querySelectorAll("details")) {
    if (open.includes(one.dataset.key ?? one.textContent.slice(0, 60))) one.open = true;
  }
  const address = out().dataset.address;
  const saving = document.getElementById("save-state");
  if (saving !== null) saving.value = address.slice(address.indexOf("?") + 1);
  await_draws();
  if (keep && address !== location.pathname + location.search) history.pushState(null, "", address);
  say(status().dataset.done + " " + out().dataset.total);
}

/** The whole page at an address. */
async function go(address, keep) {
  const came = await fetched(address);
  const sentence = came?.getElementById("sentence");
  if (sentence) { wrong(sentence.textContent); return; }
  const next = came?.getElementById("bench");
  if (!next) { if (came !== null) location.assign(address); return; }
  document.documentElement.lang = came.documentElement.lang;
  document.title = came.title;
  document.querySelector("body > header")?.replaceWith(document.importNode(came.querySelector("body > header"), true));
  const skip = document.querySelector("body > .skip");
  if (skip !== null) skip.textContent = came.querySelector("body > .skip")?.textContent ?? skip.textContent;
  const active = document.activeElement?.id;
  page().replaceWith(document.importNode(next, true));
  if (keep) history.pushState(null, "", address);
  ready();
  const target = address.includes("#") ? document.getElementById(address.split("#")[1]) : active && document.getElementById(active);
  if (target) { target.focus({ preventScroll: !address.includes("#") }); if (address.includes("#")) target.scrollIntoView(); }
  say(status().dataset.done + " " + (out()?.dataset.total ?? ""));
}

/** A field and its slider say the same. */
function pair(field, slider) {
  const knob = field.closest(".knob");
  const changed = plain(field.value) !== "" && plain(field.value) !== plain(field.dataset.model);
  knob.classList.toggle("changed", changed);
  knob.querySelector(".reset").hidden = !changed;
  const reset = document.getElementById("reset");
  if (reset !== null) reset.hidden = form().querySelector(".knob.changed") === null;
  slider.setAttribute("aria-valuetext", field.value);
}

function slide(slider) {
  const field = document.getElementById(slider.dataset.for);
  field.value = document.documentElement.lang === "sv" ? slider.value.replace(".", ",") : slider.value;
  pair(field, slider);
}

function type(field) {
  const slider = field.closest(".knob").querySelector(".slider");
  const number = Number(plain(field.value === "" ? field.dataset.model : field.value));
  if (!Number.isFinite(number)) return;
  // What is typed may lie outside: the slider grows to it.
  if (number < Number(slider.min)) slider.min = String(number);
  if (number > Number(slider.max)) slider.max = String(number);
  slider.value = String(number);
  pair(field, slider);
}

function reset(field) {
  field.value = field.dataset.model;
  type(field);
}

function ready() {
  for (const button of document.querySelectorAll("#settings button[hidden]")) button.hidden = false;
  document.getElementById("compute").hidden = true;
  await_draws();
  for (const field of document.querySelectorAll("#settings .number")) pair(field, field.closest(".knob").querySelector(".slider"));
}

document.addEventListener("input", (event) => {
  const it = event.target;
  if (it.classList.contains("slider")) { slide(it); glance(document.getElementById(it.dataset.for)); }
  else if (it.classList.contains("number")) { type(it); glance(it); }
});

// What comes into sight while a number is on its way is drawn, too.
document.addEventListener("scroll", () => { if (followed?.isConnected) glance(followed); }, { passive: true });

// What a slider starts from is made ready when it is taken hold of.
document.addEventListener("pointerdown", (event) => {
  const it = event.target;
  if (it.classList?.contains("slider") && !it.disabled && !seeking) glance(document.getElementById(it.dataset.for));
});

document.addEventListener("change", (event) => {
  const it = event.target;
  if (it.closest("#settings") === null) return;
  if (it.tagName === "SELECT") go("/" + wanted(), true);
  else draw(true);
});

document.addEventListener("submit", (event) => {
  if (event.target.classList.contains("draws")) {
    event.preventDefault();
    ask_draws(event.target, event.submitter);
  }
  if (event.target.id !== "settings") return;
  event.preventDefault();
  draw(true);
});

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const button = event.target.closest("button");
  if (button?.dataset.reset !== undefined) {
    const field = document.getElementById(button.dataset.reset);
    reset(field);
    field.focus();
    draw(true);
  } else if (button?.id === "reset") {
    document.querySelectorAll("#settings .number").forEach(reset);
    document.getElementById("parameters").querySelector("input")?.focus();
    draw(true);
  }
  const link = event.target.closest("#out a[href^='/?']");
  if (link !== null) { event.preventDefault(); go(link.getAttribute("href"), true); }
});

/** Asks for the draws until they are there; the page goes on meanwhile. */
async function await_draws() {
  const running = () => document.querySelector("#draws[data-running]");
  if (awaiting) return;
  awaiting = true;
  while (running() !== null) {
    await new Promise((done) => setTimeout(done, 500));
    const address = out()?.dataset.address;
    if (running() === null || address === undefined) break;
    try {
      const response = await fetch("/draws" + address.slice(address.indexOf("?")), { credentials: "same-origin" });
      const came = read(await response.text()).getElementById("draws");
      // Another state may have been drawn since.
      if (!response.ok || came === null || address !== out()?.dataset.address) continue;
      const focused = document.activeElement?.closest("#draws") !== null && document.activeElement !== document.body;
      swap(document.getElementById("draws"), came);
      if (focused) (document.querySelector("#draws button") ?? document.getElementById("draws")).focus();
      if (!("running" in came.dataset)) say(document.getElementById("draws-title").textContent + " " + status().dataset.done);
    } catch { break; }
  }
  awaiting = false;
}

/** Starts or cancels draws without leaving the page. */
async function ask_draws(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  const response = await fetch("/draws", { method: "POST", body, credentials: "same-origin" });
  const came = read(await response.text()).getElementById("draws");
  const now = document.getElementById("draws");
  if (came === null || now === null) return;
  swap(now, came);
  document.querySelector("#draws button")?.focus();
  await_draws();
}

addEventListener("popstate", () => go(location.pathname + location.search + location.hash, false));

/** Follows the files: when one has changed, the page is drawn again. */
async function follow() {
  if (document.visibilityState === "visible" && flight === null) {
    const study = new URLSearchParams(location.search).get("study");
    try {
      const response = await fetch("/stamp" + (study === null ? "" : "?study=" + encodeURIComponent(study)), { credentials: "same-origin" });
      const now = response.ok ? await response.text() : stamp;
      if (stamp !== null && now !== stamp && flight === null) await go(location.pathname + location.search, false);
      stamp = now;
    } catch { /* The next request says that nobody answers. */ }
  }
  setTimeout(follow, 2000);
}

ready();
follow();
