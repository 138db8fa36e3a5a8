// Two pages side by side: the same stretch lights up in both under the pointer, and a click brings it into view in both.
(() => {
  const texts = [...document.querySelectorAll(".page-side .text")];
  const marks = (number) => document.querySelectorAll(`mark[data-stretch="${CSS.escape(number)}"]`);
  const lit = (number, on) => { for (const mark of marks(number)) mark.classList.toggle("lit", on); };
  const bring = (number) => {
    for (const text of texts) {
      const mark = text.querySelector(`mark[data-stretch="${CSS.escape(number)}"]`);
      if (mark) text.scrollTop += mark.getBoundingClientRect().top - text.getBoundingClientRect().top - 48;
    }
  };
  for (const text of texts) {
    text.addEventListener("pointerover", (event) => { const mark = event.target.closest("mark"); if (mark) lit(mark.dataset.stretch, true); });
    text.addEventListener("pointerout", (event) => { const mark = event.target.closest("mark"); if (mark) lit(mark.dataset.stretch, false); });
  }
  document.addEventListener("click", (event) => {
    const to = event.target.closest?.("a[href^='#later-'], a[href^='#earlier-']");
    if (to) { event.preventDefault(); history.replaceState(null, "", to.getAttribute("href")); bring(to.getAttribute("href").split("-")[1]); }
  });
})();
