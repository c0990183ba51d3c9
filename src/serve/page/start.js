// Posts the text and lists the verdicts.
const names = { covered: "staat in de tekst", weak: "zwak bewijs", missing: "staat niet in de tekst" };

document.getElementById("ask").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = document.getElementById("text").value;
  const response = await fetch("/api/v1/analyze", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ documents: [{ text }] }),
  });
  const answer = await response.json();
  const found = answer.documents?.[0];
  document.getElementById("problem").textContent = answer.detail ?? found?.message ?? "";
  const rows = (found?.record?.competencies ?? []).map((competency) => {
    const row = document.createElement("tr");
    const quotes = competency.evidence.filter((evidence) => evidence.counts).map((evidence) => evidence.quote);
    for (const cell of [competency.name, names[competency.verdict], quotes.join(" · ")]) {
      row.appendChild(document.createElement("td")).textContent = cell;
    }
    return row;
  });
  document.getElementById("verdicts").replaceChildren(...rows);
});
