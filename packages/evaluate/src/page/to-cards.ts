import { normalizePlateText } from "@platekit/core";
import type { LabelScore, OcrResult, SegmentResult } from "../results.ts";
import { formatConfidence } from "../report/format-confidence.ts";
import { maskIou } from "../segment/mask-overlap.ts";
import { alignReading } from "../shared/align-reading.ts";
import type { Card } from "./card.ts";
import { readKind } from "./error-kind.ts";
import type { ErrorKind } from "./error-kind.ts";
import type { ErrorPicture, PredictionPicture, ReadChars } from "./error-picture.ts";
import { formatPercent } from "../report/format-percent.ts";

/** Errors as cards, the surest first; masks with the least overlap first; what has no score after them. */
export function toErrorCards(pictures: readonly ErrorPicture[]): readonly Card[] {
  const cards = pictures.map((error) => withPicture(toErrorCard(error), error));
  const isMask = pictures.some(({ task }) => task === "segment");
  const weight = ({ score }: Card): number => (isMask ? 1 - (score ?? 1) : (score ?? 0));
  // What could not be measured says nothing of the model.
  const rank = ({ kind }: Card): number => Number(kind === "failed");
  return cards.toSorted((a, b) => rank(a) - rank(b) || weight(b) - weight(a));
}

/** Readings as cards, in their own order. */
export function toPredictionCards(predictions: readonly PredictionPicture[]): readonly Card[] {
  return predictions.map(({ source, picture, region, label, text, confidence, chars }) => ({
    ...readFacts({ ...(label === undefined ? {} : { label }), text, chars }),
    source,
    picture,
    ...(region === undefined ? {} : { region }),
    score: confidence,
    facts: [],
  }));
}

function withPicture(card: Card, { picture }: ErrorPicture): Card {
  return picture === undefined ? card : { ...card, picture };
}

function toErrorCard(error: ErrorPicture): Card {
  if (error.task === "ocr") return ocrCard(error.result);
  if (error.task === "pipeline") return plateCard(error.label, error);
  if (error.task === "segment") return maskCard(error.result);
  if (error.task === "negative") {
    const { imagePath, text, confidence, chars = [] } = error;
    return { ...readFacts({ text, chars }), kind: "false-reading", source: imagePath, score: confidence, facts: [] };
  }
  const { imagePath, line, error: reason } = error;
  return {
    kind: "failed",
    source: imagePath,
    ...(line === undefined ? {} : { line }),
    chars: [],
    facts: [reason.message],
  };
}

function ocrCard(result: OcrResult): Card {
  const { imagePath, line, region, label, text, chars, confidence, error, width, height } = result;
  const place = { source: imagePath, line, ...(region === undefined ? {} : { region }) };
  if (error !== undefined) return { ...place, kind: "failed", label, chars: [], facts: [error.message] };
  const facts = [...regionFacts(result), `${width} × ${height} px`];
  return { ...readFacts({ label, text, chars }), ...place, score: confidence, facts };
}

/** What a region head told; the card names the labelled region by itself. */
function regionFacts({ region = "", regions = [] }: OcrResult): readonly string[] {
  const [told] = regions;
  if (told === undefined) return [];
  const truth = region === "" || region === told.label ? "" : `, labelled ${region}`;
  return [`region told ${told.label}, ${formatConfidence(told.probability)}${truth}`];
}

function plateCard(
  { text: label, line, region, iou, found03, read, confidence }: LabelScore,
  { imagePath, chars = [] }: { readonly imagePath: string; readonly chars?: ReadChars },
): Card {
  const place = { source: imagePath, line, ...(region === undefined ? {} : { region }) };
  const overlap = `overlap with the label ${formatPercent(iou)}`;
  if (!found03) return { ...place, kind: "not-found", label, chars: [], facts: [overlap] };
  const compared = normalizePlateText(label);
  return {
    ...readFacts({ label, text: read, chars, compared: normalizePlateText }),
    ...place,
    score: confidence,
    facts: compared === label ? [overlap] : [`label ${label}`, overlap],
  };
}

function maskCard(result: SegmentResult): Card {
  const { imagePath, error, objects, objectsFound, objectsPredicted, objectsRight } = result;
  if (error !== undefined) return { kind: "failed", source: imagePath, chars: [], facts: [error.message] };
  return {
    kind: maskKind(result),
    source: imagePath,
    chars: [],
    score: maskIou(result),
    facts: [
      `${objectsFound} of ${objects} plates found`,
      `${objectsRight} of ${objectsPredicted} predicted are plates`,
    ],
  };
}

function maskKind({ objects, objectsFound, objectsPredicted, objectsRight }: SegmentResult): ErrorKind {
  if (objectsFound < objects) return "mask-missed";
  return objectsRight < objectsPredicted ? "mask-extra" : "mask-rough";
}

interface Reading {
  readonly label?: string;
  /** What the comparison leaves of a label or a reading. */
  readonly compared?: (text: string) => string;
  readonly text: string;
  readonly chars: ReadChars;
}

/** Kind, label, text and places of a reading. */
function readFacts({
  label,
  text,
  chars,
  compared = (text) => text,
}: Reading): Pick<Card, "kind" | "label" | "text" | "chars"> {
  // Characters of some models are words of several letters; without any, the text has to do.
  const read = chars.length === 0 ? Array.from(compared(text), (char) => ({ char })) : chars;
  if (label === undefined) return { kind: "unlabelled", text, chars: alignReading(undefined, read) };
  const aligned = alignReading(compared(label), read);
  return { kind: readKind({ label, text, aligned }), label, text, chars: aligned };
}
