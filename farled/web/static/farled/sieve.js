// Narrows a list of names while somebody types. Without this script the same form asks the server.
(() => {
  const form = document.querySelector("form[data-sieve]");
  const list = form && document.getElementById(form.dataset.sieve);
  const count = document.querySelector(".count[data-many]");
  if (!form || !list || !count) return;

  const field = form.querySelector("input[type=search]");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const items = [...list.querySelectorAll("li")].map((item) => [item, plain(item.textContent)]);

  const narrow = () => {
    const wanted = plain(field.value.trim());
    for (const [item, name] of items) item.hidden = !name.includes(wanted);
    for (const group of list.querySelectorAll("section")) {
      group.hidden = !group.querySelector("li:not([hidden])");
    }
    const found = items.filter(([item]) => !item.hidden).length;
    const { one, many, none } = count.dataset;
    count.textContent = found === 0 ? none : found === 1 ? one : many.replace("COUNT", found);
  };

  field.addEventListener("input", narrow);
})();
