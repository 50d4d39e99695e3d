// Makes pages handier where scripts run; every page is complete without it.
const doc = document;

/** Opens the list of shortcuts at "?", the search at "/", and goes where two keys of the list say. */
function shortcuts() {
  const list = doc.getElementById("shortcuts");
  let first = "";
  doc.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, [contenteditable]")) return;
    if (event.key === "?") { event.preventDefault(); list?.showModal(); return; }
    if (event.key === "/") {
      const search = doc.querySelector("input[type=search]");
      if (search) { event.preventDefault(); search.focus(); }
      return;
    }
    const keys = first + event.key;
    first = event.key === "g" ? "g" : "";
    const link = [...(list?.querySelectorAll("a[data-keys]") ?? [])].find((a) => a.dataset.keys === keys);
    if (link) location.assign(link.href);
  });
}

/** Closes an open menu at Escape or a click elsewhere. */
function menus() {
  const close = (but) => doc.querySelectorAll("details.menu[open]").forEach((menu) => { if (menu !== but) menu.open = false; });
  doc.addEventListener("click", (event) => close(event.target.closest("details.menu")));
  doc.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && doc.querySelector("details.menu[open]");
    if (menu) { close(null); menu.querySelector("summary").focus(); }
  });
}

/** Follows a link with the Accept it asks for and keeps the answer as a file: the API names no format in its addresses. */
function downloads() {
  doc.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-accept]");
    if (!link) return;
    event.preventDefault();
    const answer = await fetch(link.href, { headers: { Accept: link.dataset.accept } });
    if (!answer.ok) { location.assign(link.href); return; }
    const save = doc.createElement("a");
    save.href = URL.createObjectURL(await answer.blob());
    save.download = link.dataset.file;
    save.click();
    setTimeout(() => URL.revokeObjectURL(save.href), 10_000);
  });
}

/** Sends what a form part needs to the server and puts its answer in its place, so that files already chosen stay chosen. */
function formParts() {
  const part = (root, path) => root.querySelector(`[data-part="${CSS.escape(path)}"]`);
  const refresh = async (form, button, path) => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    data.append(button.name, button.value);
    const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "text/html" } });
    const fresh = part(new DOMParser().parseFromString(await answer.text(), "text/html"), path);
    const stale = part(doc, path);
    if (!fresh || !stale) { form.requestSubmit(button); return; }
    stale.replaceWith(fresh);
    fresh.querySelector("input, select, textarea")?.focus();
    ready(fresh);
  };
  doc.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=_act][data-refresh]");
    if (!button) return;
    event.preventDefault();
    refresh(button.form, button, button.dataset.refresh);
  });
  doc.addEventListener("change", (event) => {
    const button = event.target.matches("select[data-choice]") && event.target.parentElement.querySelector("button[data-refresh]");
    if (button) refresh(button.form, button, button.dataset.refresh);
  });
  const ready = (root) => root.querySelectorAll("button[data-choose]").forEach((button) => button.classList.add("hidden"));
  ready(doc);
}

/** A form is sent once: a second click while the answer is under way does nothing. */
function onceOnly() {
  doc.addEventListener("submit", (event) => {
    if (event.target.method !== "post" || event.defaultPrevented) return;
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    event.target.dataset.sent = "1";
  });
  addEventListener("pageshow", () => doc.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));
}

shortcuts();
menus();
downloads();
formParts();
onceOnly();
