// How does each answer of the quick check save itself, and say so, without losing anything?
//
// The page works without this script: then "Save and continue" sends all answers at once. What is not saved yet
// is kept in memory only, never in the browser's storage; leaving the page meanwhile asks first.
"use strict";

(() => {
  const form = document.querySelector("form[data-check]");
  const status = document.querySelector("[data-status]");
  if (!form || !status) return;

  const FIRST_WAIT = 2000, LONGEST_WAIT = 30000;
  const waiting = new Map();
  // Questions whose last reply never came: their answer may stand on the server without our knowing.
  const doubtful = new Set();
  let isSending = false, wait = FIRST_WAIT, timer = 0;

  form.querySelector("[data-plain]").hidden = true;

  const part = (place, name) => place.querySelector(`[data-part="${name}"]`);
  const placeOf = (key) => form.querySelector(`[data-key="${CSS.escape(key)}"]`);
  const fragment = (name) => document.querySelector(`[data-fragment="${name}"]`);
  const fragmentOf = (html) => document.createRange().createContextualFragment(html);

  function say(text, isLost = false) {
    status.classList.toggle("lost", isLost);
    const words = part(status, "says");
    if (words.textContent !== text) words.textContent = text;
  }

  function token() {
    // The cookie, not the page: signing in again in another tab changes it.
    const cookie = document.cookie.split("; ").find((pair) => pair.startsWith("csrftoken="));
    return cookie ? cookie.slice("csrftoken=".length) : form.elements.csrfmiddlewaretoken.value;
  }

  function answerIn(place) {
    const key = place.dataset.key;
    const chosen = place.querySelector('input[type="radio"]:checked');
    const typed = place.querySelector(`textarea[name="answer:${CSS.escape(key)}"]`);
    const reason = part(place, "reason");
    return { key, value: chosen ? chosen.value : typed ? typed.value : "", reason: reason ? reason.value : "" };
  }

  function keep(place) {
    const answer = answerIn(place);
    if (!answer.value) return;
    waiting.set(answer.key, answer);
    clearTimeout(timer);
    send();
  }

  async function send() {
    if (isSending || waiting.size === 0) return;
    isSending = true;
    say(status.dataset.saving);
    const [key, answer] = waiting.entries().next().value;
    const outcome = await post(answer);
    isSending = false;
    if (outcome === "again") { send(); return; }
    if (outcome === "lost" || outcome === "signedout") {
      doubtful.add(key);
      say(status.dataset[outcome], true);
      timer = setTimeout(send, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
      return;
    }
    wait = FIRST_WAIT;
    if (waiting.get(key) === answer) waiting.delete(key);
    send();
  }

  async function post(answer) {
    const place = placeOf(answer.key);
    const body = new URLSearchParams({
      ...answer,
      version: place ? place.dataset.version : 0,
      ground: form.elements.ground.value,
    });
    const headers = { Accept: "application/json", "X-CSRFToken": token() };
    let reply, told;
    try {
      reply = await fetch(form.action, { method: "POST", body, headers, redirect: "manual" });
      if (reply.type === "opaqueredirect" || reply.status === 401) return "signedout";
      if (reply.status >= 500) return "lost";
      const isTold = (reply.headers.get("Content-Type") || "").startsWith("application/json");
      told = isTold ? await reply.json() : null;
    } catch {
      return "lost";
    }
    // A 403 without a word of ours is the form's own protection: the sign-in has changed.
    if (reply.status === 403 && !told) return "signedout";
    if (reply.status === 409 && told && told.own && place && doubtful.delete(answer.key)) {
      mark(place, told.version);
      return "again";
    }
    doubtful.delete(answer.key);
    settle(reply.status, told || {}, answer, place);
    return "settled";
  }

  function settle(code, told, answer, place) {
    if (code === 200) return saved(told, place);
    if (code === 404) return say(status.dataset.gone, true);
    if (code === 403) return say(status.dataset.notyours, true);
    say(status.dataset.refused, true);
    if (!place) return undefined;
    if (code === 409) return contest(told, place);
    return complain(place, told.problems || []);
  }

  function complain(place, problems) {
    const slot = part(place, "problems");
    slot.replaceChildren();
    if (problems.length === 0) return;
    const line = document.createElement("p");
    line.className = "problem";
    line.setAttribute("role", "alert");
    line.textContent = problems.join(" ");
    slot.append(line);
  }

  function contest(told, place) {
    mark(place, told.version);
    part(place, "conflict").replaceChildren(fragmentOf(told.html));
  }

  function mark(place, version) {
    place.dataset.version = version;
    part(place, "version").value = version;
  }

  function saved(told, place) {
    if (place) {
      mark(place, told.version);
      complain(place, []);
      part(place, "conflict").replaceChildren();
    }
    for (const [name, html] of Object.entries(told.html)) replace(name, html);
    reorder(told);
    // Another question may still hold what was not kept; then the page as a whole is not saved.
    if (form.querySelector('[data-part="conflict"] > *, [data-part="problems"] > *')) say(status.dataset.refused, true);
    else say(`${status.dataset.saved} ${told.saved}`);
  }

  function replace(name, html) {
    const place = fragment(name);
    // Nothing is put anew that has not changed: a note half written in the outcome must not vanish.
    if (!place || place.dataset.html === html) return;
    place.dataset.html = html;
    place.replaceChildren(fragmentOf(html));
  }

  // Questions that opened or closed with the answer. The one that holds the focus stays where it is.
  function reorder(told) {
    if (told.closed === null) return;
    const list = form.querySelector("[data-questions]");
    const focused = document.activeElement;
    const closings = fragment("closed");
    const wasOpen = [...closings.querySelectorAll(":scope > details[open]")].length > 0;
    closings.replaceChildren(fragmentOf(told.closed));
    if (wasOpen) closings.querySelectorAll(":scope > details").forEach((details) => { details.open = true; });
    for (const old of [...list.children]) {
      if (!told.order.includes(old.dataset.key) && !old.contains(focused)) old.remove();
    }
    told.order.forEach((key, index) => {
      const here = [...list.children].find((child) => child.dataset.key === key);
      if (!here) list.insertBefore(fragmentOf(told.questions[key] || ""), list.children[index] || null);
    });
    if (!document.contains(focused)) placeOf(told.key)?.focus();
  }

  form.addEventListener("change", (event) => {
    const place = event.target.closest("fieldset.q");
    if (!place) return;
    const thanks = part(place, "thanks");
    if (thanks && event.target.type === "radio") thanks.hidden = event.target.value !== "unsure";
    keep(place);
  });

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    event.preventDefault();
    const place = button.closest("[data-key]");
    if (!place) return;
    if (button.dataset.take === undefined) return keep(place);
    const radio = place.querySelector(`input[type="radio"][value="${CSS.escape(button.dataset.take)}"]`);
    if (radio) { radio.checked = true; radio.focus(); }
    return keep(place);
  });

  form.addEventListener("submit", (event) => event.preventDefault());

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-decide]") || waiting.size === 0) return;
    event.preventDefault();
    say(status.dataset.wait, true);
  });

  window.addEventListener("online", () => { clearTimeout(timer); send(); });
  window.addEventListener("beforeunload", (event) => { if (waiting.size > 0) event.preventDefault(); });
})();
