/** The only script of a page: filters and sorts its cards. Without it all cards are shown in their order. */
export const PAGE_SCRIPT = `
(() => {
  "use strict";
  const form = document.getElementById("filters");
  const list = document.getElementById("cards");
  if (form === null || list === null) return;
  const field = (name) => form.elements.namedItem(name);
  const count = document.getElementById("count");
  const none = document.getElementById("none");
  const cards = Array.from(list.children, (node, order) => ({
    node,
    order,
    kind: node.dataset.kind,
    region: node.dataset.region,
    text: node.dataset.text,
    label: node.dataset.label,
    source: node.dataset.source,
    pairs: JSON.parse(node.dataset.pairs),
    score: node.dataset.score === "" ? null : Number(node.dataset.score),
  }));
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const orders = {
    order: (a, b) => a.order - b.order,
    reverse: (a, b) => b.order - a.order,
    label: (a, b) => compare(a.label, b.label) || a.order - b.order,
    source: (a, b) => compare(a.source, b.source) || a.order - b.order,
  };
  const checked = (name) => new Set(Array.from(form.querySelectorAll("input[name=" + name + "]:checked"), (box) => box.value));

  const apply = () => {
    const words = field("search").value.toLowerCase().split(/\\s+/).filter((word) => word !== "");
    const kinds = checked("kind");
    const region = field("region") === null ? "*" : field("region").value;
    const pair = field("pair") === null ? "*" : field("pair").value;
    const from = Number(field("from").value) / 100;
    const to = Number(field("to").value) / 100;
    document.getElementById("from-value").textContent = field("from").value + " %";
    document.getElementById("to-value").textContent = field("to").value + " %";
    let shown = 0;
    for (const card of cards) {
      const fits =
        words.every((word) => card.text.includes(word)) &&
        (kinds.size === 0 || kinds.has(card.kind)) &&
        (region === "*" || card.region === region) &&
        (pair === "*" || card.pairs.includes(pair)) &&
        (card.score === null ? from === 0 && to === 1 : card.score >= from && card.score <= to);
      card.node.hidden = !fits;
      if (fits) shown += 1;
    }
    count.textContent = shown + " of " + cards.length + " shown";
    none.hidden = shown > 0;
  };
  const sort = () => list.append(...cards.toSorted(orders[field("sort").value]).map((card) => card.node));

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", apply);
  field("sort").addEventListener("change", sort);
  form.addEventListener("reset", () => setTimeout(() => { sort(); apply(); }));
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button[data-pair]") : null;
    if (button === null || field("pair") === null) return;
    form.reset();
    setTimeout(() => {
      field("pair").value = button.dataset.pair;
      apply();
      document.getElementById("errors").scrollIntoView();
      field("pair").focus({ preventScroll: true });
    });
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input[type=search], select, textarea") !== null;
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field("search").focus();
  });
  sort();
  apply();
})();
`;
