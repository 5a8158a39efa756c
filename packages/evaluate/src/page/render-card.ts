import { percent } from "@platekit/core";
import type { ReadPlace } from "../shared/align-reading.ts";
import type { CharPair } from "../shared/align-texts.ts";
import type { Card } from "./card.ts";
import { checkPicture } from "./check-picture.ts";
import { ERROR_KINDS } from "./error-kind.ts";
import { html } from "./html.ts";
import type { Markup } from "./html.ts";
import { pairKey } from "./pair-key.ts";

/** How cards are drawn. */
export interface CardStyle {
  /** Characters less sure than this are marked, in [0, 1]. */
  readonly lowConfidence: number;
  /** What `Card.score` is called: `confidence`. */
  readonly scoreName: string;
  /** How it is written, with its sign. */
  readonly formatScore: (score: number) => string;
}

/** A picture with its label, its reading and how sure each character is; what the filters need stands in `data-…`. */
export function renderCard(card: Card, { lowConfidence, scoreName, formatScore }: CardStyle): Markup {
  const { kind, source, line, region, score, facts } = card;
  const place = line === undefined ? source : `${source}, line ${line}`;
  const words = [card.label ?? "", card.text ?? "", source, region ?? ""].join(" ").toLowerCase();
  return html`<li
    class="card"
    data-kind="${kind}"
    data-region="${region ?? ""}"
    data-score="${score ?? ""}"
    data-label="${card.label ?? card.text ?? ""}"
    data-source="${source}"
    data-text="${words}"
    data-pairs="${JSON.stringify(pairsOf(card).map(pairKey))}"
  >
    ${renderPicture(card)}
    <p class="card-head">
      <span class="kind kind-${kind}">${ERROR_KINDS[kind]}</span
      >${score === undefined ? undefined : html` <span class="score" title="${scoreName}">${formatScore(score)}</span>`}
    </p>
    ${renderReading(card, lowConfidence)}
    <p class="facts">
      ${[...(region === undefined ? [] : [region]), ...facts].map((fact) => html`<span>${fact}</span> `)}<span
        class="source"
        ><bdi>${place}</bdi></span
      >
    </p>
  </li>`;
}

/** Characters of the card that were read as others, every pair once. */
export function pairsOf({ label, text, chars }: Card): readonly CharPair[] {
  if (label === undefined || text === undefined) return [];
  const wrong = chars.filter(({ truth, read }) => truth !== read);
  return [...new Map(wrong.map((pair) => [pairKey(pair), pair])).values()];
}

function renderPicture({ picture, label, source }: Card): Markup {
  if (picture === undefined) return html`<div class="no-picture">no picture</div>`;
  const { url, width, height } = checkPicture(picture);
  return html`<img
    src="${url}"
    width="${width}"
    height="${height}"
    alt="Picture of ${label ?? source}"
    decoding="async"
  />`;
}

function renderReading({ label, text, chars }: Card, lowConfidence: number): Markup | undefined {
  if (label === undefined && text === undefined) return undefined;
  const plain = html`<dl class="texts${chars.length === 0 ? " plain" : ""}">
    ${
      label === undefined
        ? undefined
        : html`<dt>label</dt>
            <dd><bdi>${label}</bdi></dd>`
    }${
      text === undefined
        ? undefined
        : html`<dt>read</dt>
            <dd><bdi>${text === "" ? "nothing" : text}</bdi></dd>`
    }
  </dl>`;
  if (chars.length === 0) return plain;
  return html`${plain}
    <div class="diff" aria-hidden="true">
      ${label === undefined ? undefined : html`<span class="row-names"><span>label</span><span>read</span></span>`}${chars.map((char) => renderChar(char, { lowConfidence, hasLabel: label !== undefined }))}
    </div>`;
}

function renderChar(
  { truth, read, probability }: ReadPlace,
  { lowConfidence, hasLabel }: { readonly lowConfidence: number; readonly hasLabel: boolean },
): Markup {
  const isLow = probability !== undefined && probability < lowConfidence;
  const classes = ["place", ...(hasLabel && truth !== read ? ["wrong"] : []), ...(isLow ? ["low"] : [])].join(" ");
  const sureness = probability === undefined ? "" : percent(probability, 0);
  return html`<span class="${classes}"
    >${hasLabel ? html`<b>${truth || "·"}</b>` : undefined}<i>${read || "·"}</i><small>${sureness}</small></span
  >`;
}
