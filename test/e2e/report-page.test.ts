import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { renderPredictionsPage, renderReportPage } from "@platekit/evaluate";
import { chromium } from "playwright-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  OCR_REPORT,
  ocrError,
  PIPELINE_REPORT,
  PIXEL,
  SEGMENT_REPORT,
} from "../../packages/evaluate/test/page/support/sample-report.ts";
import { findBrowser } from "../find-browser.ts";

const ABOUT = { dataset: "toy plates", date: new Date("2026-11-21T15:30:00Z") };

/** Would set `window.hacked` if any of it ran. */
const EVIL = `<script>window.hacked=1</script><img src=x onerror="window.hacked=1">`;

const ERRORS = [
  ocrError({ imagePath: "a.png", label: "A0", text: "AO", region: "ro", confidence: 0.9 }),
  ocrError({ imagePath: "b.png", label: "B0", text: "BO", region: "us", confidence: 0.6 }),
  ocrError({ imagePath: "c.png", label: "C7", text: "C1", region: "us", confidence: 0.3 }),
  ocrError({ imagePath: EVIL, label: EVIL, text: `${EVIL}!`, region: EVIL, confidence: 0.1 }),
];

const PAGES = {
  ocr: renderReportPage(OCR_REPORT, ERRORS, ABOUT),
  pipeline: renderReportPage(PIPELINE_REPORT, [], ABOUT),
  segment: renderReportPage(SEGMENT_REPORT, [], ABOUT),
  predictions: renderPredictionsPage(
    [
      {
        source: EVIL,
        label: EVIL,
        text: EVIL,
        confidence: 0.5,
        chars: [{ char: EVIL, probability: 0.1 }],
        picture: PIXEL,
      },
    ],
    { model: "toy", date: ABOUT.date, inputs: EVIL },
  ),
};

const executablePath = findBrowser();

describe.skipIf(executablePath === undefined)("a page in a browser", { timeout: 60_000 }, () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "platekit-page-"));
    // A browser that runs as root has no sandbox to give.
    const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    browser = await chromium.launch({ executablePath: executablePath!, args });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a page without a network, and keeps account of what it says and asks for. */
  async function open(name: keyof typeof PAGES, options: BrowserContextOptions = {}) {
    const file = join(folder, `${name}.html`);
    writeFileSync(file, PAGES[name]);
    const context = await browser.newContext({ ...options, offline: true });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      const isOwn = request.url() === pathToFileURL(file).href || request.url().startsWith("data:");
      if (!isOwn) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(pathToFileURL(file).href);
    return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
  }

  const shown = (page: Page) =>
    page.locator("#cards > li:visible").evaluateAll((items) => items.map((item) => item.dataset["source"]));

  test.each(Object.keys(PAGES) as (keyof typeof PAGES)[])(
    "%s: nothing is complained of, asked for or run from the data",
    async (name) => {
      await using opened = await open(name);
      const hacked = await opened.page.evaluate(() => "hacked" in globalThis);
      expect(hacked).toBe(false);
      expect(opened.complaints).toEqual([]);
    },
  );

  test.each([320, 390, 768])("is no wider than a screen of %i pixels", async (width) => {
    for (const name of Object.keys(PAGES) as (keyof typeof PAGES)[]) {
      await using opened = await open(name, { viewport: { width, height: 800 } });
      const wide = await opened.page.evaluate<number>("document.documentElement.scrollWidth");
      expect(wide, name).toBe(width);
    }
  });

  test("search finds labels, readings, regions and files, in any case", async () => {
    await using opened = await open("ocr");
    const { page } = opened;
    for (const [words, found] of [
      ["ao", ["a.png"]],
      ["US", ["b.png", "c.png"]],
      ["us c7", ["c.png"]],
      ["B.PNG", ["b.png"]],
      ["nothing like it", []],
    ] as const) {
      await page.getByLabel("Search").fill(words);
      expect(await shown(page), words).toEqual(found);
      expect(await page.locator("#count").textContent()).toBe(`${found.length} of 4 shown`);
    }
    await expect.poll(() => page.locator("#none").isVisible()).toBe(true);
    await page.getByRole("button", { name: "Show all" }).click();
    await expect.poll(() => shown(page)).toHaveLength(4);
  });

  test("kind, region and confusion narrow down", async () => {
    await using opened = await open("ocr");
    const { page } = opened;
    await page.getByLabel("Only O for 0 or I for 1").check();
    expect(await shown(page)).toEqual(["a.png", "b.png"]);
    await page.getByLabel("One character wrong").check();
    expect(await shown(page)).toEqual(["a.png", "b.png", "c.png"]);
    await page.locator("select[name=region]").selectOption("us");
    expect(await shown(page)).toEqual(["b.png", "c.png"]);
    await page.locator("select[name=pair]").selectOption('["7","1"]');
    expect(await shown(page)).toEqual(["c.png"]);
  });

  test("a confusion of the chart leads to its errors", async () => {
    await using opened = await open("ocr");
    const { page } = opened;
    await page.getByLabel("Search").fill("c.png");
    await page.getByRole("button", { name: "0 read as O" }).click();
    await expect.poll(() => shown(page)).toEqual(["a.png", "b.png"]);
    expect(await page.evaluate<string>("document.activeElement.name")).toBe("pair");
  });

  test("sliders and order work by keyboard", async () => {
    await using opened = await open("ocr");
    const { page } = opened;
    await page.keyboard.press("/");
    expect(await page.evaluate<string>("document.activeElement.name")).toBe("search");
    await page.getByLabel("Confidence at least").focus();
    for (let step = 0; step < 31; step += 1) await page.keyboard.press("ArrowRight");
    expect(await page.locator("#from-value").textContent()).toBe("31 %");
    expect(await shown(page)).toEqual(["a.png", "b.png"]);
    await page.getByLabel("Confidence at most").focus();
    await page.keyboard.press("PageDown");
    await page.keyboard.press("PageDown");
    expect(await shown(page)).toEqual(["b.png"]);
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByLabel("Order").selectOption("least sure first");
    expect(await shown(page)).toEqual([EVIL, "c.png", "b.png", "a.png"]);
  });

  test("prints what is shown, without the controls, black on white", async () => {
    await using opened = await open("ocr", { colorScheme: "dark" });
    const { page } = opened;
    const ground = () => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    expect(await ground()).toBe("rgb(16, 20, 25)");
    await page.emulateMedia({ media: "print" });
    expect(await ground()).toBe("rgb(255, 255, 255)");
    expect(await page.locator("#filters").isVisible()).toBe(false);
    expect(await shown(page)).toHaveLength(4);
  });
});
