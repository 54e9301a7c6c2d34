const rectangle = () => ({
  id: '',
  dataset: {},
  left: 0,
  top: 0,
  right: 100,
  bottom: 40,
  width: 100,
  height: 40,
  scrollLeft: 0,
  scrollTop: 0,
})

/** A query that finds the same small rectangle everywhere: one answer per request, in order, an array for `selectAll`. */
export function createSelectorQuery() {
  const answers = []
  let all = false
  const select = (every) => () => {
    all = every
    return query
  }
  const ask = (callback) => {
    const answer = all ? [rectangle()] : rectangle()
    answers.push(answer)
    if (typeof callback === 'function') setTimeout(() => callback(answer), 0)
    return query
  }
  const query = {
    in: () => query,
    select: select(false),
    selectAll: select(true),
    selectViewport: select(false),
    boundingClientRect: ask,
    scrollOffset: ask,
    fields: (_fields, callback) => ask(callback),
    context: ask,
    node: ask,
    exec: (done) => {
      setTimeout(() => done?.(answers), 0)
    },
  }
  return query
}
