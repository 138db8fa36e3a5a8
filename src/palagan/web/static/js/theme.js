// The theme that the reader chose, before anything is drawn; else the system's.
(() => {
  const kept = localStorage.getItem("palagan-theme");
  if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
})();
