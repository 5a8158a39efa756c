/** The only style sheet of a page: light, dark, narrow and printed. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f5f6f8; --sheet: #ffffff; --ink: #15191f; --muted: #59626f; --line: #dde2e9; --grid: #e7ebf0;
  --accent: #1d5fbf; --soft: #dce8fa; --second: #9a5b00;
  --bad: #ad1f17; --bad-soft: #fce6e4; --low: #7d4e00; --low-soft: #ffefcc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #101419; --sheet: #181d24; --ink: #e9edf3; --muted: #9fa9b7; --line: #2e3641; --grid: #262e38;
    --accent: #7cb0ff; --soft: #1f3656; --second: #f0b35a;
    --bad: #ffa198; --bad-soft: #4a221f; --low: #ffd07a; --low-soft: #44350f;
  }
}
@media print {
  :root {
    color-scheme: light;
    --ground: #ffffff; --sheet: #ffffff; --ink: #000000; --muted: #444444; --line: #bbbbbb; --grid: #dddddd;
    --accent: #1d5fbf; --soft: #dce8fa; --second: #9a5b00;
    --bad: #ad1f17; --bad-soft: #fce6e4; --low: #7d4e00; --low-soft: #ffefcc;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
header, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
footer { padding-top: 1.5rem; padding-bottom: 2.5rem; color: var(--muted); font-size: .875rem; }
h1 { margin: 0 0 .75rem; font-size: 1.75rem; line-height: 1.2; letter-spacing: -.01em; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.25rem; line-height: 1.3; }
h3 { margin: 0 0 .25rem; font-size: 1rem; }
p { margin: .25rem 0 .75rem; max-width: 70ch; }
a { color: var(--accent); }
.muted, figcaption, .tile p { color: var(--muted); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--sheet); padding: .5rem 1rem; z-index: 1; }

.about { display: flex; flex-wrap: wrap; gap: .25rem 2rem; margin: 0; }
.about div { display: flex; gap: .5rem; min-width: 0; }
.about dt { color: var(--muted); flex: none; }
.about dd { margin: 0; min-width: 0; font-weight: 600; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; margin: 1rem 0 0; }

.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(13.5rem, 1fr)); gap: 1rem; }
.tile, .figure, .card, .sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; }
.tile { padding: 1rem 1.125rem .75rem; }
.tile:first-child { border-color: var(--accent); }
.tile h3 { font-weight: 500; }
.tile data { display: block; font-size: 2.25rem; line-height: 1.15; font-weight: 650; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
.tile p { margin: .125rem 0; font-size: .875rem; }
.tile svg { display: block; width: 100%; height: 14px; margin: .375rem 0; }
.strip-all { stroke: var(--line); stroke-width: 3; }
.strip-interval { stroke: var(--accent); stroke-width: 7; stroke-opacity: .45; }
.strip-value { stroke: var(--accent); stroke-width: 2.5; }

.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 27rem), 1fr)); gap: 1rem; align-items: start; }
.figure { margin: 0; padding: 1rem 1.125rem; min-width: 0; }
.figure figcaption { font-size: .875rem; }
.figure details { margin-top: .5rem; }
summary { cursor: pointer; color: var(--accent); font-size: .875rem; }
.regions { margin-bottom: 1rem; max-width: 38rem; }
.figure-body { overflow-x: auto; }
.plot { display: block; width: 100%; height: auto; margin: .5rem 0; font-size: 13px; }
.matrix { width: auto; max-width: none; }
.plot text { fill: var(--muted); text-anchor: middle; font-variant-numeric: tabular-nums; }
.plot .tick-y text, .plot .row-name { text-anchor: end; }
.plot .row-name { fill: var(--ink); }
.plot .small { font-size: 11px; }
.plot .axis-title { font-size: 12px; }
.grid path { stroke: var(--grid); fill: none; }
.grid .lane { fill: var(--grid); fill-opacity: .45; }
.axis { stroke: var(--muted); fill: none; }
.diagonal { stroke: var(--muted); stroke-dasharray: 5 4; fill: none; }
.whisker { stroke: var(--accent); stroke-opacity: .55; stroke-width: 2; fill: none; }
.point circle, .dot { fill: var(--accent); stroke: var(--sheet); }
.dot.second { fill: var(--second); }
.line { fill: none; stroke: var(--accent); stroke-width: 2; }
.line.second { stroke: var(--second); stroke-dasharray: 6 4; }
.band { fill: var(--accent); fill-opacity: .16; }
.cell rect { fill: var(--bad); }
.cell text { fill: var(--ink); font-size: 12px; }
.cell.dark text { fill: var(--sheet); }
.glyph text { font: 600 14px ui-monospace, monospace; fill: var(--ink); }
.key { display: inline-block; width: 1.5rem; height: 0; border-top: 3px solid var(--accent); vertical-align: middle; }
.key.second { border-top: 3px dashed var(--second); }

.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; overflow-wrap: normal; font-size: .9375rem; font-variant-numeric: tabular-nums; }
th, td { padding: .375rem .75rem; text-align: right; border-bottom: 1px solid var(--line); vertical-align: top; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
tbody th { white-space: normal; }
tbody th small { display: block; min-width: 11rem; max-width: 36rem; color: var(--muted); font-size: .8125rem; font-weight: 400; }
thead th { color: var(--muted); font-weight: 500; vertical-align: bottom; white-space: normal; }
tbody th { font-weight: 500; }
tbody tr:last-child > * { border-bottom: 0; }
.sheet { padding: .25rem .5rem; }
.interval { color: var(--muted); font-size: .8125rem; }
code, .metric-name { font: .8125rem ui-monospace, monospace; color: var(--muted); }
pre { font: .8125rem/1.5 ui-monospace, monospace; white-space: pre-wrap; margin: .5rem; }

.pairs { list-style: none; margin: .5rem 0 0; padding: 0; columns: 11rem auto; }
button, select, input[type=search] { font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--muted); border-radius: 6px; padding: .3rem .6rem; min-height: 2.25rem; max-width: 100%; }
button { cursor: pointer; }
.pairs button { border-color: transparent; background: none; color: var(--accent); padding: .125rem .25rem; min-height: 1.75rem; text-align: left; }

.filters { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.125rem .5rem; margin-bottom: 1rem; }
.filters > label { display: block; margin-bottom: .75rem; }
.filters input[type=search] { display: block; width: 100%; max-width: 32rem; }
.filters fieldset { border: 0; padding: 0; margin: 0 0 .75rem; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
.filters legend { padding: 0; }
.controls { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; }
.controls label { min-width: 0; max-width: 100%; }
.controls select { display: block; max-width: min(100%, 16rem); }
.tick-box { display: inline-flex; gap: .4rem; align-items: center; min-height: 1.75rem; }
input[type=checkbox] { width: 1.1rem; height: 1.1rem; accent-color: var(--accent); margin: 0; }
.slide { display: flex; align-items: center; gap: .5rem; min-height: 2.25rem; }
input[type=range] { width: 9rem; accent-color: var(--accent); }
.slide output { min-width: 3.25rem; }
.filter-end { display: flex; justify-content: space-between; align-items: center; gap: 1rem; max-width: none; margin: .75rem 0 .25rem; }
output { font-variant-numeric: tabular-nums; }

.cards { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17.5rem), 1fr)); gap: 1rem; }
.card { padding: .75rem; min-width: 0; display: flex; flex-direction: column; gap: .4rem; content-visibility: auto; contain-intrinsic-size: auto 17rem; }
.card p { margin: 0; }
.card img { display: block; width: 100%; height: auto; max-height: 11rem; object-fit: contain; border-radius: 6px; background: var(--grid); }
.no-picture { display: grid; place-items: center; height: 4rem; border-radius: 6px; border: 1px dashed var(--line); color: var(--muted); font-size: .875rem; }
.card-head { display: flex; gap: .5rem; align-items: baseline; justify-content: space-between; font-size: .875rem; }
.kind { font-weight: 600; color: var(--bad); }
.kind-right, .kind-unlabelled { color: var(--muted); font-weight: 500; }
.score { white-space: nowrap; font-weight: 600; font-variant-numeric: tabular-nums; }
.texts { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); margin: 0; }
.texts.plain { position: static; width: auto; height: auto; clip-path: none; display: grid; grid-template-columns: auto 1fr; gap: 0 .75rem; }
.texts.plain dt { color: var(--muted); font-size: .8125rem; }
.texts.plain dd { margin: 0; font: 600 1.125rem ui-monospace, monospace; }
.diff { display: flex; flex-wrap: wrap; row-gap: .375rem; }
.place, .row-names { display: inline-flex; flex-direction: column; text-align: center; }
.place { min-width: 1.6rem; max-width: 100%; padding: 0 .125rem; border-radius: 4px; }
.place b, .place i, .row-names span { font: 600 1.25rem/1.5 ui-monospace, monospace; }
.row-names { margin-right: .375rem; }
.row-names span { font: .75rem/1.875rem system-ui, sans-serif; color: var(--muted); text-align: left; }
.place small { font-size: .6875rem; line-height: 1.2; color: var(--muted); font-variant-numeric: tabular-nums; }
.wrong { background: var(--bad-soft); }
.wrong i { color: var(--bad); text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 3px; }
.low small { background: var(--low-soft); color: var(--low); font-weight: 700; border-radius: 3px; outline: 1px solid currentColor; }
.facts { font-size: .8125rem; line-height: 1.4; color: var(--muted); margin-top: auto; }
.facts span:not(:last-child)::after { content: " ·"; }
.warn { color: var(--bad); font-weight: 600; }

@media (max-width: 40rem) {
  body { font-size: 15px; }
  h1 { font-size: 1.375rem; }
  th, td { padding: .375rem; }
  table { font-size: .875rem; }
  tbody th small { min-width: 8.5rem; }
  header, main, footer { padding-left: .875rem; padding-right: .875rem; }
  .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .625rem; }
  .tile { padding: .75rem; }
  .tile data { font-size: 1.625rem; }
  .controls label { flex: 1 1 9rem; }
  .controls select, input[type=range] { width: 100%; }
}
@media print {
  body { font-size: 10pt; }
  nav, .filters, .skip, .pairs button::after { display: none; }
  .cards { grid-template-columns: repeat(3, 1fr); }
  .figures { grid-template-columns: repeat(2, 1fr); }
  .tile, .figure, .card, tr { break-inside: avoid; }
  .card { content-visibility: visible; }
  h2 { break-after: avoid; }
  .wrong, .low small, .cell rect, .band { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
