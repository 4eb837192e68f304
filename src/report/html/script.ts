/** The filter of the findings table: plain browser code, kept as text; the page reads the same without it. */

export const script: string = `
(() => {
  const bar = document.querySelector(".bar");
  if (!bar) return;
  const chunks = [...document.querySelectorAll(".chunk")];
  const rows = [...document.querySelectorAll(".chunk tbody tr")];
  const fields = [...bar.querySelectorAll("[data-field]")];
  const output = bar.querySelector("output");
  const texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  };
  const apply = () => {
    const wanted = fields.filter((field) => field.value !== "");
    let shown = 0;
    for (const row of rows) {
      const fits = wanted.every((field) =>
        field.dataset.field === "text"
          ? textOf(row).includes(field.value.trim().toLowerCase())
          : row.dataset[field.dataset.field] === field.value,
      );
      row.hidden = !fits;
      if (fits) shown++;
    }
    for (const chunk of chunks) chunk.hidden = !chunk.querySelector("tbody tr:not([hidden])");
    const top = chunks.find((chunk) => !chunk.hidden);
    for (const chunk of chunks) chunk.classList.toggle("top", chunk === top);
    output.textContent = output.dataset.word + " " + shown + " / " + rows.length;
  };
  let timer = 0;
  bar.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(apply, 120);
  });
  bar.addEventListener("submit", (event) => event.preventDefault());
  bar.hidden = false;
  apply();
})();`;
