// One tab works on a project at a time. In: the project's name. Out: whether it is this tab's now;
// `lost` is called when
// another tab takes it.
let held = null;
let release = null;

function ask(name, options, lost) {
  return new Promise((answer) => {
    navigator.locks
      .request(name, options, (lock) => {
        answer(lock !== null);
        return (
          lock &&
          new Promise((resolve) => {
            [held, release] = [name, resolve];
          })
        );
      })
      .catch(() => {
        held = null;
        answer(false);
        lost();
      });
  });
}

// Lets go of the lock before. A page that is being reloaded may still hold it for a moment: hence a
// second try.
export async function lock(name, steal, lost) {
  if (!navigator.locks || (held === name && !steal)) return true;
  release?.();
  [held, release] = [null, null];
  if (steal) return ask(name, { steal: true }, lost);
  if (await ask(name, { ifAvailable: true }, lost)) return true;
  await new Promise((go) => {
    setTimeout(go, 400);
  });
  return ask(name, { ifAvailable: true }, lost);
}

// Whether no other tab works on it.
export async function free(name) {
  if (!navigator.locks || held === name) return true;
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => lock !== null);
}
