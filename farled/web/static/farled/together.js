// Who else has this assessment open, and what have they changed or said since the page was loaded?
//
// A pulse tells that the page is open, and hears who else is here and in which version each answer stands. What
// somebody else changed is marked and shown on demand; nothing that is being typed here is ever replaced. Comments
// are sent without leaving the page. Without this script the page works as it stands.
"use strict";

(() => {
  const here = document.querySelector("[data-together]");
  const BEAT = 20000;
  const part = (place, name) => place.querySelector(`[data-part="${name}"]`);
  const placeOf = (key) => document.querySelector(`[data-key="${CSS.escape(key)}"]`);

  function token() {
    const cookie = document.cookie.split("; ").find((pair) => pair.startsWith("csrftoken="));
    return cookie ? cookie.slice("csrftoken=".length) : "";
  }

  function send(address, fields) {
    const headers = { Accept: "application/json", "X-CSRFToken": token() };
    return fetch(address, { method: "POST", body: new URLSearchParams(fields), headers, redirect: "manual" });
  }

  // ----- who is here

  async function beat() {
    if (document.hidden) return;
    try {
      const reply = await send(here.dataset.together, { place: here.dataset.place });
      if (!reply.ok) return;
      const told = await reply.json();
      if (here.textContent !== told.here) here.textContent = told.here;
      for (const [key, answer] of Object.entries(told.answers)) compare(key, answer);
    } catch {
      // Nobody is told that nobody was heard: the state of saving says when the server is away.
    }
  }

  function compare(key, answer) {
    const place = placeOf(key);
    const news = place && part(place, "news");
    if (!news) return;
    const isNewer = answer.version > Number(place.dataset.version);
    // What is not saved here meets the other answer when it is sent, and then both are shown.
    if (!isNewer || place.dataset.unsaved !== undefined) { news.replaceChildren(); return; }
    if (news.dataset.version === String(answer.version) && news.childElementCount > 0) return;
    news.dataset.version = answer.version;
    const line = document.createElement("p");
    line.className = "said";
    line.setAttribute("role", "status");
    const show = document.createElement("button");
    show.type = "button";
    show.className = "linklike";
    show.textContent = here.dataset.show;
    show.addEventListener("click", () => replace(key));
    line.append(`${answer.said} `, show);
    news.replaceChildren(line);
  }

  // The question as it stands on the server now, taken out of the same page.
  async function replace(key) {
    const reply = await fetch(location.pathname, { redirect: "manual" }).catch(() => null);
    if (!reply || !reply.ok) { location.reload(); return; }
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const anew = page.querySelector(`[data-key="${CSS.escape(key)}"]`);
    const place = placeOf(key);
    if (!anew) { location.reload(); return; }
    if (!place || place.dataset.unsaved !== undefined) return;
    place.replaceWith(document.adoptNode(anew));
    anew.focus();
  }

  if (here) {
    beat();
    setInterval(beat, BEAT);
    document.addEventListener("visibilitychange", beat);
  }

  // ----- what people say

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-comment]");
    const block = button?.closest("[data-comments]");
    if (!block) return;
    event.preventDefault();
    const typed = block.querySelector("textarea");
    const text = typed.value;
    const place = block.dataset.comments;
    button.disabled = true;
    let problems;
    try {
      const reply = await send(block.dataset.to, { place, [`text:${place}`]: text });
      const told = await reply.json();
      problems = told.problems || [];
      if (reply.ok) {
        for (const [name, html] of Object.entries(told.html)) {
          part(block, name).replaceChildren(document.createRange().createContextualFragment(html));
        }
        // Whoever typed on while the comment was on its way keeps what came after.
        if (typed.value === text) typed.value = "";
      }
    } catch {
      problems = [block.dataset.lost];
    }
    button.disabled = false;
    complain(block, problems);
    typed.focus();
  });

  function complain(block, problems) {
    const slot = part(block, "problem");
    slot.replaceChildren();
    if (problems.length === 0) return;
    const line = document.createElement("p");
    line.className = "problem";
    line.setAttribute("role", "alert");
    line.textContent = problems.join(" ");
    slot.append(line);
  }

  window.addEventListener("beforeunload", (event) => {
    const typed = [...document.querySelectorAll("[data-comments] textarea")];
    if (typed.some((one) => one.value.trim() && !one.disabled)) event.preventDefault();
  });
})();
