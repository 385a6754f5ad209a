// A picture of places beside a list that says the same. Points come grouped by the server.
"use strict";

(() => {
  if (!window.L) return;
  const L = window.L;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  const outline = async (map, box) => {
    const answer = await fetch(box.dataset.shapes);
    if (!answer.ok) return null;
    const shapes = await answer.json();
    let whole = null;
    if (shapes.outline && shapes.outline.type) {
      whole = L.geoJSON(shapes.outline, { interactive: false, style: { className: "map-outline", fillOpacity: box.dataset.tiles ? 0 : 1 } }).addTo(map);
    }
    const areas = shapes.areas.map((area) => ({ type: "Feature", geometry: area.shape, properties: {} }));
    L.geoJSON(areas, { interactive: false, style: { className: "map-area", fillOpacity: 0 } }).addTo(map);
    return whole;
  };

  const mark = (count) => {
    const size = count > 1 ? Math.min(34 + 2 * Math.log2(count), 52) : 26;
    return L.divIcon({ className: "map-point", html: count > 1 ? String(count) : "", iconSize: [size, size] });
  };

  const open = (box, cases) => {
    const list = document.createElement("ul");
    for (const [number, title] of cases) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = box.dataset.case + encodeURIComponent(number) + "/";
      link.textContent = title;
      item.append(link);
      list.append(item);
    }
    return list;
  };

  // Marks that a finger could not tell apart become one.
  const apart = (map, groups) => {
    const kept = [];
    for (const [lat, lon, count, cases] of groups) {
      const at = map.latLngToContainerPoint([lat, lon]);
      const near = kept.find((other) => other.at.distanceTo(at) < 56);
      if (near) {
        near.cases = near.cases.length && cases.length && near.count + count <= 5 ? [...near.cases, ...cases] : [];
        near.count += count;
      } else kept.push({ lat, lon, at, count, cases });
    }
    return kept;
  };

  const draw = (map, layer, box, data) => {
    // Whoever walks by keyboard stays on the map when its marks are drawn anew.
    const held = box.contains(document.activeElement) ? document.activeElement : null;
    const place = held && held.dataset.place;
    let next = null;
    layer.clearLayers();
    for (const { lat, lon, count, cases } of apart(map, data.groups)) {
      const words = count > 1 ? box.dataset.many.replace("{n}", count) : cases[0][1];
      const point = L.marker([lat, lon], { icon: mark(count), title: words, alt: words, keyboard: true }).addTo(layer);
      if (cases.length) point.bindPopup(open(box, cases), { minWidth: 200, maxWidth: 240, maxHeight: 200 });
      else point.on("click", () => map.setView([lat, lon], Math.min(map.getZoom() + 2, 18), { animate: !still }));
      const element = point.getElement();
      element.setAttribute("aria-label", words);
      element.dataset.place = `${lat},${lon}`;
      if (element.dataset.place === place) next = element;
    }
    if (held && !box.contains(document.activeElement)) (next || box).focus({ preventScroll: true });
    const capped = document.querySelector("[data-map-capped]");
    if (capped) capped.hidden = !data.is_capped;
  };

  const points = (map, box) => {
    const layer = L.layerGroup().addTo(map);
    let shown = null;
    let level = -1;
    let isReading = false;
    const load = async () => {
      // A short move, as to make room for a bubble, leaves the marks as they are.
      if (isReading || (shown && level === map.getZoom() && shown.contains(map.getBounds()))) return;
      const bounds = map.getBounds().pad(0.2);
      [shown, level] = [bounds, map.getZoom()];
      const edges = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
      const joint = box.dataset.points.includes("?") ? "&" : "?";
      const answer = await fetch(`${box.dataset.points}${joint}bbox=${edges.map((n) => n.toFixed(3)).join(",")}&zoom=${level}`);
      if (answer.ok && shown === bounds) draw(map, layer, box, await answer.json());
    };
    map.on("popupopen", () => { isReading = true; });
    map.on("popupclose", () => { isReading = false; load(); });
    map.on("moveend", load);
    load();
  };

  for (const box of document.querySelectorAll("[data-map]")) {
    const centre = [Number(box.dataset.lat), Number(box.dataset.lon)];
    // Without a background there is nothing to see from near: the city's own borders tell where it is.
    const zoom = box.dataset.tiles ? Number(box.dataset.zoom) : Math.min(Number(box.dataset.zoom), 12);
    box.closest("[data-map-whole]").hidden = false;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", box.dataset.label);
    const map = L.map(box, {
      center: centre, zoom, minZoom: 9, maxZoom: 18, zoomControl: false,
      scrollWheelZoom: false, zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still,
    });
    map.attributionControl.setPrefix("");
    // The buttons stand beside the map: on it they would lie over its marks.
    for (const button of box.closest("[data-map-whole]").querySelectorAll("[data-map-zoom]")) {
      button.addEventListener("click", () => map.setZoom(map.getZoom() + Number(button.dataset.mapZoom), { animate: !still }));
    }
    map.on("popupopen", (event) => {
      const close = event.popup.getElement().querySelector(".leaflet-popup-close-button");
      if (close) close.setAttribute("aria-label", box.dataset.close);
    });
    if (box.dataset.tiles) L.tileLayer(box.dataset.tiles, { attribution: box.dataset.attribution, maxZoom: 18 }).addTo(map);
    outline(map, box).then((whole) => {
      if (whole && box.dataset.points) map.fitBounds(whole.getBounds(), { animate: false, padding: [20, 20] });
      if (box.dataset.points) points(map, box);
    });
    if (box.dataset.marker) {
      const point = L.marker(centre, { icon: mark(1), title: box.dataset.marker, alt: box.dataset.marker, interactive: false, keyboard: false }).addTo(map);
      point.getElement().setAttribute("aria-label", box.dataset.marker);
      point.getElement().setAttribute("role", "img");
    }
  }
})();
