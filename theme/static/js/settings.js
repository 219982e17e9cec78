// A reader's own settings, at the foot of each page.
{
  const grounds = [...document.querySelectorAll('[name="theme-color"]')]; // light, dark
  const colours = grounds.map((ground) => ground.content);
  const wear = (scheme) => {
    if (scheme) document.documentElement.dataset.scheme = scheme;
    else delete document.documentElement.dataset.scheme;
    const only = colours[["light", "dark"].indexOf(scheme)];
    grounds.forEach((ground, n) => (ground.content = only ?? colours[n]));
  };
  const scheme = made("select");
  for (const [value, name] of [["", _("as the system")], ["light", _("light")], ["dark", _("dark")]]) {
    scheme.append(made("option", { value }, name));
  }
  scheme.addEventListener("change", () => {
    kept.set("scheme", scheme.value);
    wear(scheme.value);
  });

  const keys = made("input", { type: "checkbox" });
  keys.addEventListener("change", () => kept.set("keys", keys.checked));

  // What is kept may have changed in another tab, or on a page that somebody comes back from.
  const show = () => {
    scheme.value = kept.all().scheme ?? "";
    keys.checked = Boolean(kept.all().keys);
    wear(scheme.value);
  };
  addEventListener("storage", show);
  addEventListener("pageshow", show);
  show();

  const said = made("output");
  const forget = made("button", { className: "tool", type: "button" }, _("Forget it all"));
  forget.addEventListener("click", () => {
    kept.forget();
    show();
    for (const way of document.querySelectorAll(".way [value=posts]")) way.checked = true;
    said.value = _("Forgotten");
  });

  document.querySelector(".site-footer")?.prepend(
    made(
      "details",
      { className: "settings" },
      made("summary", {}, _("How you read")),
      made("p", {}, _("Kept on this device, and told to nobody: this, whether posts or prose, and where you stopped in a story.")),
      made("p", {}, made("label", {}, _("Colours"), scheme)),
      made("p", {}, made("label", {}, keys, _("j and k go from post to post"))),
      made("p", { className: "tools" }, forget, said),
    ),
  );
}
