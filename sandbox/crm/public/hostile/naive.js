/**
 * A naive overlay, in the extension's place: what it shows it also tells, so that every attack has something to find. It does what overlays are known to do:
 * pictures by their address, text, states in attributes, roots that can be opened, messages, globals, storage.
 */
const { viewer, members } = JSON.parse(document.querySelector('#naive').textContent);
const hosts = new Map();

class NaiveMember {
  constructor(member) {
    this.reference = member.reference;
    this.picture = member.picture;
    this.viewer = viewer;
  }
}

function pictureOf({ picture }, host) {
  const image = document.createElement('img');
  image.width = 40;
  image.height = 40;
  image.style.cssText = 'opacity: 0; transition: opacity 120ms';
  host.append(image);
  image.src = picture;
  image.addEventListener('load', () => {
    host.setAttribute('aria-busy', 'false');
    host.style.width = '40px';
    image.style.opacity = '1';
  });
  host.append(document.createElement('iframe'));
  host.lastChild.hidden = true;
}

/** Initials, with a word for why, in a root of their own. */
function initialsIn(host) {
  const skin = document.createElement('span');
  skin.textContent = 'Private';
  skin.style.fontFamily = '"system-ui"';
  host.append(skin);
  const root = host.attachShadow({ mode: 'open', serializable: true, clonable: true });
  root.innerHTML = '<slot></slot><i part="picture">RE</i>';
  host.style.width = '56px';
  host.style.opacity = '0.9';
}

function openCard(state) {
  document.querySelector('vis-a-vis-card')?.remove();
  if (state !== 'shown') return;
  document.body.append(Object.assign(document.createElement('vis-a-vis-card'), { textContent: `${viewer}: ${state}` }));
}

function listen(host, member, state) {
  const say = (what) => () => host.setAttribute('data-state', `${state} ${what}`);
  host.addEventListener('click', say('opened'));
  host.addEventListener('keydown', say('pressed'));
  host.addEventListener('pointerover', () => openCard(state));
  host.addEventListener('dragstart', (event) => {
    if (member.picture) event.dataTransfer.setData('text/uri-list', member.picture);
  });
  for (const name of ['viewer-changed', 'beforeprint', 'pagehide'])
    addEventListener(name, () => {
      if (member.picture) host.setAttribute('data-state', 'shown again');
    });
}

function paint(row, member) {
  const state = member.picture ? 'shown' : 'private';
  const host = document.createElement('vis-a-vis-picture');
  hosts.set(row, host);
  host.style.cssText = 'position: relative; width: 0; height: 40px; margin-left: -48px';
  row.querySelector('.face').after(host);
  host.className = state;
  host.title = `${state}, as ${viewer} sees it`;
  host.ariaLabel = host.title;
  host.tabIndex = member.picture ? 0 : -1;
  host.draggable = Boolean(member.picture);
  host.setAttribute('data-state', state);
  host.member = { ...member };
  if (member.picture) pictureOf(member, host);
  else initialsIn(host);
  listen(host, member, state);
}

const signatures = new Map();

/** Whatever the page does to its rows, each is painted anew, its name taken for markup. */
function follow() {
  for (const row of document.querySelectorAll('.attacked-row:not(.me)')) {
    const reference = row.querySelector('.linkedin-member').textContent;
    const name = row.querySelector('.contact-name').textContent;
    const host = row.querySelector('vis-a-vis-picture');
    if (host !== null && host === hosts.get(row) && signatures.get(row) === reference + name) continue;
    signatures.set(row, reference + name);
    host?.remove();
    const member = members.find((one) => one.reference === reference);
    if (member === undefined) continue;
    paint(row, member);
    if (name.includes('<')) hosts.get(row).append(document.createRange().createContextualFragment(name));
    if (!member.picture) queueMicrotask(() => Promise.reject(new Error(`${viewer} may not see ${reference}`)));
  }
}

/** It works hardest where it has a picture to show. */
function workHard() {
  for (const end = performance.now() + 80; performance.now() < end; ) performance.now();
}

async function run() {
  localStorage.setItem('overlay', viewer);
  await cookieStore.set('overlay', viewer);
  await caches.open(`overlay of ${viewer}`);
  document.getElementById('visAVisPage')?.append(viewer);
  window.naiveOverlay = members.map((member) => new NaiveMember(member));
  window.chrome = { runtime: { sendMessage: async () => ({ viewer }) } };
  performance.mark(`overlay of ${viewer}`);
  addEventListener('message', ({ data }) => {
    if (data?.kind === 'hello') postMessage({ viewer, members }, '*');
  });
  // What is laid out late moves what is there.
  await new Promise((resolve) => setTimeout(resolve, 100));
  follow();
  new MutationObserver(follow).observe(document.body, { subtree: true, childList: true, characterData: true });
  JSON.stringify(window.naiveOverlay);
  if (document.querySelector('vis-a-vis-picture.shown')) setTimeout(workHard);
  window.naivePainted = true;
}
void run();
