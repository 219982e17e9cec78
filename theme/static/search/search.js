// The search page: its form. The engine is asked for at the first keystroke, with finding.js.
const box = document.querySelector(".search");
const form = box.querySelector("form");
const details = form.querySelector("details");
const [status, list, more] = ["[role=status]", "ol", ".search-more"].map((part) => box.querySelector(part));
const { q } = form.elements;
const narrow = [...form.querySelectorAll("select")];
const said = form.dataset;
const AT_ONCE = 4;

let engine;
const load = () =>
  (engine ??= (async () => {
    const [first, ...others] = said.folders.split(" ").map((name) => new URL(`search/${name}/`, location));
    const [pagefind, finding] = await Promise.all([import(`${first}pagefind.js`), import("./finding.js")]);
    await pagefind.options({ noWorker: true });
    for (const folder of others) await pagefind.mergeIndex(folder.pathname);
    return { ...pagefind, ...finding };
  })());
const failed = async (error) => {
  status.textContent = said.failed;
  list.ariaBusy = null;
  const broken = engine;
  engine = undefined; // so that it is asked for again
  await (await broken)?.destroy();
  throw error;
};

// What is asked stands in the address.
const asked = () => [...new FormData(form)].filter(([, value]) => value.trim());
const remember = (how) => {
  const address = new URLSearchParams(asked()).toString();
  if (address !== location.search.slice(1)) history[how](null, "", address ? `?${address}` : location.pathname);
};

let turn = 0;
let found = [];
let wanted = "";
const show = async (mine, there = list.children.length) => {
  const { hit } = await load();
  const of = found;
  const next = await Promise.all(of.slice(there, there + AT_ONCE).map((one) => one.data()));
  if (mine !== turn || of !== found) return; // something else is shown meanwhile
  if (there && there !== list.children.length) return; // the same was asked for twice
  const hits = next.map((story) => hit(said, wanted, story));
  if (there) list.append(...hits);
  else list.replaceChildren(...hits);
  more.hidden = list.children.length >= found.length;
  return list.children[there];
};
const search = async (how) => {
  const mine = ++turn;
  clearTimeout(waiting);
  remember(how);
  list.ariaBusy = true;
  const { q: words = "", ...filters } = Object.fromEntries(asked());
  const patience = setTimeout(() => (status.textContent = said.searching), 400);
  let [results, query] = [[], ""];
  try {
    if (words || Object.keys(filters).length) {
      const { prepared, search } = await load();
      query = prepared(words);
      ({ results } = await search(query || null, { filters }));
    }
  } finally {
    clearTimeout(patience);
  }
  if (mine !== turn) return;
  [found, wanted] = [results, query];
  more.hidden = true;
  if (found.length) await show(mine, 0);
  else list.replaceChildren();
  if (mine !== turn) return;
  list.ariaBusy = null;
  status.textContent = asked().length ? (found.length ? said.found : said.none).replace("{n}", found.length) : "";
};
const now = (how = "pushState") => search(how).catch(failed);

// What stories can be narrowed down by, once somebody looks.
const fill = async () => {
  const languages = new Intl.DisplayNames([document.documentElement.lang], { type: "language" });
  const name = { language: (tag) => languages.of(tag), hashtag: (tag) => `#${tag}` };
  const counts = await (await load()).filters();
  for (const select of narrow.filter((select) => select.length === 1)) {
    for (const [value, count] of Object.entries(counts[select.name] ?? {})) {
      select.add(new Option(`${name[select.name]?.(value) ?? value} (${count})`, value));
    }
  }
};
const restore = async () => {
  const given = new URLSearchParams(location.search);
  q.value = given.get("q") ?? "";
  if (narrow.some((select) => given.get(select.name))) {
    details.open = true;
    await fill().catch(failed);
  }
  for (const select of narrow) select.value = given.get(select.name) ?? "";
  await now("replaceState");
};

let waiting;
const typed = () => {
  load().catch(failed);
  clearTimeout(waiting);
  waiting = setTimeout(now, 250, "replaceState");
};
q.addEventListener("input", typed);
q.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !q.value) return;
  event.preventDefault();
  q.value = "";
  now("replaceState");
});
for (const select of narrow) select.addEventListener("change", () => now());
const go = async (how) => {
  await now(how);
  list.querySelector("a")?.focus();
};
form.addEventListener("submit", (event) => {
  event.preventDefault();
  go();
});
details.addEventListener("toggle", () => fill().catch(failed), { once: true });
more.addEventListener("click", async () => (await show(turn).catch(failed))?.querySelector("a").focus());
// Of a double click on it, the second half may meet a story that has come under the pointer.
list.addEventListener("click", (event) => event.detail > 1 && event.preventDefault());
addEventListener("popstate", restore);
box.hidden = false;
if (location.search) restore();
// Sent, typed, or opened before this was here; what is typed may be half a word.
else if (q.value) form.dataset.sent ? go("replaceState") : typed();
if (details.open) fill().catch(failed);
