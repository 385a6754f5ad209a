// The officer's day: what is typed is kept on the server, and colleagues at the same case are told of each other.
// Without this the buttons keep a draft, and the page says on loading who else was here.
(() => {
  "use strict";

  const place = document.querySelector("[data-presence]");
  const token = place ? place.dataset.token : "";
  const PAUSE = 2500;
  const LOOK = 30000;
  let typedAt = 0;

  const body = (values) => {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", token);
    for (const [name, value] of Object.entries(values)) data.set(name, value);
    return data;
  };

  for (const form of document.querySelectorAll("form[data-draft]")) {
    const area = form.querySelector("textarea[name=text]");
    const said = form.querySelector("[data-draft-said]");
    let kept = area.value;
    let timer = 0;
    let running = null;

    const keep = async () => {
      if (area.value === kept) return;
      const words = area.value;
      running = new AbortController();
      try {
        const answer = await fetch(form.dataset.draft, { method: "POST", headers: { Accept: "application/json" }, body: body({ text: words }), signal: running.signal });
        if (!answer.ok) throw new Error(answer.status);
        kept = words;
        said.textContent = (await answer.json()).saved;
      } catch (error) {
        if (error.name !== "AbortError") said.textContent = said.dataset.failed;
      }
    };

    area.addEventListener("input", () => {
      typedAt = Date.now();
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE);
    });
    // What is sent, or kept by a button, needs no draft any more.
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      if (running) running.abort();
      kept = area.value;
    });
    window.addEventListener("pagehide", () => {
      if (area.value !== kept) navigator.sendBeacon(form.dataset.draft, body({ text: area.value }));
      kept = area.value;
    });
  }

  if (place) {
    const look = async () => {
      if (document.hidden) return;
      const isWriting = Date.now() - typedAt < LOOK * 2;
      try {
        const answer = await fetch(place.dataset.presence, { method: "POST", body: body({ seen: place.dataset.seen, ...(isWriting ? { writing: "1" } : {}) }) });
        if (!answer.ok) return;
        const words = (await answer.text()).trim();
        if (words !== place.innerHTML.trim()) place.innerHTML = words;
      } catch {
        // A lost connection is no news of anybody; the next look tells.
      }
    };
    setInterval(look, LOOK);
    document.addEventListener("visibilitychange", look);
  }
})();
