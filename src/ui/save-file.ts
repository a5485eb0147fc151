/** Milliseconds within which a browser has begun a download for certain. */
const timeToRead = 10_000;

/** Hands bytes over as a file of that name, the way the browser saves any download. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Browsers read the address only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), timeToRead);
}
