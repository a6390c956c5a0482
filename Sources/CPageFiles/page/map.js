// The map of the routes: lines and numbered stops over a net of degrees, without any tiles.
if (window.L && document.getElementById("map")) {
  const map = L.map("map", { zoomSnap: 0.25, attributionControl: false, zoomAnimation: false,
    zoomControl: false });
  const lines = L.layerGroup().addTo(map);
  const pins = L.layerGroup().addTo(map);
  const net = L.layerGroup().addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  L.control.zoom({ position: "bottomleft" }).addTo(map);
  const dashes = [null, "9 5", "2 6"];
  let drawn = [];

  function pin(at, name, html, colour, key) {
    const size = { base: 12, out: 14 }[name] ?? 22;
    const icon = L.divIcon({
      className: "", iconSize: [size, size],
      html: `<div class="pin ${name}" style="--pin:${colour}"></div>`,
    });
    const marker = L.marker(at, { icon, keyboard: false, zIndexOffset: { base: -2000, out: -1000 }[name] ?? 0 });
    marker.addTo(pins);
    const face = marker.getElement().firstChild;
    face.textContent = html;
    if (key) {
      face.dataset.key = key;
      marker.on("mouseover", () => page.point(key, face.getBoundingClientRect()));
      marker.on("mouseout", page.leave);
      marker.on("click", () => {
        const bar = document.querySelector(`g.stop[data-key="${key}"]`);
        bar?.scrollIntoView({ block: "nearest", inline: "center" });
        bar?.focus();
      });
    }
    return face;
  }

  function drawRoute(route) {
    const colour = plan.colours[route.colour % plan.colours.length];
    const dash = dashes[Math.floor(route.colour / plan.colours.length) % dashes.length];
    const line = L.polyline(route.path, { color: colour, weight: 3, opacity: 0.75, dashArray: dash,
      className: "route-line" });
    // A tooltip takes text for markup, which a name is not.
    const name = document.createElement("span");
    name.textContent = route.name;
    line.addTo(lines).bindTooltip(name, { sticky: true });
    const faces = route.bases.map((base) => pin(base, "base", "", colour));
    for (const key of route.stops) {
      const stop = plan.stops[key];
      if (stop.at) faces.push(pin(stop.at, stop.isLate ? "late" : "", stop.number, colour, key));
    }
    drawn.push({ key: route.key, line, faces, stops: route.stops });
  }

  function draw() {
    lines.clearLayers();
    pins.clearLayers();
    drawn = [];
    const routes = (page.day === null ? plan.days : [plan.days[page.day]])
      .flatMap((day) => day.routes);
    const left = Object.keys(plan.stops).filter((key) => key[0] === "u" && plan.stops[key].at);
    const places = routes.flatMap((route) => route.path)
      .concat(left.map((key) => plan.stops[key].at));
    // Marks can be drawn only on a map that has a view.
    if (places.length) map.fitBounds(places, { padding: [28, 28], maxZoom: 15 });
    else map.setView([0, 0], 2);
    routes.forEach(drawRoute);
    left.forEach((key) => pin(plan.stops[key].at, "out", "", "none", key));
    fade();
  }

  function fade(pointed) {
    for (const route of drawn) {
      const isChosen = !page.chosen || page.chosen === route.key;
      const isPointed = !pointed || route.stops.includes(pointed);
      const isDimmed = !(isChosen && isPointed && page.isShown(route.key));
      route.line.getElement()?.classList.toggle("dimmed", isDimmed);
      route.faces.forEach((face) => face.classList.toggle("dimmed", isDimmed));
    }
  }

  // A net of degrees whose meshes are some hundred pixels wide.
  function drawNet() {
    net.clearLayers();
    const bounds = map.getBounds();
    const wide = (bounds.getEast() - bounds.getWest()) / 12;
    const steps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30];
    const step = steps.find((size) => size >= wide) ?? 30;
    const digits = step < 0.01 ? 3 : step < 0.1 ? 2 : step < 1 ? 1 : 0;
    const line = (from, to) => L.polyline([from, to],
      { className: "net-line", weight: 1, interactive: false }).addTo(net).bringToBack();
    const word = (at, text, anchor) => L.marker(at, { interactive: false, keyboard: false,
      icon: L.divIcon({ className: "degree", iconSize: [0, 0], iconAnchor: anchor, html: text }),
    }).addTo(net);
    const degrees = (at, ahead, behind) =>
      `${Math.abs(at).toFixed(digits)}° ${at < 0 ? behind : ahead}`;
    const first = (edge) => Math.ceil(edge / step);
    for (let n = first(bounds.getWest()); n * step <= bounds.getEast(); n++) {
      line([bounds.getSouth(), n * step], [bounds.getNorth(), n * step]);
      word([bounds.getNorth(), n * step], degrees(n * step, "E", "W"), [-4, -4]);
    }
    for (let n = first(bounds.getSouth()); n * step <= bounds.getNorth(); n++) {
      line([n * step, bounds.getWest()], [n * step, bounds.getEast()]);
      word([n * step, bounds.getEast()], degrees(n * step, "N", "S"), [52, 14]);
    }
  }

  map.on("moveend", drawNet);
  page.listeners.push((event, value) => {
    if (event === "day") draw();
    if (event === "rows" || event === "leave") fade();
    if (event === "point") fade(value[0] === "s" ? value : undefined);
  });
  draw();
}
