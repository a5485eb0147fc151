/**
 * Moves within Contacts without loading a page: the next page's main region is put in place of this one's and the
 * address follows with pushState. Every link it handles is an ordinary link that works without it.
 */
const main = document.querySelector('main');

/** Where each address was left, in CSS pixels from its top. */
const scrolls = new Map();
let shown = location.href;
let moving = new AbortController();

async function fetchPage(address) {
  moving.abort();
  moving = new AbortController();
  const { signal } = moving;
  main.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(address, { headers: { accept: 'text/html' }, signal });
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    return { address: response.url, title: next.title, region: next.querySelector('main') };
  } finally {
    if (!signal.aborted) main.removeAttribute('aria-busy');
  }
}

function show(page) {
  shown = location.href;
  document.title = page.title;
  main.className = page.region.className;
  main.replaceChildren(...page.region.childNodes);
}

function focusHeading() {
  main.querySelector('h1')?.focus({ preventScroll: true });
}

/** A page that can't be fetched is left to the browser, which shows its own words for what went wrong. */
async function moveTo(address) {
  scrolls.set(shown, scrollY);
  try {
    const page = await fetchPage(address);
    history.pushState(null, '', page.address);
    show(page);
    scrollTo(0, 0);
    focusHeading();
  } catch (fault) {
    if (fault.name !== 'AbortError') location.assign(address);
  }
}

async function moveBack() {
  if (location.href.split('#')[0] === shown.split('#')[0]) return;
  const left = shown;
  scrolls.set(left, scrollY);
  try {
    show(await fetchPage(location.href));
    scrollTo(0, scrolls.get(shown) ?? 0);
    const cameFrom = [...main.querySelectorAll('a[data-in-page]')].find((link) => link.href === left);
    if (cameFrom) cameFrom.focus({ preventScroll: true });
    else focusHeading();
  } catch (fault) {
    if (fault.name !== 'AbortError') location.reload();
  }
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-in-page]');
  if (!link || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  void moveTo(link.href);
});

addEventListener('popstate', moveBack);

const userMenu = document.querySelector('details.user-menu');
document.addEventListener('click', (event) => {
  if (!userMenu.contains(event.target)) userMenu.open = false;
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !userMenu.open) return;
  userMenu.open = false;
  userMenu.querySelector('summary').focus();
});
