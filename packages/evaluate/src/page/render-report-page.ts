import type { ValidReport } from "../report/valid-report.ts";
import type { ErrorPicture } from "./error-picture.ts";
import { formatConfidence } from "../report/format-confidence.ts";
import { formatNumber } from "../report/format-number.ts";
import { formatPercent } from "../report/format-percent.ts";
import { unknownObjects } from "../report/unknown-objects.ts";
import { heightShares } from "./height-shares.ts";
import { html } from "./html.ts";
import type { Markup } from "./html.ts";
import { MAIN_METRICS } from "./main-metrics.ts";
import { metricValue, metricValues } from "../report/metric-values.ts";
import { pageShell } from "./page-shell.ts";
import type { PageParts, PageSection } from "./page-shell.ts";
import { LOW_CONFIDENCE, renderCards } from "./render-cards.ts";
import { renderFigures } from "./render-figures.ts";
import { renderMetricTable } from "./render-metric-table.ts";
import { renderRegions } from "./render-regions.ts";
import { renderSettings } from "./render-settings.ts";
import { renderTiles } from "./render-tiles.ts";
import { renderTimes } from "./render-times.ts";
import { toErrorCards } from "./to-cards.ts";

/** What a page says beside its report. */
export interface ReportAbout {
  /** Name of the data set, shown as it is. */
  readonly dataset: string;
  readonly date: Date;
  /** What colours in the pictures mean; shown above them. */
  readonly legend?: string;
  /** All errors, where `pictures` holds only the surest of them. */
  readonly errors?: number;
}

const TITLES = {
  ocr: "How well plates are read",
  pipeline: "How well plates in photos are found and read",
  segment: "How well plates are told from the background",
} as const;

/**
 * A report as one HTML page that stands for itself: numbers, tables, charts, and the errors as pictures, the surest
 * first, with filters. It fetches nothing, and no text of the data set becomes markup.
 *
 * @throws {TypeError} where a picture is not embedded.
 */
export function renderReportPage(report: ValidReport, pictures: readonly ErrorPicture[], about: ReportAbout): string {
  return pageShell({
    title: TITLES[report.task],
    about: aboutRows(report, about),
    sections: [
      { id: "numbers", title: "Main numbers", body: renderNumbers(report) },
      ...chartSections(report),
      {
        id: "metrics",
        title: "All metrics",
        body: renderMetricTable(metricValues(report.metrics), { top3Kind: top3Kind(report) }),
      },
      { id: "errors", title: "Errors", body: renderErrors(report, pictures, about) },
      ...(Object.keys(report.ms).length === 0
        ? []
        : [{ id: "time", title: "Time by stage", body: renderTimes(report.ms) }]),
      {
        id: "settings",
        title: "Settings",
        body: renderSettings({
          ...("conventions" in report ? { conventions: report.conventions } : {}),
          ...report.settings,
        }),
      },
    ],
    footer:
      "Made by lpr valid. The page loads nothing and sends nothing. Intervals are 95 % intervals. Measured shares are rounded, confidences cut off.",
  });
}

/** The numbers that count, and what nobody could count. */
function renderNumbers(report: ValidReport): Markup {
  const numbers = MAIN_METRICS[report.task].flatMap((name) => metricValue(report.metrics, name) ?? []);
  const unknown = report.task === "segment" ? unknownObjects(report) : undefined;
  return html`${renderTiles(numbers)}${unknown === undefined ? undefined : html`<p class="warn">${unknown}</p>`}`;
}

function aboutRows(report: ValidReport, { dataset, date }: ReportAbout): PageParts["about"] {
  const { model, n, failed } = report;
  const time = date.toISOString();
  return [
    { name: "Model", value: model },
    { name: "Data", value: dataset },
    { name: report.task === "segment" ? "Masks" : "Plates", value: formatNumber(n) },
    ...("images" in report ? [{ name: "Photos", value: formatNumber(report.images.n) }] : []),
    ...("negatives" in report ? [{ name: "Photos without a plate", value: formatNumber(report.negatives.n) }] : []),
    ...(failed === 0
      ? []
      : [{ name: "Could not be measured", value: html`<span class="warn">${formatNumber(failed)}</span>` }]),
    { name: "Date", value: html`<time datetime="${time}">${time.slice(0, 16).replace("T", " ")} UTC</time>` },
  ];
}

function chartSections(report: ValidReport): readonly PageSection[] {
  if (report.task === "segment") return [];
  const mainMetric = MAIN_METRICS[report.task][0];
  const figures = { id: "charts", title: "Charts", body: renderFigures(report, heightShares(report)) };
  if (report.by_region.length === 0) return [figures];
  return [
    figures,
    {
      id: "regions",
      title: "By region",
      body: renderRegions(report.by_region, { mainMetric, top3Kind: top3Kind(report) }),
    },
  ];
}

function top3Kind(report: ValidReport) {
  return report.task === "ocr" ? report.conventions.top_3_kind : undefined;
}

function renderErrors(
  report: ValidReport,
  pictures: readonly ErrorPicture[],
  { errors = pictures.length, legend }: ReportAbout,
): Markup {
  const isMask = report.task === "segment";
  const order = isMask
    ? (["least overlap first", "most overlap first"] as const)
    : (["surest first", "least sure first"] as const);
  const shown =
    pictures.length < errors
      ? `${formatNumber(pictures.length)} of ${formatNumber(errors)} errors`
      : `${formatNumber(errors)} ${errors === 1 ? "error" : "errors"}`;
  const first = isMask ? "those with the least overlap" : "those the model was surest of";
  const marks = `Below each character stands how sure it is, in percent; less than ${Math.round(LOW_CONFIDENCE * 100)} is marked.`;
  const words = [`${shown}, ${first} first.`, ...(isMask ? [] : [marks]), ...(legend === undefined ? [] : [legend])];
  const lead = errors === 0 ? "None." : words.join(" ");
  return renderCards(toErrorCards(pictures), lead, {
    scoreName: isMask ? "Overlap (IoU)" : "Confidence",
    formatScore: isMask ? formatPercent : formatConfidence,
    order,
    lowConfidence: LOW_CONFIDENCE,
  });
}
