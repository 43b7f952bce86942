/* Which partner does somebody mean who types a name? Suggestions while typing, and one more row without a reload.
   Everything works without this file as well: the server then asks. */
(() => {
  "use strict";

  const rows = document.getElementById("partner-rows");
  if (!rows) return;
  const form = rows.closest("form");
  const PAUSE_MS = 150;

  const told = (partner) => `${partner.country}. ${partner.kind}. ${partner.check}.`;

  async function ask(words) {
    const body = new URLSearchParams({
      words,
      csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
    });
    const answer = await fetch(rows.dataset.search, {
      method: "POST",
      headers: { Accept: "application/json" },
      body,
      credentials: "same-origin",
    });
    return answer.ok ? (await answer.json()).partners : [];
  }

  class PartnerField {
    constructor(row) {
      this.row = row;
      this.input = row.querySelector(".combo input");
      this.known = row.querySelector("input[name$='-known']");
      this.note = row.querySelector(".told");
      this.details = row.querySelector("details.newpartner");
      this.list = document.createElement("ul");
      this.list.className = "options";
      this.list.id = `${this.input.id}_options`;
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", row.querySelector(".combo label").textContent.trim());
      this.list.hidden = true;
      this.input.after(this.list);
      this.offered = [];
      this.at = -1;
      this.turn = 0;
      this.dress();
      this.listen();
    }

    dress() {
      this.input.setAttribute("role", "combobox");
      this.input.setAttribute("aria-autocomplete", "list");
      this.input.setAttribute("aria-expanded", "false");
      this.input.setAttribute("aria-controls", this.list.id);
    }

    listen() {
      this.input.addEventListener("input", () => this.typed());
      this.input.addEventListener("keydown", (event) => this.pressed(event));
      this.input.addEventListener("blur", () => this.close());
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => {
        const option = event.target.closest("[role=option]");
        if (option) this.choose([...this.list.children].indexOf(option));
      });
    }

    typed() {
      this.known.value = "";
      this.note.textContent = "";
      clearTimeout(this.waiting);
      const words = this.input.value.trim();
      if (words.length < 2) {
        this.close();
        return;
      }
      this.waiting = setTimeout(() => this.offer(words), PAUSE_MS);
    }

    async offer(words) {
      const turn = ++this.turn;
      let found = [];
      try {
        found = await ask(words);
      } catch {
        return;
      }
      if (turn !== this.turn || document.activeElement !== this.input) return;
      this.offered = [...found, null];
      this.list.replaceChildren(...this.offered.map((partner, index) => this.option(partner, index, words)));
      this.list.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
      this.mark(-1);
      this.note.textContent = this.counted(found.length);
    }

    counted(count) {
      if (!count) return rows.dataset.none;
      return count === 1 ? rows.dataset.foundOne : rows.dataset.found.replace("{count}", count);
    }

    option(partner, index, words) {
      const option = document.createElement("li");
      option.id = `${this.list.id}_${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      const name = document.createElement("b");
      name.textContent = partner ? partner.name : rows.dataset.addNew.replace("{name}", words);
      option.append(name);
      if (partner) {
        const note = document.createElement("span");
        note.textContent = told(partner);
        option.append(note);
      }
      return option;
    }

    pressed(event) {
      const steps = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in steps && !this.list.hidden) {
        event.preventDefault();
        const count = this.offered.length;
        this.mark((this.at + steps[event.key] + count + (this.at < 0 && steps[event.key] < 0 ? 1 : 0)) % count);
      } else if (event.key === "Enter" && !this.list.hidden) {
        event.preventDefault();
        if (this.at >= 0) this.choose(this.at);
        else if (this.offered.length === 2) this.choose(0);
      } else if (event.key === "Escape" && !this.list.hidden) {
        event.preventDefault();
        this.close();
      }
    }

    mark(index) {
      this.at = index;
      [...this.list.children].forEach((option, place) => {
        option.setAttribute("aria-selected", String(place === index));
        if (place === index) option.scrollIntoView({ block: "nearest" });
      });
      if (index < 0) this.input.removeAttribute("aria-activedescendant");
      else this.input.setAttribute("aria-activedescendant", `${this.list.id}_${index}`);
    }

    choose(index) {
      const partner = this.offered[index];
      this.close();
      if (partner) this.take(partner);
      else this.begin();
    }

    take(partner) {
      this.input.value = partner.name;
      this.known.value = partner.id;
      this.note.textContent = told(partner);
      this.details.open = false;
    }

    begin() {
      this.note.textContent = "";
      this.details.open = true;
      this.details.querySelector("select").focus();
    }

    close() {
      clearTimeout(this.waiting);
      this.turn += 1;
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.mark(-1);
    }
  }

  rows.querySelectorAll(".partner-row").forEach((row) => new PartnerField(row));

  const pristine = rows.querySelector(".partner-row").cloneNode(true);
  pristine.querySelectorAll(".options, .problem").forEach((node) => node.remove());

  function empty(control) {
    if (control.tagName === "SELECT") control.selectedIndex = 0;
    else control.value = "";
    control.removeAttribute("aria-invalid");
  }

  function anotherRow() {
    const index = rows.children.length;
    const row = pristine.cloneNode(true);
    row.dataset.row = `partner-${index}`;
    row.querySelectorAll("[id], [for], [name], [aria-describedby], [aria-controls]").forEach((node) => {
      for (const attribute of ["id", "for", "name", "aria-describedby", "aria-controls"]) {
        const value = node.getAttribute(attribute);
        if (value) node.setAttribute(attribute, value.replaceAll("partner-0", `partner-${index}`));
      }
    });
    row.querySelectorAll("input, select").forEach(empty);
    row.querySelectorAll(".wrong").forEach((node) => node.classList.remove("wrong"));
    row.querySelector("legend").textContent = rows.dataset.legend.replace("{number}", index + 1);
    row.querySelector(".combo label").textContent = rows.dataset.label.replace("{number}", index + 1);
    row.querySelector(".told").textContent = "";
    row.querySelector("details.newpartner").open = false;
    return row;
  }

  form.querySelector("button[name=add_partner]").addEventListener("click", (event) => {
    event.preventDefault();
    const row = anotherRow();
    rows.append(row);
    form.elements.rows.value = rows.children.length;
    const field = new PartnerField(row);
    field.input.focus();
    if (rows.children.length >= Number(rows.dataset.most)) event.target.hidden = true;
  });
})();
