// A button on every sample that copies its text.
"use strict";
for (const sample of document.querySelectorAll("figure.response")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  const said = document.createElement("span");
  said.className = "unseen";
  said.setAttribute("role", "status");
  const say = (text, aloud) => {
    button.textContent = text;
    said.textContent = aloud;
    setTimeout(() => { button.textContent = "Copy"; said.textContent = ""; }, 2000);
  };
  button.addEventListener("click", async () => {
    const pre = sample.querySelector("pre");
    try {
      await navigator.clipboard.writeText(pre.textContent);
      say("Copied", "Copied to the clipboard");
    } catch {
      // Without the permission, the text is at least selected.
      getSelection().selectAllChildren(pre);
      say("Selected", "Selected; copy it with the keyboard");
    }
  });
  sample.append(button, said);
}
