// Lets the browser do what waits: keys and painting first.
export const pause = () =>
  new Promise((go) => {
    setTimeout(go);
  });
