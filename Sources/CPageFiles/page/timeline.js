// What moves on the page of a plan: the choice of a day, the filter, and the words that
// appear at a stop. Everything that is said is in the markup already.
const plan = JSON.parse(document.getElementById("plan").textContent);
const all = (query, within = document) => [...within.querySelectorAll(query)];
const page = { day: null, chosen: null, listeners: [] };
page.tell = (event, value) => page.listeners.forEach((listen) => listen(event, value));

// The words at a stop.
const tip = document.getElementById("tip");
function showTip(key, box) {
  const stop = plan.stops[key];
  if (!stop) return;
  tip.replaceChildren();
  const title = document.createElement("strong");
  title.textContent = (stop.number ? stop.number + "  " : "") + stop.title;
  tip.append(title);
  for (const line of stop.lines) {
    const part = document.createElement("div");
    part.textContent = line;
    if (line.endsWith(" LATE")) part.className = "late";
    tip.append(part);
  }
  tip.hidden = false;
  const size = tip.getBoundingClientRect();
  const left = Math.min(Math.max(8, box.left), window.innerWidth - size.width - 8);
  const below = box.bottom + 8;
  tip.style.left = left + "px";
  tip.style.top = (below + size.height > window.innerHeight
    ? Math.max(8, box.top - size.height - 8) : below) + "px";
}
page.point = (key, box) => {
  page.leave();
  all(`[data-key="${key}"]`).forEach((mark) => mark.classList.add("linked"));
  showTip(key, box);
  page.tell("point", key);
};
page.leave = () => {
  tip.hidden = true;
  all(".linked").forEach((mark) => mark.classList.remove("linked"));
  page.tell("leave");
};

function watch(mark, boxOf) {
  const key = mark.dataset.key;
  mark.addEventListener("mouseenter", () => page.point(key, boxOf(mark)));
  mark.addEventListener("mouseleave", page.leave);
  mark.addEventListener("focus", () => page.point(key, boxOf(mark)));
  mark.addEventListener("blur", page.leave);
}
const marks = all("g.stop");
marks.forEach((mark) => watch(mark, (at) => at.querySelector(".bar").getBoundingClientRect()));
all("tr[data-key]").forEach((row) => watch(row, (at) => at.cells[0].getBoundingClientRect()));

// Arrows go from stop to stop and from row to row; a row is one step of the tabulator.
const rows = all(".row[data-key]");
const stopsOf = (row) => all("g.stop", row);
rows.forEach((row) => stopsOf(row)[0]?.setAttribute("tabindex", "0"));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") page.leave();
  const stop = document.activeElement?.closest?.("g.stop");
  if (!stop) return;
  const row = stop.closest(".row");
  const stops = stopsOf(row);
  const place = stops.indexOf(stop);
  const shown = rows.filter((other) => other.offsetParent && stopsOf(other).length);
  const beside = (step) => stopsOf(shown[shown.indexOf(row) + step] ?? row);
  const next = {
    ArrowLeft: () => stops[place - 1], ArrowRight: () => stops[place + 1],
    ArrowUp: () => beside(-1)[Math.min(place, beside(-1).length - 1)],
    ArrowDown: () => beside(1)[Math.min(place, beside(1).length - 1)],
    Home: () => stops[0], End: () => stops.at(-1),
  }[event.key];
  if (!next) return;
  event.preventDefault();
  next()?.focus();
});

// One technician: the others fade on the map.
all("button.route").forEach((button) => button.addEventListener("click", () => {
  const row = button.closest(".row");
  page.chosen = page.chosen === row.dataset.key ? null : row.dataset.key;
  rows.forEach((other) => {
    const isChosen = other.dataset.key === page.chosen;
    other.classList.toggle("chosen", isChosen);
    other.querySelector("button.route").setAttribute("aria-pressed", String(isChosen));
  });
  page.tell("rows");
}));

// The filter and the day.
const filter = document.getElementById("filter");
page.isShown = (key) => !rows.find((row) => row.dataset.key === key)?.hidden;
function applyFilter() {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  rows.forEach((row) => {
    row.hidden = !words.every((word) => row.dataset.words.includes(word));
  });
  all(".day").forEach((day) => {
    const left = all(".row[data-key]", day).some((row) => !row.hidden);
    day.querySelector(".nothing").hidden = left;
  });
  page.tell("rows");
}
filter.addEventListener("input", applyFilter);
function chooseDay(name) {
  page.day = name === "all" ? null : Number(name);
  all(".day").forEach((day) => {
    day.hidden = page.day !== null && Number(day.dataset.day) !== page.day;
  });
  all(".days button").forEach((button) => {
    button.setAttribute("aria-pressed", String(button.dataset.day === name));
  });
  page.tell("day");
}
all(".days button").forEach((button) => {
  button.addEventListener("click", () => chooseDay(button.dataset.day));
});
const firstUsed = plan.days.findIndex((day) => day.routes.length > 0);
if (plan.days.length > 1) chooseDay(String(Math.max(0, firstUsed)));
