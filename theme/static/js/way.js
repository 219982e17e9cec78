// A story opens in the way of reading that was chosen last; one that was chosen before this script
// was there counts too.
{
  const { way } = kept.all();
  for (const choice of document.querySelectorAll(".way input")) {
    if (way === choice.value) choice.checked = true;
    else if (!way && choice.checked && choice.value !== "posts") kept.set("way", choice.value);
    choice.addEventListener("change", () => kept.set("way", choice.value));
  }
}
