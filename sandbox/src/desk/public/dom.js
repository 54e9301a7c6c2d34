/** Makes an element: `make('button', {class: 'x', onclick}, 'text', child)`. Text is always text, never markup. */
export function make(tag, props = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else if (name === 'class') element.className = value
    else element.setAttribute(name, value === true ? '' : value)
  }
  element.append(...children.filter((child) => child !== undefined && child !== false))
  return element
}

/** A one-colour icon drawn by icons.css from its name. */
export const icon = (name) => make('i', { class: `icon icon-${name}`, 'aria-hidden': 'true' })
