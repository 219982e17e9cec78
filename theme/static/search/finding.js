// What the search page needs once somebody types: how words are cut, and how a story is shown. All
// that is shown is made of text, never of HTML.

// Letters of scripts without spaces; as in plugins/search/words.py.
const DENSE =
  "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff" +
  "\uf900-\ufaff\u{20000}-\u{3ffff}";
const RUN = new RegExp(`[${DENSE}][${DENSE}\\p{M}]*`, "gu");
const FIRST = new RegExp(`^([^\\p{L}\\p{N}]*)([${DENSE}]\\p{M}*[^\\p{L}\\p{N}]*)`, "u");
const END = "\u203f";
const LETTER = /.\p{M}*/gsu;
const COMMON = /^(?:the|this|and|of|to|in|is|a|i|de|la|le|les|el|et|y)\u203f?$/i;
const SIGNS = /[$+<=>^`|~_]+/; // Pagefind passes over them in a story, and looks for them if they are asked
const SAYS = /[^!-/:-@[-`{-~]/;
const ONE = new RegExp(`^[^\\p{L}\\p{N}]*(?![${DENSE}])\\p{L}\\p{M}*[^\\p{L}\\p{N}]*$`, "u");
const ARTICLE = /^(?:(?:[cdjlmnst]|qu)['’](?=\p{L})|[وف]?(?:[بك]?ال|لل)(?=[ء-ي]{2}))/iu;
const ENDING = /(?<=\p{L}{2}(?:s|x|ch|sh))es$|(?<=\p{L}{2}[^isu'’])s$|(?<=\p{L}{4})(?:ing|ed)$/iu;
const ROOM = { before: 60, after: 200 }; // characters

const windows = (run) => {
  const letters = run.match(LETTER);
  const last = letters.length - 3;
  const starts = letters.map((_, n) => n).filter((n) => n === last || (n < last && n % 3 === 0));
  return ` ${starts.map((n) => letters.slice(n, n + 3).join("")).join(" ") || run} `;
};

// What is typed, as the index has it: without signs, articles and endings, and without words that are
// everywhere. A letter alone ("C++") begins no longer word. What stands in quotes, and a hashtag, is
// left as it is.
const parts = (word) => word.split(SIGNS).filter((part) => SAYS.test(part));
const asked = (word) => {
  if (word.startsWith("#")) return word;
  const found = parts(word);
  return found.length === 1 && ONE.test(found[0]) ? found[0] + END : found;
};
const bare = (word) =>
  word.startsWith("#") ? word : word.replace(ARTICLE, "").replace(/(?<=\p{L}{2})ies$/iu, "y").replace(ENDING, "");
export const prepared = (query) => {
  const words = query.normalize("NFC").replace(RUN, windows).trim().split(/\s+/);
  if (/^".*"$/.test(query.trim())) {
    const whole = words.map((word) => parts(word.replaceAll('"', "")).join("")).filter(Boolean);
    return `"${whole.map((word) => word + END).join(" ")}"`;
  }
  const all = words.flatMap(asked);
  const rare = all.filter((word) => !COMMON.test(word));
  return (rare.length ? rare : all).map(bare).join(" ") || query; // of nothing but signs nothing is found
};

const made = (name, attributes, ...inside) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
};

// How many words of the index a match is long: in scripts without spaces each is one letter.
const long = (word, asked) => {
  const letters = word.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}].*|^[^\p{L}]+/gsu, "");
  const sizes = asked.filter((part) => letters.startsWith(part)).map((part) => part.match(LETTER).length);
  return Math.max(1, ...sizes);
};

// A story that was found: its best post, and links to the others. asked: what `prepared` gave.
export const hit = (said, asked, { content, anchors, weighted_locations: places, filters, url }) => {
  const words = content.replaceAll(END, "").split(" ");
  const parts = asked.split(" ");
  const marked = new Set();
  for (const { location } of places) {
    const size = FIRST.test(words[location]) ? long(words[location], parts) : 1;
    for (let n = 0; n < size; n++) marked.add(location + n);
  }
  const shown = ([from, to]) => {
    const pieces = [];
    for (let n = from; n < to; n++) {
      const [itself, ...also] = words[n].split("|~");
      const dense = itself.match(FIRST);
      const [, signs, letter] = dense ?? ["", "", itself.startsWith("#") ? made("bdi", {}, itself) : itself];
      const after = n === to - 1 || (dense && !also.length) ? "" : " ";
      pieces.push(signs, marked.has(n) ? made("mark", {}, letter) : letter, after);
    }
    return pieces;
  };
  const part = (id) => {
    const n = anchors.findIndex((anchor) => anchor.id === id);
    return [anchors[n].location, anchors[n + 1]?.location ?? words.length];
  };

  const weights = {};
  for (const { location, balanced_score: score } of places) {
    const { id } = anchors.findLast((anchor) => anchor.location <= location) ?? {};
    if (Number(id)) weights[id] = (weights[id] ?? 0) + score;
  }
  const [best, ...also] = Object.keys(weights).sort((a, b) => weights[b] - weights[a] || a - b);

  const [from, to] = part(best ?? "1");
  const size = (n) => words[n].match(FIRST)?.[0].length ?? words[n].length + 1;
  let start = best ? Math.max(from, words.findIndex((_, n) => n >= from && marked.has(n))) : from;
  for (let room = ROOM.before; start > from && room > 0; ) room -= size(--start);
  let end = start;
  for (let room = ROOM.before + ROOM.after; end < to && room > 0; ) room -= size(end++);

  const page = url.replace(/^\//, "");
  const link = (id, ...inside) => made("a", { href: id ? `${page}#${id}` : page }, ...inside);
  const place = said.place.replace("{n}", best).replace("{total}", anchors.length - 2);
  const root = document.documentElement;
  const ours = { lang: root.lang, dir: root.dir || "ltr" };
  const others = also.slice(0, 6).map((id) => link(id, said.also.replace("{n}", id)));
  const [lang] = filters.language;
  return made(
    "li",
    { class: "story-card", lang, dir: filters.dir?.[0] ?? "ltr" },
    made("h2", { class: "story-card-title" }, link(best, ...shown([0, anchors[0].location]))),
    made("p", { class: "byline", ...ours }, made("bdi", { lang }, ...shown(part("by"))), best ? ` · ${place}` : ""),
    made("p", {}, start > from ? "… " : "", ...shown([start, end]), end < to ? "…" : ""),
    ...(also.length ? [made("p", { class: "search-also", ...ours }, ...others)] : []),
  );
};
