/** The colours of ui.md: ink, caption, hairline, card, and one for each way. */
const colours = {
  ...{ ink: '#1B1F23', caption: '#646B73', line: '#E4E7EA', card: '#FFFFFF' },
  ways: ['#1F57A8', '#1B7A43', '#8F5200', '#C02B21'],
} as const

/** A drawing's size and margins in its own units. */
const frame = { width: 640, height: 300, left: 56, right: 28, top: 44, bottom: 40 } as const

type Span = readonly [number, number]
/** A line of the plot: its name, its points in the data's units. */
export type Curve = { name: string; points: readonly (readonly [number, number])[] }
/** Which values an axis shows, and what is written at them. */
export type Axis = { span: Span; ticks: readonly (readonly [number, string])[]; name: string }

const number = (value: number) => String(Math.round(value * 10) / 10)
const along = (value: number, [from, to]: Span, start: number, end: number) =>
  start + ((value - from) / (to - from)) * (end - start)

/** How far to the right a value lies on the drawing. */
const placeX = (value: number, { span }: Axis): number => along(value, span, frame.left, frame.width - frame.right)
/** How far down a value lies on the drawing. */
const placeY = (value: number, { span }: Axis): number => along(value, span, frame.height - frame.bottom, frame.top)

/** One line of text. */
const text = (words: string, x: number, y: number, more = ''): string =>
  `<text x="${number(x)}" y="${number(y)}" ${more}>${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`

const rule = (x1: number, y1: number, x2: number, y2: number) =>
  `<path d="M${number(x1)} ${number(y1)}L${number(x2)} ${number(y2)}" stroke="${colours.line}"/>`

/** Both axes with their hairlines and words. */
export function axes(x: Axis, y: Axis): string[] {
  const bottom = frame.height - frame.bottom
  return [
    ...y.ticks.flatMap(([value, words]) => [
      rule(frame.left, placeY(value, y), frame.width - frame.right, placeY(value, y)),
      text(words, frame.left - 6, placeY(value, y) + 4, 'text-anchor="end"'),
    ]),
    ...x.ticks.map(([value, words]) => text(words, placeX(value, x), bottom + 16, 'text-anchor="middle"')),
    text(x.name, frame.width - frame.right, frame.height - 8, 'text-anchor="end"'),
    text(y.name, 8, frame.top - 10),
  ]
}

/** The curves in the ways' colours, each named in its colour along the top. */
export function curves(lines: readonly Curve[], x: Axis, y: Axis): string[] {
  return lines.flatMap(({ name, points }, i) => {
    const colour = colours.ways[i % colours.ways.length]
    const path = points.map(([a, b], n) => `${n ? 'L' : 'M'}${number(placeX(a, x))} ${number(placeY(b, y))}`).join('')
    const legend = text(
      name,
      frame.width - frame.right - (lines.length - i - 1) * 104,
      18,
      `text-anchor="end" fill="${colour}"`,
    )
    return [`<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`, legend]
  })
}

/** A whole drawing, readable on any page: it brings its own card. */
export function drawing(title: string, parts: readonly string[]): string {
  const { width, height } = frame
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}"`,
    ` font-family="system-ui, sans-serif" font-size="12" fill="${colours.caption}">`,
    `<rect width="${width}" height="${height}" rx="8" fill="${colours.card}"/>`,
    text(title, 8, 18, `fill="${colours.ink}" font-weight="600"`),
    ...parts,
    '</svg>\n',
  ].join('\n')
}
