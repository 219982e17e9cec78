// What a reader chose, kept on their own device and sent to nobody. Where a browser keeps nothing,
// everything works until the page is left.
const NAME = "pay-it-forward";
const kept = {
  all() {
    try {
      return JSON.parse(localStorage.getItem(NAME)) ?? {};
    } catch {
      return {};
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(NAME, JSON.stringify({ ...kept.all(), [name]: value }));
    } catch {
      // a private window, or storage that is full or forbidden
    }
  },
  forget() {
    try {
      localStorage.removeItem(NAME);
    } catch {
      // there was nothing
    }
  },
};
