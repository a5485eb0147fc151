/**
 * What this page can see of its own traffic. It runs before everything else on the page, so that nothing is loaded or
 * changed unseen; the tests read it to show what a CRM could learn about an extension that works on its pages.
 */
(() => {
  const resources = [];
  const violations = [];
  let mutations = 0;

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) resources.push(entry.name);
  }).observe({ type: 'resource', buffered: true });

  document.addEventListener('securitypolicyviolation', (event) => {
    violations.push(`${event.violatedDirective} ${event.blockedURI}`);
  });

  new MutationObserver((records) => {
    mutations += records.length;
  }).observe(document, { attributes: true, characterData: true, childList: true, subtree: true });

  const registration = navigator.serviceWorker
    ? navigator.serviceWorker.register('/sw.js')
    : Promise.reject(new Error('This page has no service worker: it needs https or a loopback address.'));
  // Without its service worker the page is whole; only serviceWorkerRequests() tells of the failure.
  registration.catch(() => {});

  async function serviceWorkerRequests() {
    await registration;
    const { active } = await navigator.serviceWorker.ready;
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = (event) => {
        port1.close();
        resolve(event.data);
      };
      active.postMessage('requests', [port2]);
    });
  }

  window.harbourWatch = {
    /** Every address that resource timing names. */
    resources,
    /** The directive and the address of every breach of the page's policy. */
    violations,
    /** Changes to the document so far. */
    get mutations() {
      return mutations;
    },
    /** Every address that the page's service worker was asked for; it rejects where there is no service worker. */
    serviceWorkerRequests,
  };
})();
