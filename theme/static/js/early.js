// The one script that stands in the page: a reader's colours before anything is painted. All others
// come with the first thing that somebody does, or at once where something is kept or asked for. A
// form that is sent before its script is there waits for it.
{
const here = document, { more } = here.currentScript.dataset;
let kept;
try { kept = JSON.parse(localStorage.getItem("pay-it-forward")); } catch {}
if (kept?.scheme) here.documentElement.dataset.scheme = kept.scheme;
const signs = ["pointerover", "pointerdown", "keydown", "wheel", "focusin"];
const come = () => {
  signs.forEach((sign) => removeEventListener(sign, come));
  for (const file of more.split(" ")) import(new URL(file, here.baseURI));
};
signs.forEach((sign) => addEventListener(sign, come, { passive: true }));
addEventListener("submit", (event) => {
  event.preventDefault();
  event.target.dataset.sent = "early";
});
if (kept || location.hash || location.search) addEventListener("load", come);
}
