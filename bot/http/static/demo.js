// The demo's frame: puts the example into the chat's composer, and speaks the visitor's language.
const byId = (id) => document.getElementById(id);
const chat = byId("chat");

if (navigator.language?.toLowerCase().startsWith("en")) {
  document.documentElement.lang = "en";
  byId("how").textContent = "Try it in the chat, confirm, and answer the phone:";
  byId("try").textContent = "/call 11 99206-9730 Your order has arrived";
  byId("safe").textContent = "Demo: nothing leaves this machine.";
  byId("phones").title = "Phones";
  byId("practice").firstChild.textContent =
    "Microphone: a practice model hears only clear synthetic speech and short orders. A real one: ";
}
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
