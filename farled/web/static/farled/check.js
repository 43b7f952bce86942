// How does each answer save itself, and say so, without losing anything?
//
// The page works without this script: then "Save and continue" sends all answers at once. What is not saved yet
// is kept in memory only, never in the browser's storage; leaving the page meanwhile waits for it, or asks first.
// A question is a place with data-key; while it holds something that is not saved, it also has data-unsaved.
"use strict";

(() => {
  const form = document.querySelector("form[data-check]");
  const asks = document.querySelector("[data-asks]");
  const status = document.querySelector("[data-status]");
  if (!form || !asks || !status) return;

  const FIRST_WAIT = 2000, LONGEST_WAIT = 30000, PAUSE_IN_TYPING = 1200, PATIENCE = 4000;
  const waiting = new Map();
  // Questions in which somebody is typing, each with the timer after whose pause the text is sent.
  const typing = new Map();
  // Questions whose last reply never came: their answer may stand on the server without our knowing.
  const doubtful = new Set();
  let isSending = false, wait = FIRST_WAIT, timer = 0, leavingFor = "";

  document.querySelectorAll("[data-plain]").forEach((part) => { part.hidden = true; });

  const part = (place, name) => place.querySelector(`[data-part="${name}"]`);
  const placeOf = (key) => asks.querySelector(`[data-key="${CSS.escape(key)}"]`);
  const fragment = (name) => document.querySelector(`[data-fragment="${name}"]`);
  const fragmentOf = (html) => document.createRange().createContextualFragment(html);
  const keyOf = (child) => child.dataset.key || child.dataset.question;
  const typedIn = (place) => place.querySelector(`textarea[name="answer:${CSS.escape(place.dataset.key)}"]`);
  const isContested = (place) => part(place, "conflict")?.childElementCount > 0;

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
    const chosen = place.querySelector('input[type="radio"]:checked');
    const typed = typedIn(place);
    const reason = part(place, "reason");
    return {
      key: place.dataset.key,
      value: chosen ? chosen.value : typed ? typed.value : "",
      reason: reason ? reason.value : "",
    };
  }

  // The text of a question is sent when the typing pauses, and at once when the field is left.
  function keepSoon(place) {
    place.dataset.unsaved = "";
    clearTimeout(typing.get(place.dataset.key));
    // Typing on beside somebody else's answer is no choice between the two: a button makes it.
    const pause = isContested(place) ? 0 : setTimeout(() => keep(place), PAUSE_IN_TYPING);
    typing.set(place.dataset.key, pause);
    if (!isAnyRefused()) say(status.dataset.typing);
  }

  function keep(place) {
    const answer = answerIn(place);
    clearTimeout(typing.get(answer.key));
    typing.delete(answer.key);
    // Nothing was said yet; but a text taken away again is sent, for the page to say that it still stands.
    if (!answer.value && !(typedIn(place) && Number(place.dataset.version))) {
      if (!waiting.has(answer.key)) delete place.dataset.unsaved;
      return;
    }
    waiting.set(answer.key, answer);
    place.dataset.unsaved = "";
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
      leavingFor = "";
      timer = setTimeout(send, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
      return;
    }
    wait = FIRST_WAIT;
    if (waiting.get(key) === answer) waiting.delete(key);
    if (!waiting.has(key) && !typing.has(key)) delete placeOf(key)?.dataset.unsaved;
    if (waiting.size > 0) { send(); return; }
    if (leavingFor && typing.size === 0 && !isAnyRefused()) location.assign(leavingFor);
    leavingFor = "";
  }

  async function post(answer) {
    const place = placeOf(answer.key);
    const list = asks.querySelector("[data-questions]");
    const body = new URLSearchParams({
      ...answer,
      version: place ? place.dataset.version : 0,
      ground: form.elements.ground.value,
      shown: [...list.children].map(keyOf).join(" "),
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
    // What was typed stays as it is, unsaved, until a button says which answer should stand.
    if (typedIn(place)) keepSoon(place);
  }

  function mark(place, version) {
    place.dataset.version = version;
    part(place, "version").value = version;
    part(place, "news")?.replaceChildren();
  }

  // Another question may still hold what was not kept; then the page as a whole is not saved.
  function isAnyRefused() {
    return asks.querySelector('[data-part="conflict"] > *, [data-part="problems"] > *') !== null;
  }

  function saved(told, place) {
    if (place) {
      mark(place, told.version);
      complain(place, []);
      part(place, "conflict").replaceChildren();
      const by = part(place, "by");
      if (by && told.by) by.textContent = told.by;
    }
    for (const [name, html] of Object.entries(told.html)) replace(name, html);
    reorder(told);
    if (isAnyRefused()) say(status.dataset.refused, true);
    else if (typing.size > 0) say(status.dataset.typing);
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
    const list = asks.querySelector("[data-questions]");
    const focused = document.activeElement;
    const closings = fragment("closed");
    const wasOpen = [...closings.querySelectorAll(":scope > details[open]")].length > 0;
    closings.replaceChildren(fragmentOf(told.closed));
    if (wasOpen) closings.querySelectorAll(":scope > details").forEach((details) => { details.open = true; });
    for (const old of [...list.children]) {
      if (!told.order.includes(keyOf(old)) && !old.contains(focused)) old.remove();
    }
    told.order.forEach((key, index) => {
      const here = [...list.children].find((child) => keyOf(child) === key);
      if (!here) list.insertBefore(fragmentOf(told.questions[key] || ""), list.children[index] || null);
    });
    if (!document.contains(focused)) placeOf(told.key)?.focus();
  }

  asks.addEventListener("input", (event) => {
    const place = event.target.closest("fieldset.q");
    if (place && event.target === typedIn(place)) keepSoon(place);
  });

  asks.addEventListener("change", (event) => {
    const place = event.target.closest("fieldset.q");
    if (!place) return;
    const thanks = part(place, "thanks");
    if (thanks && event.target.type === "radio") thanks.hidden = event.target.value !== "unsure";
    if (event.target === typedIn(place) && isContested(place)) return;
    keep(place);
  });

  asks.addEventListener("click", (event) => {
    const button = event.target.closest("[data-take], [data-correct]");
    const place = button?.closest("[data-key]");
    if (!place) return;
    event.preventDefault();
    if (button.dataset.take !== undefined) take(place, button);
    keep(place);
  });

  function take(place, button) {
    const typed = typedIn(place);
    if (typed) {
      if (button.value === "theirs") typed.value = button.dataset.take;
      typed.focus();
      return;
    }
    const radio = place.querySelector(`input[type="radio"][value="${CSS.escape(button.dataset.take)}"]`);
    if (radio) { radio.checked = true; radio.focus(); }
  }

  form.addEventListener("submit", (event) => event.preventDefault());

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-decide]") || waiting.size === 0) return;
    event.preventDefault();
    say(status.dataset.wait, true);
  });

  // A link waits for what is being saved. When that takes too long, the browser asks before it leaves.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !isPlain || event.defaultPrevented || link.getAttribute("href").startsWith("#")) return;
    if (waiting.size === 0 || isAnyRefused()) return;
    event.preventDefault();
    leavingFor = link.href;
    setTimeout(() => { if (leavingFor === link.href) location.assign(link.href); }, PATIENCE);
  });

  window.addEventListener("online", () => { clearTimeout(timer); send(); });
  window.addEventListener("beforeunload", (event) => {
    if (waiting.size > 0 || typing.size > 0) event.preventDefault();
  });
})();
