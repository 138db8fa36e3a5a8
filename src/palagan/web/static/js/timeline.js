// Drag over bars to choose a stretch of time: the address gets since and until, and every screen follows it.
(() => {
  const DAY = 86400000;
  for (const svg of document.querySelectorAll("svg[data-brush]")) {
    const mark = svg.querySelector(".brushed");
    const first = Date.parse(svg.dataset.since), last = Date.parse(svg.dataset.until);
    const days = Math.round((last - first) / DAY) + 1;
    const width = svg.viewBox.baseVal.width;
    let from = null, dragged = false;
    svg.classList.add("live");

    const place = (event) => {
      const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      return Math.min(Math.max(point.x, 0), width);
    };
    const iso = (x) => {
      const day = Math.min(days - 1, Math.floor((x / width) * days));
      return new Date(first + day * DAY).toISOString().slice(0, 10);
    };
    const draw = (one, other) => {
      mark.setAttribute("x", Math.min(one, other));
      mark.setAttribute("width", Math.abs(one - other));
    };

    svg.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      from = place(event);
      dragged = false;
    });
    svg.addEventListener("pointermove", (event) => {
      if (from === null) return;
      const to = place(event);
      if (!dragged && Math.abs(to - from) < 6) return;
      if (!dragged) svg.setPointerCapture(event.pointerId);
      dragged = true;
      draw(from, to);
    });
    svg.addEventListener("pointerup", (event) => {
      if (from !== null && dragged) {
        const ends = [from, place(event)].sort((a, b) => a - b);
        const target = new URL(svg.dataset.brush, location.href);
        target.searchParams.set("since", iso(ends[0]));
        target.searchParams.set("until", iso(Math.max(ends[0], ends[1] - 0.01)));
        location.assign(target);
      }
      from = null;
    });
    svg.addEventListener("pointercancel", () => { from = null; draw(0, 0); });
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("click", (event) => { if (dragged) event.preventDefault(); }, true);
  }
})();
