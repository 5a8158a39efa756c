import type { PredictionPicture } from "./error-picture.ts";
import { formatConfidence } from "../report/format-confidence.ts";
import { formatNumber } from "../report/format-number.ts";
import { html } from "./html.ts";
import { pageShell } from "./page-shell.ts";
import { LOW_CONFIDENCE, renderCards } from "./render-cards.ts";
import { toPredictionCards } from "./to-cards.ts";

/** What a page of readings says beside them. */
export interface PredictionsAbout {
  readonly model: string | readonly string[];
  readonly date: Date;
  /** What the readings are of, e.g. `12 of 40 photos`; shown as it is. */
  readonly inputs: string;
  /** Characters less sure than this are marked, in [0, 1]; 0.35 where absent. */
  readonly lowConfidence?: number;
}

/**
 * Readings as one HTML page that stands for itself: each plate with its text, how sure each character is, and its label
 * where one is known, with filters. It fetches nothing.
 *
 * @throws {TypeError} where a picture is not embedded.
 */
export function renderPredictionsPage(predictions: readonly PredictionPicture[], about: PredictionsAbout): string {
  const { model, date, inputs, lowConfidence = LOW_CONFIDENCE } = about;
  const time = date.toISOString();
  const lead = html`${formatNumber(predictions.length)} readings in the order of the inputs. Below each character stands
  how sure it is, in percent; less than ${Math.round(lowConfidence * 100)} is marked.`;
  const words = {
    scoreName: "Confidence",
    formatScore: formatConfidence,
    order: ["inputs", "inputs, backwards"] as const,
    lowConfidence,
  };
  return pageShell({
    title: "What was read",
    about: [
      { name: "Model", value: typeof model === "string" ? model : model.join(" + ") },
      { name: "Inputs", value: inputs },
      { name: "Date", value: html`<time datetime="${time}">${time.slice(0, 16).replace("T", " ")} UTC</time>` },
    ],
    sections: [{ id: "errors", title: "Readings", body: renderCards(toPredictionCards(predictions), lead, words) }],
    footer: "Made by lpr visualize-predictions. The page loads nothing and sends nothing.",
  });
}
