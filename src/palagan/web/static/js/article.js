// Words and record point at each other: under the pointer, and where an address names a place in the text.
(() => {
  const text = document.querySelector(".text");
  const record = document.querySelector(".record");
  if (!text || !record) return;

  const words = new Map();
  for (const piece of text.querySelectorAll("[data-items]")) {
    for (const item of piece.dataset.items.split(" ")) {
      if (!words.has(item)) words.set(item, []);
      words.get(item).push(piece);
    }
  }
  const entries = new Map([...record.querySelectorAll("[data-item]")].map((one) => [one.dataset.item, one]));

  let aimed = [];
  const aim = (several) => {
    for (const one of aimed) one.classList.remove("aim");
    aimed = several;
    for (const one of aimed) one.classList.add("aim");
  };
  const within = (target, selector) => (target instanceof Element ? target.closest(selector) : null);

  text.addEventListener("pointerover", (event) => {
    const piece = within(event.target, "[data-items]");
    if (piece) aim(piece.dataset.items.split(" ").flatMap((item) => [...(words.get(item) ?? []), entries.get(item)]).filter(Boolean));
  });
  record.addEventListener("pointerover", (event) => {
    const entry = within(event.target, "[data-item]");
    if (entry) aim([entry, ...(words.get(entry.dataset.item) ?? [])]);
  });
  record.addEventListener("focusin", (event) => {
    const entry = within(event.target, "[data-item]");
    if (entry) aim([entry, ...(words.get(entry.dataset.item) ?? [])]);
  });
  for (const side of [text, record]) side.addEventListener("pointerleave", () => aim([]));

  // An address may name any stretch, "#c120-180"; where no span is just so, the leaves that lie in it are shown.
  const go = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const there = document.getElementById(id);
    const item = /^i-(.+)$/.exec(id);
    if (item && there) {
      const folded = there.closest("details");
      if (folded) folded.open = true;
      there.scrollIntoView({ block: "nearest" });
      there.focus({ preventScroll: true });
      return;
    }
    const place = /^c(\d+)-(\d+)$/.exec(id);
    if (!place) return;
    const [start, end] = [Number(place[1]), Number(place[2])];
    const leaves = [...text.querySelectorAll(".leaf")].filter((leaf) => {
      const at = Number(leaf.dataset.at);
      return at < end && at + [...leaf.textContent].length > start;
    });
    aim(leaves);
    leaves[0]?.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", go);
  go();
})();
