/** The mark of the house as an SVG: two roofs, one beside the other. */
export const houseMark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="32" height="32" aria-hidden="true"><rect width="64" height="64" rx="15" fill="#1f57a8"/><g fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"><path d="M13 31 25 20l12 11v15H13z"/><path d="M33 24l7-6 12 11v17H42"/></g></svg>'
