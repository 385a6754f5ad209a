// Words of the public register while somebody types into a search box. Without it one types the word whole.
(() => {
  "use strict";

  const WAIT = 150;
  const LEAST = 2;

  for (const input of document.querySelectorAll("input[data-suggest]")) {
    const list = input.list;
    let waiting = 0;
    let asked = "";

    const offer = (words) => {
      list.replaceChildren(...words.map((word) => Object.assign(document.createElement("option"), { value: word })));
    };

    const ask = async () => {
      const typed = input.value.trimStart();
      // Chosen from the list: there is nothing to add.
      if (typed === asked || [...list.options].some((option) => option.value === typed)) return;
      asked = typed;
      if (typed.length < LEAST) {
        offer([]);
        return;
      }
      try {
        const answer = await fetch(`${input.dataset.suggest}?words=${encodeURIComponent(typed)}`);
        const found = answer.ok ? (await answer.json()).words : [];
        if (typed === asked) offer(found);
      } catch {
        // Off line: one types on.
      }
    };

    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, WAIT);
    });
  }
})();
