// What a reader chose, kept on their own device and sent to nobody. Where a browser keeps nothing,
// everything works until the page is left.
const NAME = "pay-it-forward";
let unkept; // by the browser, so until the page is left
const kept = {
  all() {
    if (unkept) return unkept;
    try {
      return JSON.parse(localStorage.getItem(NAME)) ?? {};
    } catch {
      return {};
    }
  },
  set(name, value) {
    const all = { ...kept.all(), [name]: value };
    try {
      localStorage.setItem(NAME, JSON.stringify(all));
    } catch {
      unkept = all; // a private window, or storage that is full or forbidden
    }
  },
  forget() {
    unkept = undefined;
    try {
      localStorage.removeItem(NAME);
    } catch {
      // there was nothing
    }
  },
};
