import {
  OpenAPIRegistry,
  OpenApiGeneratorV31,
  type RouteConfig,
  type ZodMediaTypeObject,
} from '@asteasolutions/zod-to-openapi'
import { errorStatus } from '@jinlin/domain/errors'
import { z } from 'zod'
import type { AnyRoute } from '../http/route'
import { answerShapes } from './answerShapes'

type Schema = Exclude<NonNullable<ZodMediaTypeObject['schema']>, z.ZodType>

const bearer = 'bearer'
const errorShape = z.strictObject({
  error: z.strictObject({
    code: z.enum(Object.keys(errorStatus) as [keyof typeof errorStatus]),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
})

/** OpenAPI 3.1 of these routes, made from the very shapes that check their requests. */
export function openApiDocument(routes: readonly AnyRoute[]) {
  const registry = new OpenAPIRegistry()
  registry.registerComponent('securitySchemes', bearer, { type: 'http', scheme: 'bearer' })
  for (const [name, shape] of Object.entries({ ...answerShapes, Refusal: errorShape }))
    registry.registerComponent('schemas', name, jsonSchema(shape))
  for (const row of routes) registry.registerPath(pathOf(row))
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Jinlin',
      version: '1',
      description: 'One tap, the nearest person who can help, a clock everybody sees.',
    },
    servers: [{ url: '/' }],
  })
}

/** A shape as JSON Schema 2020-12, which is what OpenAPI 3.1 speaks; `input` = what is sent, before anything is filled in. */
function jsonSchema(shape: z.ZodType, io: 'input' | 'output' = 'output'): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' })
  return schema as Schema
}

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` })

function pathOf(row: AnyRoute): RouteConfig {
  const { method, path, summary, permission, query } = row
  const params = [...path.matchAll(/:(\w+)/g)].map(([, name]) => [name, z.string()])
  return {
    method,
    path: path.replace(/:(\w+)/g, '{$1}'),
    summary,
    security: permission === 'public' ? [] : [{ [bearer]: [] }],
    request: {
      ...(params.length > 0 && { params: z.object(Object.fromEntries(params)) }),
      ...(query && { query: query as z.ZodObject }),
      ...(method === 'post' && { headers: z.object({ 'Idempotency-Key': z.string().max(64).optional() }) }),
      ...bodyOf(row),
    },
    responses: answersOf(row),
  }
}

function bodyOf({ body, form }: AnyRoute) {
  if (form) return { body: { content: { 'multipart/form-data': { schema: uploadSchema } } } }
  return body
    ? { body: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } } }
    : {}
}

const uploadSchema = {
  type: 'object' as const,
  required: ['file'],
  properties: {
    file: { type: 'string' as const, contentMediaType: 'application/octet-stream' },
    phase: { type: 'string' as const, enum: ['before', 'after'] },
  },
}

function answersOf({ answers, status = 200, summary }: AnyRoute): RouteConfig['responses'] {
  if (status === 302) return { 302: { description: summary } }
  const good = answers in answerShapes ? json(envelope(answers)) : { [mediaOf[answers] ?? '*/*']: {} }
  return {
    [status]: { description: summary, content: good },
    ...(status === 201 && { 200: { description: 'The first answer again', content: good } }),
    default: { description: 'A refusal with a stable code', content: json(refTo('Refusal')) },
  }
}

const json = (schema: Schema) => ({ 'application/json': { schema } })

const envelope = (name: string): Schema => ({
  type: 'object',
  required: ['data'],
  properties: { data: refTo(name), replayed: { type: 'boolean', const: true } },
})

const mediaOf: Readonly<Record<string, string>> = {
  Document: 'application/json',
  Page: 'text/html',
  Style: 'text/css',
  Sheets: 'application/pdf',
}
