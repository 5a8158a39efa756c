import type { Card } from "./card.ts";
import { html } from "./html.ts";
import type { HtmlPart, Markup } from "./html.ts";
import { renderCard } from "./render-card.ts";
import type { CardStyle } from "./render-card.ts";
import { renderFilters } from "./render-filters.ts";
import type { FilterWords } from "./render-filters.ts";

/** Below this a character is marked unless the caller says otherwise: the threshold of fast-plate-ocr's own viewer. */
export const LOW_CONFIDENCE = 0.35;

/** Pictures with the controls that narrow them down, and a line above that says what they are. */
export function renderCards(cards: readonly Card[], lead: HtmlPart, words: FilterWords & CardStyle): Markup {
  return html`<p>${lead}</p>
    ${cards.length === 0 ? undefined : renderFilters(cards, words)}
    <p id="none" class="muted" hidden>Nothing fits these filters.</p>
    <ul id="cards" class="cards">
      ${cards.map((card) => renderCard(card, words))}
    </ul> `;
}
