// A reader's own settings, at the foot of each page.
{
  const wear = (scheme) => {
    if (scheme) document.documentElement.dataset.scheme = scheme;
    else delete document.documentElement.dataset.scheme;
  };
  const scheme = made("select");
  for (const [value, name] of [["", _("as the system")], ["light", _("light")], ["dark", _("dark")]]) {
    scheme.append(made("option", { value }, name));
  }
  scheme.value = kept.all().scheme ?? "";
  scheme.addEventListener("change", () => {
    kept.set("scheme", scheme.value);
    wear(scheme.value);
  });

  const keys = made("input", { type: "checkbox", checked: Boolean(kept.all().keys) });
  keys.addEventListener("change", () => kept.set("keys", keys.checked));

  const said = made("output");
  const forget = made("button", { className: "tool", type: "button" }, _("Forget it all"));
  forget.addEventListener("click", () => {
    kept.forget();
    scheme.value = "";
    keys.checked = false;
    wear("");
    said.value = _("Forgotten");
  });

  document.querySelector(".site-footer")?.prepend(
    made(
      "details",
      { className: "settings" },
      made("summary", {}, _("How you read")),
      made("p", {}, _("Kept on this device, and told to nobody: this, and where you stopped in a story.")),
      made("p", {}, made("label", {}, _("Colours"), scheme)),
      made("p", {}, made("label", {}, keys, _("j and k go from post to post"))),
      made("p", { className: "tools" }, forget, said),
    ),
  );
}
