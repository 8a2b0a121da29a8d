"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const card = document.getElementById("card");
  let owner = null, waiting = 0;

  function part(name, text, className) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function links(places, own) {
    const list = part("ul");
    for (const [number, where, text, label] of places) {
      if (number === own) continue;
      const item = part("li");
      if (number >= 0) {
        const link = part("a", text);
        link.href = "#n" + number;
        item.append(link);
      } else item.append(text);
      item.append(part("span", " " + where + (label ? ", " + label : ""), "quiet"));
      list.append(item);
    }
    return list.children.length ? list : "";
  }

  const SAID = { "agree": "agrees", "agree-if": "agrees under a reading", "disagree": "does not fit", "not-judged": "not judged" };
  const ROLES = { "place": "does not fit", "evidence": "a finding rests on this", "dependent": "rests on a value that does not fit" };

  function fill(id) {
    const [verdict, why, issue, role, steps] = data.numbers[id] || ["", "", -1, "", []];
    card.replaceChildren();
    card.append(part("p", issue >= 0 && role ? ROLES[role] : SAID[verdict], "head"));
    if (issue >= 0) {
      const [message, code] = data.issues[issue];
      const told = part("p", message + ". ");
      const link = part("a", code + ", the finding");
      link.href = "#f" + issue;
      told.append(link);
      card.append(told);
    }
    for (const index of steps) {
      const [code, title, told, reading, places] = data.steps[index];
      card.append(part("p", told));
      card.append(part("p", code + " " + title + (reading ? " – holds if: " + reading : ""), "quiet"));
      card.append(links(places, id));
    }
    if (why) card.append(part("p", "Not judged: " + why + "."));
  }

  function show(element) {
    clearTimeout(waiting);
    if (owner === element) return;
    hide();
    owner = element;
    fill(Number(element.dataset.n));
    card.hidden = false;
    element.setAttribute("aria-expanded", "true");
    const box = element.getBoundingClientRect(), wide = card.offsetWidth;
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - wide - 16));
    const below = box.bottom + card.offsetHeight + 12 < window.innerHeight || box.top < card.offsetHeight + 80;
    card.style.left = (left + window.scrollX) + "px";
    card.style.top = ((below ? box.bottom + 6 : box.top - card.offsetHeight - 6) + window.scrollY) + "px";
  }

  function hide() {
    clearTimeout(waiting);
    if (owner) owner.setAttribute("aria-expanded", "false");
    owner = null;
    card.hidden = true;
  }

  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(hide, 250);
  }

  const marked = target => target instanceof Element ? target.closest("button.n") : null;
  const body = document.querySelector(".document");
  body.addEventListener("mouseover", event => { const found = marked(event.target); if (found) show(found); else if (!card.contains(document.activeElement)) later(); });
  body.addEventListener("mouseleave", later);
  body.addEventListener("focusin", event => { const found = marked(event.target); if (found && found.matches(":focus-visible")) show(found); else if (!found) later(); });
  body.addEventListener("click", event => { const found = marked(event.target); if (found) show(found); });
  card.addEventListener("mouseenter", () => clearTimeout(waiting));
  card.addEventListener("mouseleave", later);
  card.addEventListener("focusout", event => { if (!card.contains(event.relatedTarget)) later(); });
  card.addEventListener("focusin", () => clearTimeout(waiting));
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && owner) { const back = owner; hide(); if (card.contains(event.target)) back.focus(); }
    if (event.key === "Tab" && !event.shiftKey && owner && event.target === owner && !card.hidden) {
      const first = card.querySelector("a");
      if (first) { event.preventDefault(); first.focus(); }
    } else if (event.key === "Tab" && owner && card.contains(event.target)) {
      const inside = Array.from(card.querySelectorAll("a")), at = inside.indexOf(event.target);
      if (event.shiftKey ? at === 0 : at === inside.length - 1) {
        const all = Array.from(document.querySelectorAll("button.n, .document a")), back = all.indexOf(owner);
        const next = event.shiftKey ? owner : all[back + 1];
        if (next) { event.preventDefault(); if (!event.shiftKey) hide(); next.focus(); }
      }
    }
  });
  card.addEventListener("click", event => { if (event.target instanceof HTMLAnchorElement) { const there = document.querySelector(event.target.hash); hide(); if (there instanceof HTMLElement) there.focus({ focusVisible: true }); } });

  const filters = document.getElementById("filters");
  if (filters) {
    filters.hidden = false;
    const findings = Array.from(document.querySelectorAll(".finding"));
    const wanted = name => new Set(Array.from(filters.querySelectorAll(`[name=${name}]:checked`), box => box.value));
    const apply = () => {
      const severities = wanted("severity"), families = wanted("family");
      let count = 0;
      for (const each of findings) {
        const on = severities.has(each.dataset.severity) && families.has(each.dataset.family);
        each.classList.toggle("off", !on);
        count += on;
        for (const mark of document.querySelectorAll(`[data-f="${each.id.slice(1)}"]`)) mark.classList.toggle("bad", on);
      }
      document.getElementById("shown").textContent = count + " of " + findings.length + " shown";
    };
    filters.addEventListener("change", apply);
    apply();
  }

  const theme = document.getElementById("theme");
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.theme = dark ? "light" : "dark";
  });

  const copy = document.getElementById("copy");
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", () => navigator.clipboard.writeText(document.getElementById("markdown").textContent).then(() => { document.getElementById("copied").textContent = "Copied."; }));
  }
})();
