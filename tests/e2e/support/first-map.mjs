// What the stopwatches share.

/** In the page, before all else: `firstMap` resolves at the first frame after #map first says that it is not busy, to its time. */
export function watchForMap() {
  globalThis.firstMap = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('#map[aria-busy=false]')) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now()));
    });
    observer.observe(document, { subtree: true, childList: true, attributeFilter: ['aria-busy'] });
  });
}

/** The middle of some numbers, or between the two in the middle. */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
