import { describe, expect, it } from 'vitest'
import { routes } from '../routes'
import { openApiDocument } from './document'

describe('the description of the API', () => {
  const document = openApiDocument(routes)
  // biome-ignore lint/suspicious/noExplicitAny: the document is looked at by path
  const paths = document.paths as any

  it('is OpenAPI 3.1 and has every route of the table', () => {
    expect(document.openapi).toBe('3.1.0')
    for (const { method, path } of routes) expect(paths[path.replace(/:(\w+)/g, '{$1}')]?.[method]).toBeDefined()
  })

  it('describes what a tap is made of, and its place with a datum', () => {
    const { schema } = paths['/api/cases'].post.requestBody.content['application/json']
    expect(schema.required).toEqual(['category'])
    expect(schema.additionalProperties).toBe(false)
    expect(schema.properties.point.properties.datum.enum).toEqual(['gcj02', 'wgs84'])
  })

  it('has a branch for every command people may give', () => {
    const { schema } = paths['/api/cases/{id}/commands'].post.requestBody.content['application/json']
    const commands = (schema.oneOf ?? schema.anyOf).map(
      (each: { properties: { command: { const: string } } }) => each.properties.command.const,
    )
    expect(commands).toEqual(expect.arrayContaining(['accept', 'resolve', 'confirm', 'merge', 'transfer']))
  })

  it('names no schema that is not there', () => {
    const named = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
    const known = Object.keys(document.components?.schemas ?? {})
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((name) => !known.includes(name ?? ''))).toEqual([])
  })
})
