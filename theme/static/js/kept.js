// What a reader chose, kept on their own device and sent to nobody. Where a browser keeps nothing,
// everything works until the page is left.
const kept = {
  get(name) {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(name, JSON.stringify(value));
    } catch {
      // a private window, or storage that is full or forbidden
    }
  },
  forget() {
    try {
      ["scheme", "way", "keys", "places"].forEach((name) => localStorage.removeItem(name));
    } catch {
      // there was nothing
    }
  },
};
