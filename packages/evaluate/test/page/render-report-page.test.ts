import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { renderReportPage } from "@platekit/evaluate";
import type { ValidReport } from "@platekit/evaluate";
import { parsePage } from "./support/parse-page.ts";
import { OCR_REPORT, ocrError, PIPELINE_REPORT, SEGMENT_REPORT } from "./support/sample-report.ts";

const ABOUT = { dataset: "crops-ro <test>", date: new Date("2026-11-21T15:30:00Z") };
const REPORTS: readonly ValidReport[] = [OCR_REPORT, PIPELINE_REPORT, SEGMENT_REPORT];

function textOf(page: string, tag: string): readonly string[] {
  return parsePage(page)
    .filter((element) => element.tag === tag)
    .map(({ text }) => text.replaceAll(/\s+/gu, " ").trim());
}

describe.each(REPORTS)("renderReportPage() of task $task", (report) => {
  const page = renderReportPage(report, [ocrError()], ABOUT);
  const elements = parsePage(page);

  test("gives every id once, and a place for every link and every label", () => {
    const ids = elements.flatMap(({ attributes }) => attributes["id"] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const links = elements.flatMap(({ attributes }) => attributes["href"] ?? []).filter((href) => href !== "data:,");
    const labels = elements.flatMap(({ attributes }) => attributes["aria-labelledby"] ?? []);
    expect(links.length).toBeGreaterThan(3);
    expect([...links.map((href) => href.slice(1)), ...labels].filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("takes nothing from anywhere: no address, no handler, no style outside its sheet", () => {
    const names = new Set(elements.flatMap(({ attributes }) => Object.keys(attributes)));
    expect([...names].filter((name) => name.startsWith("on") || name === "style")).toEqual([]);
    const addresses = elements.flatMap(({ attributes }) => [
      attributes["src"],
      attributes["href"],
      attributes["action"],
    ]);
    const outside = addresses.filter((address) => address !== undefined && !/^(?:#|data:)/u.test(address));
    expect(outside).toEqual([]);
    expect(page).not.toMatch(/https?:|@import|url\(/u);
  });

  test("lets in only its own style and script, by their sums", () => {
    const policy = elements.find(({ attributes }) => attributes["http-equiv"] === "Content-Security-Policy");
    const sum = (tag: string) => {
      const source = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, "u").exec(page)![1]!;
      return `sha256-${createHash("sha256").update(source).digest("base64")}`;
    };
    const rules = policy!.attributes["content"]!.split("; ");
    expect(rules).toEqual([
      "default-src 'none'",
      "img-src data:",
      `style-src '${sum("style")}'`,
      `script-src '${sum("script")}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  test("says model, data, n and date", () => {
    const about = textOf(page, "dl")[0];
    expect(about).toContain("crops-ro <test>");
    expect(about).toContain("2026-11-21 15:30 UTC");
    expect(about).toContain(String(report.n));
    expect(about).toContain(report.model);
  });

  test("writes every number of the report, with its interval", () => {
    const values = elements.filter(({ tag }) => tag === "data").map(({ attributes }) => Number(attributes["value"]));
    const names = textOf(page, "code");
    for (const [name, value] of Object.entries(report.metrics)) {
      if (name.endsWith("_ci95")) continue;
      expect(values).toContain(value);
      expect(names).toContain(name);
    }
  });
});

describe("renderReportPage()", () => {
  test("puts the number that counts first, with its interval", () => {
    // 0.9625 → 96.3 %, 0.9394–0.977 → 93.9–97.7 %.
    const page = renderReportPage(OCR_REPORT, [], ABOUT);
    const tile = parsePage(page).find(({ attributes }) => attributes["class"] === "tile");
    expect(tile!.text.replaceAll(/\s+/gu, " ")).toMatch(/Plates read exactly 96\.3 % 95 %: 93\.9–97\.7 %/u);
  });

  test("shows rows by region as text, not as markup", () => {
    const page = renderReportPage(OCR_REPORT, [], ABOUT);
    expect(page).not.toContain("<b>us</b>");
    const rows = textOf(page, "th");
    expect(rows).toContain("<b>us</b>");
    expect(rows).toContain("ro");
  });

  test("says how many rows could not be measured", () => {
    expect(textOf(renderReportPage(OCR_REPORT, [], ABOUT), "dl")[0]).toContain("Could not be measured 2");
    expect(textOf(renderReportPage(PIPELINE_REPORT, [], ABOUT), "dl")[0]).not.toContain("measured");
  });

  test("offers the commonest confusions to look at", () => {
    const buttons = parsePage(renderReportPage(OCR_REPORT, [], ABOUT)).filter(
      ({ attributes }) => attributes["data-pair"] !== undefined,
    );
    expect(buttons.map(({ attributes, text }) => [attributes["data-pair"], text])).toEqual([
      ['["0","O"]', "0 read as O"],
      ['["","1"]', "1 added"],
      ['["7",""]', "7 left out"],
    ]);
  });

  test("calls top-3 of a model without slots by what it is", () => {
    const conventions = { ...OCR_REPORT.conventions, family: "ctc", top_3_kind: "n-best" } as const;
    const page = renderReportPage({ ...OCR_REPORT, conventions }, [], ABOUT);
    const names = textOf(page, "th").join("\n");
    expect(names).toContain("Texts right among three");
    expect(names).not.toContain("Slots right among three");
  });

  test("says where only the surest errors are shown", () => {
    const page = renderReportPage(OCR_REPORT, [ocrError()], { ...ABOUT, errors: 1234 });
    expect(page).toContain("1 of 1,234 errors");
    expect(renderReportPage(OCR_REPORT, [ocrError()], ABOUT)).toContain("1 error, ");
    expect(renderReportPage(OCR_REPORT, [], ABOUT)).toContain("None.");
  });

  test("says what colours in the pictures mean, where it is told", () => {
    const page = renderReportPage(SEGMENT_REPORT, [ocrError()], { ...ABOUT, legend: "Green: <right>." });
    expect(textOf(page, "p")).toContain("1 error, those with the least overlap first. Green: <right>.");
  });

  test("rounds overlaps of masks and cuts confidences off, and says so", () => {
    const counts = { intersection: 97_996, union: 100_000, predicted: 97_996, truth: 100_000, pixels: 200_000 };
    const objects = { objects: 1, objectsFound: 0, objectsPredicted: 0, objectsRight: 0 };
    const mask = { task: "segment", result: { imagePath: "a.jpg", ...counts, ...objects, ms: {} } } as const;
    const score = (page: string) =>
      parsePage(page)
        .find(({ attributes }) => attributes["class"] === "score")!
        .text.replace("\u00A0", " ");
    expect(score(renderReportPage(SEGMENT_REPORT, [mask], ABOUT))).toBe("98.0 %");
    const page = renderReportPage(OCR_REPORT, [ocrError({ confidence: 0.97996 })], ABOUT);
    expect(score(page)).toBe("97.9 %");
    expect(page).toContain("Measured shares are rounded, confidences cut off.");
  });

  test("says which true masks could not be read, where there are any", () => {
    const objects = { ...SEGMENT_REPORT.objects, unknown_photos: 4 };
    const page = renderReportPage({ ...SEGMENT_REPORT, objects }, [], ABOUT);
    expect(textOf(page, "p").join("\n")).toContain("No true mask could be read for 4 photos");
    expect(renderReportPage(SEGMENT_REPORT, [], ABOUT)).not.toContain("No true mask");
  });

  test("tells what a threshold leaves of false readings, where photos without a plate were measured", () => {
    const left = { negative_readings: 7, negatives_with_reading: 0.0625, negatives_with_reading_ci95: [0, 1] as const };
    const coverage = PIPELINE_REPORT.coverage.map((line) => ({ ...line, ...left }));
    const page = renderReportPage({ ...PIPELINE_REPORT, coverage }, [], ABOUT);
    expect(textOf(page, "th")).toEqual(expect.arrayContaining(["False readings", "Photos without a plate, read"]));
    expect(textOf(page, "td").filter((cell) => cell === "7" || cell === "6.3 %")).toHaveLength(2 * coverage.length);
    expect(textOf(renderReportPage(PIPELINE_REPORT, [], ABOUT), "th")).not.toContain("False readings");
  });

  test("tells what the region head said by region, also where the first row has no region", () => {
    const { by_region: regions } = OCR_REPORT;
    const told = { region_acc: 0.875, region_acc_ci95: [0.8, 0.93] as const };
    const lines = [
      { ...regions[0]!, region: "" },
      { ...regions[1]!, ...told },
    ];
    const page = renderReportPage({ ...OCR_REPORT, by_region: lines }, [], ABOUT);
    expect(textOf(page, "th")).toContain("Regions right");
    const values = parsePage(page).filter(({ attributes }) => attributes["value"] === "0.875");
    expect(values).toHaveLength(1);
  });

  test("draws what there is, also of a data set in which nothing was read", () => {
    const empty: ValidReport = {
      ...OCR_REPORT,
      n: 1,
      confusions: [],
      calibration: { n: 0, bins: [] },
      by_height: [],
      by_region: [],
    };
    expect(parsePage(renderReportPage(empty, [], ABOUT)).filter(({ tag }) => tag === "svg")).toHaveLength(3);
    expect(renderReportPage(empty, [], ABOUT)).not.toContain("NaN");
  });

  test("stays below 2 MB with 200 pictures of 6 kB", () => {
    const url = `data:image/webp;base64,${"A".repeat(8000)}`;
    const pictures = Array.from({ length: 200 }, (_, index) => ({
      ...ocrError({ imagePath: `images/plate-${index}.jpg`, label: "AB123CD", text: "A8123CD" }),
      picture: { url, width: 280, height: 140 },
    }));
    expect(renderReportPage(OCR_REPORT, pictures, ABOUT).length).toBeLessThan(2_100_000);
  });

  test("refuses a picture that would have to be fetched", () => {
    const picture = { url: "https://example.org/a.png", width: 1, height: 1 };
    expect(() => renderReportPage(OCR_REPORT, [{ ...ocrError(), picture }], ABOUT)).toThrow(
      "Cannot put picture into page: url must be",
    );
  });
});
