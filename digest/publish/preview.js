// Sent by the preview server only: asks for a newer build, then reloads; shows why a build failed.
(() => {
  const me = document.currentScript;
  if (window.digestPreview) return; // instant navigation may run this page's script again
  window.digestPreview = true;
  let number = Number(me.dataset.build);

  const tell = (problem) => {
    let bar = document.getElementById("digest-preview-problem");
    if (!problem) { if (bar) bar.remove(); return; }
    if (!bar) {
      bar = document.createElement("pre");
      bar.id = "digest-preview-problem";
      bar.setAttribute("role", "alert");
      bar.style.cssText = "position:fixed;inset:auto 0 0 0;margin:0;padding:1em;max-height:40vh;overflow:auto;" +
        "background:#7f1d1d;color:#fff;font:13px/1.4 monospace;white-space:pre-wrap;z-index:1000";
      document.body.append(bar);
    }
    bar.textContent = problem;
  };

  const ask = async () => {
    for (;;) {
      try {
        const answer = await (await fetch("/-/digest/changes?after=" + number)).json();
        if (answer.number !== number) {
          number = answer.number;
          if (answer.problem) tell(answer.problem); else location.reload();
        }
      } catch {
        await new Promise((later) => setTimeout(later, 1000));
      }
    }
  };
  tell(me.dataset.problem);
  ask();
})();
