// A point on the map instead of words, or beside them. The form works the same without it.
(() => {
  "use strict";
  const box = document.querySelector("[data-pick]");
  const L = window.L;
  if (!box || !L) return;

  const form = box.closest("form");
  const [lat, lon] = [form.elements.latitude, form.elements.longitude];
  const state = box.querySelector(".pick-state");
  const frame = box.querySelector(".pick-map");
  const remove = box.querySelector("[data-pick-remove]");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const begun = lat.value && lon.value ? [Number(lat.value), Number(lon.value)] : null;

  box.hidden = false;
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", box.dataset.label);
  frame.setAttribute("aria-describedby", "pick-hint");
  const map = L.map(frame, {
    center: begun || [Number(box.dataset.lat), Number(box.dataset.lon)], zoom: begun ? 15 : 12, minZoom: 9, maxZoom: 18, zoomSnap: 0.25,
    zoomControl: false, scrollWheelZoom: false, zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still,
  });
  map.attributionControl.setPrefix("");
  L.control.zoom({ zoomInTitle: box.dataset.in, zoomOutTitle: box.dataset.out }).addTo(map);
  if (box.dataset.tiles) L.tileLayer(box.dataset.tiles, { attribution: box.dataset.attribution, maxZoom: 18 }).addTo(map);

  let point = null;
  let areas = [];
  const crosses = (ring, x, y) => ring.reduce((inside, [x2, y2], n) => {
    const [x1, y1] = ring[(n || ring.length) - 1];
    return (y1 > y) !== (y2 > y) && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1 ? !inside : inside;
  }, false);
  const isInside = (shape, x, y) => (shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates)
    .some(([outer, ...holes]) => crosses(outer, x, y) && !holes.some((hole) => crosses(hole, x, y)));
  const set = (at) => {
    lat.value = at.lat.toFixed(6);
    lon.value = at.lng.toFixed(6);
    if (point) point.setLatLng(at);
    else {
      const icon = L.divIcon({ className: "map-here", iconSize: [26, 26] });
      point = L.marker(at, { icon, keyboard: false, interactive: false }).addTo(map);
      point.getElement().setAttribute("role", "img");
      point.getElement().setAttribute("aria-label", box.dataset.point);
    }
    const area = areas.find(({ shape }) => isInside(shape, at.lng, at.lat));
    state.textContent = area ? `${box.dataset.set} (${area.name})` : box.dataset.set;
    remove.hidden = false;
  };
  const unset = () => {
    lat.value = lon.value = "";
    point?.remove();
    point = null;
    state.textContent = box.dataset.unset;
    remove.hidden = true;
  };

  map.on("click", (event) => set(event.latlng));
  // Enter on the map itself sets the point in its middle, and doesn't send the form.
  frame.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== frame) return;
    event.preventDefault();
    set(map.getCenter());
  });
  box.querySelector("[data-pick-middle]").addEventListener("click", () => set(map.getCenter()));
  remove.addEventListener("click", () => { unset(); box.querySelector("[data-pick-middle]").focus(); });

  const here = box.querySelector("[data-pick-here]");
  if (navigator.geolocation && window.isSecureContext) {
    here.hidden = false;
    here.addEventListener("click", () => navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const at = L.latLng(coords.latitude, coords.longitude);
        map.setView(at, 16, { animate: !still });
        set(at);
      },
      () => { state.textContent = box.dataset.outside; },
      { enableHighAccuracy: true, timeout: 10000 },
    ));
  }
  // The names of the parts would cover each other on a small map: they are said when it is near enough.
  const shapes = async () => {
    const answer = await fetch(box.dataset.shapes);
    if (!answer.ok) return;
    const known = await answer.json();
    const outline = known.outline;
    areas = known.areas;
    const whole = outline && outline.type
      ? L.geoJSON(outline, { interactive: false, style: { className: "map-outline", fillOpacity: box.dataset.tiles ? 0 : 1 } }).addTo(map)
      : null;
    for (const area of areas) {
      const shape = { type: "Feature", geometry: area.shape, properties: {} };
      const drawn = L.geoJSON(shape, { interactive: false, style: { className: "map-area", fillOpacity: 0 } }).addTo(map);
      const name = document.createElement("span");
      name.textContent = area.name;
      drawn.bindTooltip(name, { permanent: true, direction: "center", className: "map-name" });
    }
    const near = () => frame.classList.toggle("pick-near", map.getZoom() >= 13);
    map.on("zoomend", near);
    near();
    if (whole && !begun) map.fitBounds(whole.getBounds(), { animate: false });
  };
  shapes().finally(() => { if (begun && !point) set(L.latLng(begun)); });
})();
