import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi'
import { errorStatus } from '@jinlin/domain/errors'
import { z } from 'zod'
import type { AnyRoute } from '../http/route'
import { answerShapes } from './answerShapes'

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
  const shapes = Object.fromEntries(
    Object.entries(answerShapes).map(([name, shape]) => [name, registry.register(name, shape as z.ZodType)]),
  )
  const refusal = registry.register('Refusal', errorShape)
  for (const row of routes) registry.registerPath(pathOf(row, shapes[row.answers], refusal))
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

function pathOf(row: AnyRoute, data: z.ZodType | undefined, refusal: z.ZodType): RouteConfig {
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
    responses: answersOf(row, data, refusal),
  }
}

function bodyOf({ body, form }: AnyRoute) {
  if (form) return { body: { content: { 'multipart/form-data': { schema: uploadSchema } } } }
  return body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {}
}

const uploadSchema = {
  type: 'object' as const,
  required: ['file'],
  properties: {
    file: { type: 'string' as const, contentMediaType: 'application/octet-stream' },
    phase: { type: 'string' as const, enum: ['before', 'after'] },
  },
}

function answersOf(row: AnyRoute, data: z.ZodType | undefined, refusal: z.ZodType): RouteConfig['responses'] {
  const { answers, status = 200, summary } = row
  const json = (schema: z.ZodType) => ({ 'application/json': { schema } })
  const good = data
    ? json(z.object({ data, replayed: z.literal(true).optional() }))
    : { [mediaOf[answers] ?? '*/*']: {} }
  return {
    [status]: { description: summary, content: good },
    ...(status === 201 && { 200: { description: 'The first answer again', content: good } }),
    default: { description: 'A refusal with a stable code', content: json(refusal) },
  }
}

const mediaOf: Readonly<Record<string, string>> = { Document: 'application/json', Page: 'text/html', Style: 'text/css' }
