// How large and how quick the page is. Sizes and shifts are held; times are printed, since they say something of the computer too.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browser, drop, paste, skip, text } from "./start.js";

const { open } = browser();

const PAGE = text("corpus/vacatures/gemeente-projectleider-openbare-ruimte.txt");

/** @param {number[]} times */
function spread(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(1);
  return `median ${at(0.5)} ms, 95% ${at(0.95)} ms, most ${at(1)} ms (${sorted.length} times)`;
}

/** Notes when the field changes and when the answer to that is on the screen. @param {any} page */
const watch = (page) => page.evaluate(() => {
  const times = { input: 0, handled: 0, drawn: /** @type {number[]} */ ([]), keys: /** @type {number[]} */ ([]) };
  window.times = times;
  // Before the page's own listener, and after it.
  addEventListener("input", () => { times.input = performance.now(); }, { capture: true });
  addEventListener("input", () => { times.keys.push(performance.now() - times.input); });
  const answered = Response.prototype.json;
  Response.prototype.json = async function () {
    const answer = await answered.call(this);
    // The frame after the one in which the answer is drawn.
    requestAnimationFrame(() => requestAnimationFrame(() => times.drawn.push(performance.now() - times.input)));
    return answer;
  };
});

const times = (page) => page.evaluate(() => window.times);

test("the page is small, comes from one place and doesn't shift", { skip }, async (context) => {
  const page = await open();
  const loaded = await page.evaluate(() => performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation"))
    .map(({ name, decodedBodySize }) => ({ name, size: decodedBodySize })));
  const bytes = loaded.reduce((sum, { size }) => sum + size, 0);
  context.diagnostic(`${loaded.length} requests, ${bytes} bytes, the lexicon's texts included`);
  assert.ok(bytes < 200_000, `${bytes} bytes`);
  for (const { name } of loaded) assert.equal(new URL(name).origin, new URL(page.url()).origin);
  const paints = [];
  for (let times = 0; times < 10; times++) {
    await page.reload();
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length);
    paints.push(await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime));
  }
  context.diagnostic(`first contentful paint: ${spread(paints)}`);
  await page.evaluate(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shift += entry.hadRecentInput ? 0 : entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await paste(page, PAGE);
  await page.waitForTimeout(800);
  await drop(page, ["corpus/formats/vacature.docx"]);
  await page.waitForSelector(".matrix");
  const shift = await page.evaluate(() => window.shift);
  context.diagnostic(`layout shift ${shift}`);
  assert.ok(shift < 0.001, `shift ${shift}`);
});

test("a page of text, pasted and typed in", { skip }, async (context) => {
  const page = await open();
  await paste(page, PAGE);
  await watch(page);
  for (let round = 0; round < 20; round++) {
    await paste(page, `${PAGE}\n${round}`);
    await page.waitForTimeout(60);
  }
  context.diagnostic(`${PAGE.length} characters pasted, looked at and drawn: ${spread((await times(page)).drawn)}`);
  await page.evaluate(() => Object.assign(window.times, { keys: [], drawn: [] }));
  await page.evaluate(() => document.getElementById("text").setSelectionRange(900, 900));
  await page.keyboard.type("klantgericht werken en luisteren", { delay: 150 });
  await page.waitForTimeout(300);
  const typed = await times(page);
  assert.ok(typed.drawn.length > 5);
  context.diagnostic(`a key, handled: ${spread(typed.keys)}`);
  context.diagnostic(`a key, looked at and drawn, the rest of 90 ms included: ${spread(typed.drawn)}`);
});

test("a long text stays quick to type in", { skip }, async (context) => {
  const page = await open();
  const long = `${PAGE}\n\n`.repeat(Math.ceil(200_000 / PAGE.length));
  await watch(page);
  await paste(page, long);
  await page.waitForTimeout(400);
  const pasted = await times(page);
  context.diagnostic(`${long.length} characters pasted, looked at and drawn: ${spread(pasted.drawn)}`);
  context.diagnostic(`${await page.locator(".mark").count()} marks`);
  await page.evaluate(() => Object.assign(window.times, { keys: [], drawn: [] }));
  await page.evaluate(() => document.getElementById("text").setSelectionRange(5000, 5000));
  await page.keyboard.type("klantgericht", { delay: 200 });
  await page.waitForTimeout(1500);
  const typed = await times(page);
  context.diagnostic(`a key, handled: ${spread(typed.keys)}`);
  context.diagnostic(`a key, looked at and drawn, the rest of 90 ms included: ${spread(typed.drawn)}`);
  assert.match(await page.inputValue("#text"), /klantgericht/);
  assert.deepEqual(page.problems, []);
});
