// What the script does in a real browser: test/e2e/report-page.test.ts.
import { describe, expect, test } from "vitest";
import { fakePage } from "./support/fake-page.ts";
import type { FakeCard } from "./support/fake-page.ts";

const card = (source: string, own: Partial<FakeCard> = {}): FakeCard => ({
  kind: "one-character",
  region: "ro",
  text: `b12 b1z ${source} ro`,
  label: source,
  source,
  pairs: ['["2","Z"]'],
  score: 0.9,
  ...own,
});
const CARDS = [
  card("c.png"),
  card("a.png", { region: "us", score: 0.5, pairs: [] }),
  card("b.png", { kind: "failed", score: undefined, label: "0" }),
];
const open = () => fakePage(CARDS, { kinds: ["one-character", "failed"] });

describe("PAGE_SCRIPT", () => {
  test("shows the filters, and all cards in their order", () => {
    const page = open();
    expect(page.form.hidden).toBe(false);
    expect(page.shown()).toEqual(["c.png", "a.png", "b.png"]);
    expect(page.count()).toBe("3 of 3 shown");
  });

  test.each([
    { name: "search", value: "A.png", shown: ["a.png"] },
    { name: "search", value: " B1Z  ro ", shown: ["c.png", "a.png", "b.png"] },
    { name: "region", value: "us", shown: ["a.png"] },
    { name: "pair", value: '["2","Z"]', shown: ["c.png", "b.png"] },
    // What has no score is shown only where nothing is asked of it.
    { name: "from", value: "50", shown: ["c.png", "a.png"] },
    { name: "from", value: "51", shown: ["c.png"] },
    { name: "to", value: "50", shown: ["a.png"] },
  ] as const)("keeps, with $name at '$value', $shown", ({ name, value, shown }) => {
    const page = open();
    page.set(name, value);
    expect(page.shown()).toEqual(shown);
    expect(page.count()).toBe(`${shown.length} of 3 shown`);
  });

  test("keeps the kinds that are ticked", () => {
    const page = open();
    page.tick("failed");
    expect(page.shown()).toEqual(["b.png"]);
  });

  test.each([
    { value: "reverse", shown: ["b.png", "a.png", "c.png"] },
    { value: "label", shown: ["b.png", "a.png", "c.png"] },
    { value: "source", shown: ["a.png", "b.png", "c.png"] },
    { value: "order", shown: ["c.png", "a.png", "b.png"] },
  ])("sorts by $value", ({ value, shown }) => {
    const page = open();
    page.set("sort", value);
    expect(page.shown()).toEqual(shown);
  });

  test("says so where nothing fits", () => {
    const page = open();
    expect(page.isEmptyTold()).toBe(false);
    page.set("search", "nowhere");
    expect([page.isEmptyTold(), page.count()]).toEqual([true, "0 of 3 shown"]);
  });

  test("leads to the search with a stroke", () => {
    const page = open();
    page.press("a");
    expect(page.focused).toEqual([]);
    page.press("/");
    expect(page.focused).toEqual(["search"]);
  });
});
