// The details of a figure, beside the text.  Without this script every mark is a link to its first finding.
(() => {
  "use strict";
  const panel = document.getElementById("panel");
  const details = [...document.querySelectorAll("details")];
  const closed = [];
  addEventListener("beforeprint", () => {
    for (const each of details) {
      if (!each.open) { closed.push(each); each.open = true; }
    }
  });
  addEventListener("afterprint", () => { while (closed.length) closed.pop().open = false; });
  if (!panel) return;

  const title = document.getElementById("panel-title");
  const body = document.getElementById("panel-body");
  const count = document.getElementById("panel-count");
  const previous = document.getElementById("panel-previous");
  const next = document.getElementById("panel-next");
  const wanting = [...document.querySelectorAll("a.mark.contradicted, a.mark.unsure, a.mark.involved")];
  let current = null;

  const words = (value) => (value || "").split(" ").filter(Boolean);

  // A text of ours with values for its {}, in their order; the texts stand on the panel in the reader's language.
  const filled = (text, ...values) => text.split("{}").reduce((all, part, index) => all + values[index - 1] + part);

  function line(text, kind) {
    const paragraph = document.createElement("p");
    paragraph.className = kind;
    paragraph.textContent = text;
    return paragraph;
  }

  // A copy of a card: its ids belong to the original.
  function copy(id) {
    const card = document.getElementById(id);
    if (!card) return null;
    const twin = card.cloneNode(true);
    for (const each of [twin, ...twin.querySelectorAll("[id]")]) each.removeAttribute("id");
    twin.removeAttribute("aria-labelledby");
    twin.removeAttribute("role");
    twin.removeAttribute("tabindex");
    return twin;
  }

  function links(ids) {
    const [before, behind] = panel.dataset.peers.split("{}");
    const list = line(before, "peers");
    ids.forEach((id, index) => {
      const mark = document.getElementById(id);
      if (!mark) return;
      const link = document.createElement("a");
      link.href = "#" + id;
      link.className = "place";
      link.textContent = mark.dataset.at;
      if (index) list.append(panel.dataset.comma);
      list.append(link);
    });
    list.append(behind);
    return list;
  }

  function light(mark) {
    for (const each of document.querySelectorAll(".mark.peer, .mark[aria-current]")) {
      each.classList.remove("peer");
      each.removeAttribute("aria-current");
    }
    if (!mark) return;
    mark.setAttribute("aria-current", "true");
    const alike = new Set(words(mark.dataset.peers));
    for (const id of words(mark.dataset.cards)) {
      const card = document.getElementById(id);
      for (const link of card ? card.querySelectorAll("a.place") : []) alike.add(link.getAttribute("href").slice(1));
    }
    for (const id of alike) {
      const other = document.getElementById(id);
      if (other && other !== mark) other.classList.add("peer");
    }
  }

  function open(mark, focus) {
    current = mark;
    light(mark);
    const language = mark.closest("[lang]");
    title.textContent = mark.textContent;
    title.lang = language ? language.lang : "";
    const chip = line(mark.dataset.label, "chip " + mark.classList[1]);
    const head = line("", "state");
    head.append(chip, " " + mark.dataset.at);
    const cards = words(mark.dataset.cards).map(copy).filter(Boolean);
    const parts = [head];
    if (mark.dataset.subject) {
      const subject = line(mark.dataset.subject, "subject");
      subject.lang = title.lang;
      parts.push(subject);
    }
    if (mark.dataset.read) parts.push(line(filled(panel.dataset.read, mark.dataset.read), "read"));
    if (!cards.length) parts.push(line(panel.dataset.uncovered, "hint"));
    const peers = words(mark.dataset.peers);
    if (peers.length) parts.push(links(peers));
    body.replaceChildren(...parts, ...cards);
    body.scrollTop = 0;
    const at = wanting.indexOf(mark);
    const { count: all, at: one } = panel.dataset;
    count.textContent = at < 0 ? filled(all, wanting.length) : filled(one, at + 1, wanting.length);
    previous.disabled = next.disabled = !wanting.length;
    panel.hidden = false;
    document.documentElement.classList.add("opened");
    if (focus) title.focus({ preventScroll: true });
    reveal(mark);
  }

  // Where the panel or the window's edge hides the mark, bring it into the free part.
  function reveal(mark) {
    const box = mark.getBoundingClientRect();
    const edge = panel.getBoundingClientRect();
    const covering = edge.left < box.right && edge.right > box.left;
    const bottom = covering ? edge.top : innerHeight;
    if (box.top < 0 || box.bottom > bottom) scrollBy({ top: (box.top + box.bottom - bottom) / 2 });
  }

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    document.documentElement.classList.remove("opened");
    const mark = current;
    current = null;
    light(null);
    if (mark) mark.focus({ preventScroll: true });
  }

  // The figure to look at before or behind the current one, in the order of the text.
  function step(by) {
    const at = wanting.indexOf(current);
    let to;
    if (at >= 0) to = (at + by + wanting.length) % wanting.length;
    else {
      const behind = wanting.findIndex((each) => current.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
      to = by > 0 ? Math.max(behind, 0) : (behind < 0 ? wanting.length : behind) - 1;
      to = (to + wanting.length) % wanting.length;
    }
    open(wanting[to], false);
  }

  document.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a.mark, a.place");
    if (!link) return;
    if (link.classList.contains("mark")) {
      event.preventDefault();
      open(link, true);
      return;
    }
    const mark = document.getElementById(link.getAttribute("href").slice(1));
    if (!mark) return;
    event.preventDefault();
    const inside = panel.contains(link);
    if (inside && mark.matches("a.mark")) open(mark, false);
    mark.scrollIntoView({ block: "center" });
    if (inside && mark.matches("a.mark")) { reveal(mark); return; }
    light(mark);
    if (mark.matches("a.mark")) mark.focus({ preventScroll: true });
  });
  document.getElementById("panel-close").addEventListener("click", close);
  previous.addEventListener("click", () => step(-1));
  next.addEventListener("click", () => step(1));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
})();
