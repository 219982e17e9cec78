// A story opens in the way of reading that was chosen last.
for (const choice of document.querySelectorAll('.way input')) {
  if (kept.get("way") === choice.value) choice.checked = true;
  choice.addEventListener("change", () => kept.set("way", choice.value));
}
