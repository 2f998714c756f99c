// The demo's frame: puts the example into the chat's composer.
const byId = (id) => document.getElementById(id);
const chat = byId("chat");

byId("practice").hidden = document.body.dataset.hearing !== "practice";

byId("try").addEventListener("click", () => {
  const message = { type: "ramal:compose", text: byId("try").textContent };
  chat.contentWindow.postMessage(message, location.origin);
});

// The chat counts what nobody has seen in its title; a frame's title is seen by nobody.
function follow() {
  const title = chat.contentDocument?.querySelector("title");
  if (!title) return;
  new MutationObserver(() => (document.title = title.textContent)).observe(title, { childList: true });
}
chat.addEventListener("load", follow);
if (chat.contentDocument?.readyState === "complete") follow();
