// The keyboard belongs to the terminal, and a wall comes back by itself when its server does.
addEventListener("load", () => {
  const look = () => {
    const ended = document.body.classList.contains("-closed");
    const keyboard = document.querySelector(".xterm-helper-textarea");
    if (!ended && keyboard && document.activeElement === document.body) keyboard.focus();
    if (ended && document.body.dataset.comesBack)
      fetch("/").then((answer) => answer.ok && location.reload(), () => {});
  };
  look();
  setInterval(look, 2000);
});
