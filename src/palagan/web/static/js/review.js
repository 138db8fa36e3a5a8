// The keys of the review desk: each presses the button on which it is printed. Nothing happens while one types.
(() => {
  const typing = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  const desk = () => document.getElementById("desk");
  let sent = null;

  const show = () => {
    for (const button of document.querySelectorAll(".needs-script")) button.hidden = false;
  };
  const arrived = () => {
    show();
    const box = desk()?.querySelector(".evidence .text");
    const words = box?.querySelector("mark");
    if (words) box.scrollTop += words.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
    desk()?.querySelector("[data-focus]")?.focus({ preventScroll: true });
  };
  const own = {
    e: () => desk().querySelector(".fields input:not([type=hidden]), .fields select, .fields textarea")?.focus(),
    m: () => document.getElementById("why")?.focus(),
    g: () => document.getElementById("alike")?.click(),
    "?": () => { const sheet = document.getElementById("keys"); sheet.open = !sheet.open; if (sheet.open) sheet.querySelector("summary").focus(); },
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !desk()) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const key = event.key.toLowerCase();
    if (own[key]) { event.preventDefault(); own[key](); return; }
    const pressed = desk().querySelector(`button[type=submit][data-key="${CSS.escape(key)}"], a[data-key="${CSS.escape(key)}"]`);
    if (!pressed || sent === desk()) return;
    event.preventDefault();
    if (pressed.tagName === "BUTTON") { sent = desk(); setTimeout(() => { sent = null; }, 5000); }
    pressed.click();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".needs-script");
    if (button && own[button.dataset.key]) own[button.dataset.key]();
  });

  new MutationObserver((changes) => {
    if (changes.some((change) => [...change.addedNodes].some((node) => node.id === "desk"))) arrived();
  }).observe(document.getElementById("main"), { childList: true, subtree: true });
  arrived();
})();
