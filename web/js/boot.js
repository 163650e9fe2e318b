// Starts the application. It is a file of its own because the content security policy allows no inline script.
import start from 'cafeia-app';
import binary from 'cafeia-app.wasm';

// Said by hand: nothing of the application can speak when the application itself did not come.
start({ module_or_path: binary }).catch((error) => {
  document.getElementById('boot-state')?.setAttribute('hidden', '');
  document.getElementById('boot-late')?.removeAttribute('hidden');
  throw error;
});
