// What every screen can do beside links and forms: theme, menu, keys, the token of our forms in requests by htmx.
(() => {
  const root = document.documentElement;
  const dark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  for (const button of document.querySelectorAll("[data-theme-switch]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      root.dataset.theme = dark() ? "light" : "dark";
      localStorage.setItem("palagan-theme", root.dataset.theme);
    });
  }

  const menu = document.querySelector("[data-menu]");
  const wide = matchMedia("(min-width: 64rem)");
  const fit = () => { if (menu) menu.open = wide.matches; };
  fit();
  wide.addEventListener("change", fit);

  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "/") {
      const box = document.getElementById("quick-q");
      if (box) { event.preventDefault(); box.focus(); }
    }
  });

  document.addEventListener("htmx:config:request", (event) => {
    const context = event.detail?.ctx;
    if (context?.request?.headers) context.request.headers["X-CSRF"] = document.body.dataset.csrf ?? "";
  });
})();
