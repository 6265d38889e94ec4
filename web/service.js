// Registers the service worker. In: its address. Out: a call when another build is there and waits.
export function serve(address, waiting) {
  const container = navigator.serviceWorker;
  if (!container) return;
  const old = container.controller;
  // Another build has taken over: this page's parts are not there any more.
  container.addEventListener("controllerchange", () => {
    if (old) location.reload();
  });
  container
    .register(address)
    .then((registration) => {
      const tell = () => {
        if (registration.waiting && container.controller) waiting();
      };
      tell();
      registration.addEventListener("updatefound", () =>
        registration.installing?.addEventListener("statechange", tell),
      );
    })
    .catch(() => {});
}

// The build that waits takes over.
export function update() {
  navigator.serviceWorker
    ?.getRegistration()
    .then((registration) => registration?.waiting?.postMessage("go"));
}
