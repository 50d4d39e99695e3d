// Shows how far a job of this page has come: asks for it twice a second and loads the page anew at its end.
(() => {
  "use strict";
  const shown = document.querySelector("[data-job][data-state=running]");
  if (!shown) return;
  const bar = shown.querySelector("progress"), text = bar.nextSibling;
  const look = async () => {
    const answer = await fetch(`/api/v1/jobs/${encodeURIComponent(shown.dataset.job)}`);
    const job = answer.ok ? await answer.json() : null;
    if (!job || job.state !== "running") { location.reload(); return; }
    bar.max = job.total || 1;
    bar.value = job.done;
    if (text) text.textContent = ` ${job.done} / ${job.total}`;
    setTimeout(look, 500);
  };
  setTimeout(look, 500);
})();
