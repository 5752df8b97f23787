import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi'
import type { AccessRule } from '../../authentication/access-rule.ts'
import { type Answer, type RequestHeader, tags } from '../../contract/operation.ts'
import { problem } from '../../contract/problem.ts'
import { problems } from '../../problems/problems.ts'
import type { Route } from '../../server/route.ts'
import { registerCallbackWebhook } from './callback-webhook.ts'
import { nameSchemas, type SchemaDocument } from './named-schemas.ts'

type ResponseConfig = RouteConfig['responses'][string]
type Parameters = NonNullable<RouteConfig['parameters']>

/** Each takes a tenth to a third of a second of processor time; the routes are a constant of the process. */
const generated = new WeakMap<readonly Route[], object>()

/**
 * The OpenAPI 3.1 document of these routes. It is generated from the same schemas that check requests, so that it cannot drift.
 */
export function openApiDocument(routes: readonly Route[]): object {
  const document = generated.get(routes) ?? generate(routes)
  generated.set(routes, document)
  return document
}

function generate(routes: readonly Route[]): object {
  const registry = new OpenAPIRegistry()
  registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key: `uitpost_live_…` or `uitpost_test_…`.',
  })
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'uitpost-staff',
    description: 'Staff who have signed in; writes need `X-CSRF-Token`.',
  })
  registry.registerComponent('securitySchemes', 'citizenSession', {
    type: 'apiKey',
    in: 'cookie',
    name: 'uitpost-citizen',
    description: 'Citizens who have signed in; writes need `X-CSRF-Token`.',
  })
  for (const route of routes) registry.registerPath(describe(route))
  registerCallbackWebhook(registry)
  const made = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Uitpost',
      version: '1.0.0',
      description:
        'Outgoing communications of government: one call sends a letter by eBox, inbox, email or on paper, tracked, archived and provable.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
  })
  return sorted(nameSchemas(made as object as SchemaDocument))
}

function describe(route: Route): RouteConfig {
  const { operation, method, path, access } = route
  return {
    method,
    path,
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    description: [operation.description, wordsOf(access)].filter((each) => each !== undefined).join('\n\n'),
    security: securityOf(access),
    parameters: (operation.headers ?? []).map((name) =>
      headerParameter(name, name === 'Idempotency-Key' && operation.keyOptional === true),
    ) as Parameters,
    request: {
      ...(operation.path === undefined ? {} : { params: operation.path }),
      ...(operation.query === undefined ? {} : { query: operation.query }),
      ...(operation.body === undefined
        ? {}
        : {
            body: {
              required: operation.bodyOptional !== true,
              content: {
                [mediaTypeOf(operation)]: { schema: operation.body },
                ...Object.fromEntries(
                  (operation.streamed ?? []).map((each) => [each, { schema: { type: 'string' as const } }]),
                ),
              },
            },
          }),
    },
    responses: {
      ...Object.fromEntries(Object.entries(operation.answers).map(([status, each]) => [status, answerOf(each)])),
      ...Object.fromEntries(refusalsOf(route).map((status) => [status, refusalOf(status)])),
    },
  }
}

function mediaTypeOf({ form, urlEncoded }: Route['operation']): string {
  if (urlEncoded === true) return 'application/x-www-form-urlencoded'
  return form === undefined ? 'application/json' : 'multipart/form-data'
}

function wordsOf(access: AccessRule): string | undefined {
  if (access === 'public' || access === 'signed-in') return undefined
  if (access === 'citizen') return 'For people who signed in as a citizen.'
  return `Needs ${[access]
    .flat()
    .map((each) => `\`${each}\``)
    .join(' or ')}.`
}

function securityOf(access: AccessRule): Record<string, string[]>[] {
  if (access === 'public') return []
  if (access === 'citizen') return [{ citizenSession: [] }]
  if (access === 'signed-in') return [{ session: [] }, { citizenSession: [] }]
  return [{ key: [] }, { session: [] }]
}

const headerWords: Readonly<Record<RequestHeader, { required: boolean; description: string; pattern?: string }>> = {
  'Idempotency-Key': {
    required: true,
    description: 'Unique to this letter, 1 to 255 visible ASCII characters; the same for every retry.',
    pattern: '^[\\x21-\\x7E]{1,255}$',
  },
  'If-Match': {
    required: false,
    description:
      'The `ETag` of what was changed, with its quotes; or a list of them, or `*` (RFC 9110, 13.1.1). What does not match, a weak tag and what is no tag too, is refused with 412.',
  },
  'X-Correlation-Id': {
    required: true,
    description: 'Names this call, 1 to 100 visible ASCII characters; every answer repeats it.',
    pattern: '^[\\x21-\\x7E]{1,100}$',
  },
  'Uitpost-Purpose': {
    required: false,
    description:
      'Why a person looks at the data, 4 to 200 characters of Latin-1 on one line; required of people, kept in the audit log.',
  },
}

function headerParameter(name: RequestHeader, isOptional: boolean) {
  const { required, description, pattern } = headerWords[name]
  return {
    in: 'header',
    name,
    required: required && !isOptional,
    description,
    schema: { type: 'string', ...(pattern === undefined ? {} : { pattern }) },
  }
}

function answerOf({ description, body, mediaTypes, headers }: Answer): ResponseConfig {
  const content = {
    ...(body === undefined ? {} : { 'application/json': { schema: body } }),
    ...Object.fromEntries((mediaTypes ?? []).map((each) => [each, { schema: bytesSchema(each) }])),
  }
  return {
    description,
    ...(Object.keys(content).length === 0 ? {} : { content }),
    ...(headers === undefined
      ? {}
      : {
          headers: Object.fromEntries(
            Object.entries(headers).map(([name, words]) => [name, { description: words, schema: { type: 'string' } }]),
          ),
        }),
  }
}

/** `format: binary` makes a client keep the bytes; without it, one reads a PDF as text. */
function bytesSchema(mediaType: string) {
  if (mediaType.endsWith('json')) return { type: 'object' } as const
  return mediaType.startsWith('text/') ? ({ type: 'string' } as const) : ({ type: 'string', format: 'binary' } as const)
}

/** What any operation of its kind may answer, and what this one may. */
function refusalsOf({ operation, access, path }: Route): number[] {
  const known = access !== 'public'
  return [
    ...new Set([
      400,
      ...(known ? [401, 403] : []),
      ...(operation.path === undefined ? [] : [404]),
      ...(operation.body === undefined ? [] : [413, 415]),
      429,
      // The database or the store of documents may be away for a moment, whatever is asked.
      ...(path === '/health/live' ? [] : [503]),
      ...(operation.refusals ?? []),
    ]),
  ].sort((a, b) => a - b)
}

function refusalOf(status: number): ResponseConfig {
  const codes = Object.entries(problems)
    .filter(([, each]) => each.status === status)
    .map(([code]) => code)
  return {
    description: codes.length > 6 ? 'The input has faults, all reported at once' : `One of ${codes.join(', ')}`,
    content: { 'application/problem+json': { schema: problem } },
    ...(status === 429 || status === 503
      ? { headers: { 'Retry-After': { description: 'seconds', schema: { type: 'integer' } } } }
      : {}),
  }
}

/** Components by name, so that the committed document changes only where the contract does. */
function sorted(document: SchemaDocument): object {
  const schemas = Object.entries(document.components?.schemas ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(schemas) } }
}

/** As it is committed: a change of the contract shows line by line. */
export function openApiText(routes: readonly Route[]): string {
  return `${JSON.stringify(openApiDocument(routes), undefined, 2)}\n`
}
