import type { Schema } from './schema.ts'
import { valueSets } from './value-sets.ts'

/** The schemas of a document and its paths, as far as names of types depend on them. */
export interface SchemaDocument {
  readonly paths?: Readonly<Record<string, PathItem>>
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
}
type PathItem = Readonly<Record<string, unknown>>
interface Described {
  readonly operationId: string
  readonly parameters?: readonly { readonly schema: Schema }[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
}
type Content = Readonly<Record<string, { readonly schema: Schema }>>

/**
 * The same document in which every object has a name. A generator of clients has to invent one for an object without a name
 * (`InlineResponse200`, `listMessages_200_response_items_inner`), and some change invented names when another operation is added.
 *
 * An object that the contract does not name gets the name of where it is: a body is `CancelMessageRequest`, a page of `Member` is
 * `MemberPage`, another answer `CheckMessagesResult`, the object in a member `links` of `AcceptedMessage` is `AcceptedMessageLinks`.
 * A set of values that is used in several places has one name. What is valid stays the same.
 *
 * @throws Error where two objects that differ would get one name: give one of them an `id` in `api/contract`.
 */
export function nameSchemas<Document extends SchemaDocument>(document: Document): Document {
  const names = new Names(document.components?.schemas ?? {})
  const paths = Object.entries(document.paths ?? {}).map(([path, item]) => [path, namePathItem(item, names)])
  return { ...document, paths: Object.fromEntries(paths), components: { ...document.components, schemas: names.all() } }
}

function namePathItem(item: PathItem, names: Names): PathItem {
  return Object.fromEntries(
    Object.entries(item).map(([method, each]) => [method, nameOperation(each as Described, names)]),
  )
}

function nameOperation(operation: Described, names: Names): Described {
  const id = capital(operation.operationId)
  const { parameters, requestBody, responses } = operation
  return {
    ...operation,
    ...(parameters !== undefined && {
      parameters: parameters.map((each) => ({ ...each, schema: names.within(each.schema, `${id}Parameter`) })),
    }),
    ...(requestBody !== undefined && {
      requestBody: {
        ...requestBody,
        content: mapContent(requestBody.content, (each) => names.of(each, `${id}Request`)),
      },
    }),
    responses: mapValues(responses, (response) =>
      response.content === undefined
        ? response
        : { ...response, content: mapContent(response.content, (each) => names.of(each, answerName(each, id))) },
    ),
  }
}

/** @returns `MemberPage` or `MemberList` for nothing but a list of members, and else the name of the operation with `Result`. */
function answerName(schema: Schema, id: string): string {
  const { items, next, ...others } = schema.properties ?? {}
  const listed = items?.items?.$ref?.split('/').pop()
  if (listed === undefined || Object.keys(others).length > 0) return `${id}Result`
  return `${listed}${next === undefined ? 'List' : 'Page'}`
}

/** The schemas that have a name; grows while the document is read. */
class Names {
  private readonly given = new Map<string, Schema>()

  constructor(schemas: Readonly<Record<string, Schema>>) {
    const entries = Object.entries(schemas)
    for (const [name, schema] of entries) this.given.set(name, schema)
    for (const [name, schema] of entries) this.given.set(name, this.within(schema, name, true))
  }

  all(): Record<string, Schema> {
    return Object.fromEntries(this.given)
  }

  /** @returns a reference to the schema, which gets this name if it is an object without one; any other schema with names inside. */
  of(schema: Schema, name: string): Schema {
    const { description, ...bare } = schema
    if (bare.properties === undefined || bare.type !== 'object') return this.within(schema, name)
    this.give(name, this.within(bare, name, true))
    return { $ref: `#/components/schemas/${name}`, ...(description !== undefined && { description }) }
  }

  /** @returns the schema with names for the objects inside it, and for itself if it is one of the shared sets of values. */
  within(schema: Schema, name: string, isNamed = false): Schema {
    const shared = isNamed ? undefined : sharedSet(schema)
    if (shared !== undefined) {
      const { type, enum: values, ...others } = schema
      this.give(shared, { ...(type !== undefined && { type }), ...(values !== undefined && { enum: values }) })
      return { $ref: `#/components/schemas/${shared}`, ...others }
    }
    if (schema.type === 'boolean' && schema.enum?.length === 1) return plainBoolean(schema)
    const { properties, items, additionalProperties, anyOf, oneOf } = schema
    const inside = (each: Schema) => this.of(each, name)
    return {
      ...schema,
      ...(properties !== undefined && {
        properties: mapValues(properties, (each, member) => this.of(each, name + memberName(each, member))),
      }),
      ...(items !== undefined && { items: inside(items) }),
      ...(typeof additionalProperties === 'object' && { additionalProperties: inside(additionalProperties) }),
      ...(anyOf !== undefined && { anyOf: anyOf.map((each, index) => this.of(each, `${name}Form${index + 1}`)) }),
      ...(oneOf !== undefined && { oneOf: oneOf.map((each, index) => this.of(each, `${name}Form${index + 1}`)) }),
    }
  }

  private give(name: string, schema: Schema): void {
    const before = this.given.get(name)
    if (before !== undefined && shapeOf(before) !== shapeOf(schema))
      throw new Error(`two schemas of the contract would be called ${name}: give one of them an id in api/contract`)
    if (before === undefined) this.given.set(name, schema)
  }
}

/** What is valid; two places may describe the same schema in other words. */
const shapeOf = (schema: Schema): string => JSON.stringify({ ...schema, description: undefined })

/** Generators make an enumeration of every set of values, which no language has for booleans: the one value is said in words. */
function plainBoolean({ enum: values, description, ...schema }: Schema): Schema {
  const words = `always \`${String(values?.[0])}\``
  return { ...schema, description: description === undefined ? words : `${description}; ${words}` }
}

function sharedSet({ enum: values }: Schema): string | undefined {
  if (values === undefined) return undefined
  return valueSets.find(
    ([, set]) => set.length === values.length && set.every((each, index) => each === values[index]),
  )?.[0]
}

/** One item of a list is named in the singular: `documents` of a message gives `MessageDocument`. */
function memberName(schema: Schema, member: string): string {
  const isMany = schema.items !== undefined || typeof schema.additionalProperties === 'object'
  return capital(isMany ? singular(member) : member)
}

function singular(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2)
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word
}

/** Members such as `_links` keep no underscore. */
function capital(word: string): string {
  const letters = word.replace(/^[^a-zA-Z]+/, '')
  return letters.charAt(0).toUpperCase() + letters.slice(1)
}

function mapContent(content: Content, change: (schema: Schema) => Schema): Content {
  return mapValues(content, (each) => ({ ...each, schema: change(each.schema) }))
}

function mapValues<Value>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value, key: string) => Value,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))
}
