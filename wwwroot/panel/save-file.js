// @ts-check

/**
 * Hands a file to the browser's downloads: a plain link could not carry the page's token.
 * @param {Blob} content
 * @param {string} name
 */
export function saveFile(content, name) {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has its own hold on it once the click was seen.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
