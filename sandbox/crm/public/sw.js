/**
 * Notes the address of every request that comes by and lets the browser go on as if nobody had looked. The list is kept
 * in a database because a browser stops an idle worker, and its variables with it.
 */
const database = new Promise((resolve, reject) => {
  const opening = indexedDB.open('harbour', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('requests', { autoIncrement: true });
  opening.onsuccess = () => resolve(opening.result);
  opening.onerror = () => reject(opening.error);
});

async function note(address) {
  const transaction = (await database).transaction('requests', 'readwrite');
  transaction.objectStore('requests').add(address);
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = () => reject(transaction.error);
  });
}

async function noted() {
  const reading = (await database).transaction('requests').objectStore('requests').getAll();
  return new Promise((resolve, reject) => {
    reading.onsuccess = () => resolve(reading.result);
    reading.onerror = () => reject(reading.error);
  });
}

self.addEventListener('install', () => self.skipWaiting());

// The page that registered this worker is watched too, not only those opened after it.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => event.waitUntil(note(event.request.url)));

self.addEventListener('message', (event) => {
  if (event.data !== 'requests') return;
  const [port] = event.ports;
  event.waitUntil(noted().then((addresses) => port.postMessage(addresses)));
});
