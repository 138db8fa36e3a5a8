// Alerts on the desktop: once the reader allows it, the browser asks every half minute what rang and shows it, one
// notice a matter, in its place when it grows. Of several tabs one asks. The count in the menu follows.
(() => {
  const EVERY = 30000, AFTER = "palagan-alerts-after", ON = "palagan-alerts-on", SHOWN = "palagan-alerts-shown";
  const can = "Notification" in window && window.isSecureContext;
  const wanted = () => can && localStorage.getItem(ON) === "yes" && Notification.permission === "granted";
  const shown = () => { try { return JSON.parse(localStorage.getItem(SHOWN)) ?? []; } catch { return []; } };

  const show = (notice) => {
    const seen = shown();
    if (seen.includes(notice.key)) return;
    localStorage.setItem(SHOWN, JSON.stringify([...seen, notice.key].slice(-200)));
    const told = new Notification(notice.title, { body: notice.body, tag: notice.tag, lang: document.documentElement.lang });
    told.onclick = () => { window.focus(); location.assign(notice.path); told.close(); };
  };

  const count = (number) => {
    for (const badge of document.querySelectorAll("[data-rung]")) {
      badge.hidden = !number;
      badge.textContent = number > 99 ? "99+" : number;
    }
  };

  const ask = async () => {
    const after = localStorage.getItem(AFTER);
    const answer = await fetch(`/alerts/new.json${after ? `?after=${encodeURIComponent(after)}` : ""}`);
    if (!answer.ok) return;
    const told = await answer.json();
    localStorage.setItem(AFTER, told.after);
    count(told.count);
    for (const notice of told.notices) show(notice);
  };
  const once = () => { if (wanted()) ask().catch(() => {}); };

  const watch = () => {
    once();
    setInterval(once, EVERY);
    return new Promise(() => {});
  };
  if (can && navigator.locks) navigator.locks.request("palagan-alerts", watch);
  else if (can) watch();
  window.addEventListener("focus", once);

  for (const button of document.querySelectorAll("[data-desktop]")) {
    const name = () => {
      const refused = can && Notification.permission === "denied";
      button.textContent = refused ? button.dataset.refused : wanted() ? button.dataset.on : button.dataset.off;
      button.disabled = refused;
      button.setAttribute("aria-pressed", String(wanted()));
    };
    button.hidden = !can;
    if (can) name();
    button.addEventListener("click", async () => {
      if (wanted()) localStorage.removeItem(ON);
      else if ((await Notification.requestPermission()) === "granted") {
        localStorage.setItem(ON, "yes");
        localStorage.removeItem(AFTER);
        once();
      }
      name();
    });
  }
})();
