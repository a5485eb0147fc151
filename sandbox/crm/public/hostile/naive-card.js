/** Says who is signed in to whoever holds the frame. */
parent.postMessage(document.querySelector('p').textContent, '*');
