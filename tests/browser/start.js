// Starts the server and a browser for the tests of one file.

import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../../", import.meta.url);
const PROGRAM = process.env.TOETSSTEEN || fileURLToPath(new URL("target/release/toetssteen", ROOT));
const CHROMIUM = process.env.CHROMIUM || "/usr/bin/chromium";

/** The path of a file of the project. @param {string} name */
export const path = (name) => fileURLToPath(new URL(name, ROOT));

/** The text of a file of the project. @param {string} name */
export const text = (name) => readFileSync(path(name), "utf8");

/** Why tests in a browser can't run here, or false. @returns {string|false} */
export const skip = !existsSync(CHROMIUM)
  ? `no browser at ${CHROMIUM}: install chromium or set CHROMIUM`
  : !existsSync(PROGRAM) ? `no program at ${PROGRAM}: build it or set TOETSSTEEN` : false;

/** @returns {Promise<{url: string, stop: () => void}>} a server on a port of its own */
async function serve() {
  const server = spawn(PROGRAM, ["serve", "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const url = await new Promise((found, failed) => {
    const hear = (/** @type {Buffer} */ words) => {
      said += words;
      const at = /http:\/\/[\w.:[\]]+(?=[/\s])/.exec(said);
      if (at) found(at[0]);
    };
    server.stdout.on("data", hear);
    server.stderr.on("data", hear);
    server.on("exit", (code) => failed(new Error(`the server ended with ${code}: ${said}`)));
  });
  return { url: `${url}/`, stop: () => server.kill() };
}

/**
 * A server and a browser for all tests of a file.
 * @returns {{open: (options?: object) => Promise<import("playwright-core").Page & {problems: string[]}>}}
 */
export function browser() {
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let server;
  /** @type {import("playwright-core").Browser} */
  let chromium;
  before(async () => {
    if (skip) return;
    const playwright = await import("playwright-core");
    server = await serve();
    chromium = await playwright.chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
  });
  after(async () => {
    await chromium?.close();
    server?.stop();
  });
  return { open: (options) => open(chromium, server.url, options) };
}

/**
 * Opens the page. What the browser complains of, such as a break of the policy, fails the test that looks at `problems`.
 * @param {import("playwright-core").Browser} chromium @param {string} url @param {object} [options]
 */
async function open(chromium, url, options = {}) {
  const context = await chromium.newContext({
    viewport: { width: 1280, height: 900 }, permissions: ["clipboard-read", "clipboard-write"], ...options,
  });
  const page = await context.newPage();
  const problems = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.goto(url);
  await page.waitForFunction(() => document.querySelector("#panel .steps"));
  return Object.assign(page, { problems });
}

/** Pastes a text as a person does, and waits for the answer. @param {any} page @param {string} content @param {boolean} [empty] */
export async function paste(page, content, empty = false) {
  await page.evaluate((/** @type {string} */ it) => navigator.clipboard.writeText(it), content);
  await page.focus("#text");
  await page.keyboard.press("ControlOrMeta+A");
  const answered = page.waitForResponse("**/api/v1/analyze*");
  await page.keyboard.press("ControlOrMeta+V");
  await answered;
  await page.waitForSelector(empty ? "#panel .steps" : "#panel .competency");
}

/** Drops files on the page. @param {any} page @param {string[]} names files of the project */
export async function drop(page, names) {
  const files = names.map((name) => ({ name: name.split("/").pop(), bytes: [...readFileSync(path(name))] }));
  await page.evaluate((/** @type {{name: string, bytes: number[]}[]} */ all) => {
    const data = new DataTransfer();
    for (const { name, bytes } of all) data.items.add(new File([new Uint8Array(bytes)], name));
    for (const kind of ["dragenter", "dragover", "drop"]) {
      document.getElementById("main")?.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, files);
}
