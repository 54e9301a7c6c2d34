/** A phone as it is drawn, in px. */
const frame = { width: 375 + 24, height: 812 + 24 }
/** In a row of their own, phones are as high as the screen of a phone has room for. */
const rowScale = 0.86
const root = document.getElementById('phones')

// A module of its own, which waits for no other: the phones have their size before anybody holds them.
new ResizeObserver(fit).observe(root)
fit()

/** Phones are drawn at their true size and scaled as a whole, so that what stands in them is what a phone shows. */
function fit() {
  const caption = root.querySelector('.caption')?.offsetHeight ?? 0
  const width = root.clientWidth
  const inRow = matchMedia('(max-width: 899px)').matches
  const byWidth = inRow ? (width - 2 * 16) / frame.width : (width - 2 * 20) / 3 / frame.width
  const byHeight = inRow ? rowScale : (root.clientHeight - caption - 2 * 8) / frame.height
  const scale = Math.max(0.6, Math.min(1.12, byHeight, byWidth))
  root.style.setProperty('--scale', scale.toFixed(4))
}
