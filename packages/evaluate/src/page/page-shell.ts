import { createHash } from "node:crypto";
import { html, Markup } from "./html.ts";
import { PAGE_SCRIPT } from "./page-script.ts";
import { PAGE_STYLE } from "./page-style.ts";

/** What a page says at its top, and its sections in order. */
export interface PageParts {
  readonly title: string;
  /** A row a fact. */
  readonly about: readonly { readonly name: string; readonly value: Markup | string }[];
  readonly sections: readonly PageSection[];
  readonly footer: string;
}

export interface PageSection {
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
}

/**
 * A whole page in one file. Its policy lets in nothing but its own style and script, told by their SHA-256 sums, and
 * pictures that lie in it: no connection, no frame, no form that goes anywhere.
 */
export function pageShell({ title, about, sections, footer }: PageParts): string {
  const policy = [
    "default-src 'none'",
    "img-src data:",
    `style-src '${sourceHash(PAGE_STYLE)}'`,
    `script-src '${sourceHash(PAGE_SCRIPT)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${new Markup(`<style>${PAGE_STYLE}</style>`)}
      </head>
      <body>
        <a class="skip" href="#${sections[0]?.id ?? ""}">Skip to the numbers</a>
        <header>
          <h1>${title}</h1>
          <dl class="about">
            ${about.map(
              ({ name, value }) =>
                html`<div>
                  <dt>${name}</dt>
                  <dd>${value}</dd>
                </div>`,
            )}
          </dl>
          ${sections.length < 2 ? undefined : renderLinks(sections)}
        </header>
        <main>
          ${sections.map(
            ({ id, title, body }) =>
              html`<section id="${id}" aria-labelledby="${id}-title">
                <h2 id="${id}-title">${title}</h2>
                ${body}
              </section> `,
          )}
        </main>
        <footer><p>${footer}</p></footer>
        ${new Markup(`<script>${PAGE_SCRIPT}</script>`)}
      </body>
    </html> `;
  return page.text;
}

function renderLinks(sections: readonly PageSection[]): Markup {
  return html`<nav aria-label="Sections">
    <ul>
      ${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
    </ul>
  </nav>`;
}

function sourceHash(source: string): string {
  return `sha256-${createHash("sha256").update(source).digest("base64")}`;
}
