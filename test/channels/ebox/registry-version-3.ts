import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { z } from 'zod'

type Schema = Record<string, unknown>
interface Document {
  readonly definitions: Record<string, Schema>
  readonly paths: Record<string, Record<string, Schema>>
}

/** A published file; the one of the event service begins with the front matter of its page. */
function published(name: string): Document {
  const text = readFileSync(join(import.meta.dirname, 'published', name), 'utf8')
  return parseAllDocuments(text).at(-1)?.toJS() as Document
}

export const federation = published('federation-1.3.yaml')
export const events = published('events-1.1.1.yaml')
const version2 = published('message-registry-2.1.yaml')

const renamedMembers: Readonly<Record<string, string>> = {
  mainContent: 'isMainContent',
  attachmentSigned: 'isAttachmentSigned',
  replyAuthorized: 'isReplyAuthorized',
  bodyMainContent: 'isBodyMainContent',
  registeredMail: 'isRegisteredMail',
}

function withRenames(schema: Schema): Schema {
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>
  const rename = (name: string): string => renamedMembers[name] ?? name
  return {
    ...schema,
    ...(schema['properties'] !== undefined && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [rename(name), value])),
    }),
    ...(Array.isArray(schema['required']) && { required: (schema['required'] as string[]).map(rename) }),
  }
}

/**
 * Version 3 of the Message Registry by our hand: version 2.1 with the renames of the migration page. `eboxIdValue` becomes `ssin`
 * or `enterpriseNumber`, `senderOrganizationId` becomes `sender`, flags get `is`, `forTheAttentionOf` has `ssin` and `label`,
 * `/referenceData` is `/refData`, and `/publishMessage` is `/ebox/messages`. What the examples leave out is not required.
 */
function versionThree(): Document {
  const definitions = Object.fromEntries(
    Object.entries(version2.definitions).map(([name, schema]) => [name, withRenames(schema)]),
  )
  const toPublish = definitions['MessageToPublish'] ?? {}
  const { senderOrganizationId: _, ...members } = toPublish['properties'] as Record<string, Schema>
  const box = (type: string, number: string, pattern: string): Schema => ({
    type: 'object',
    required: ['eboxType', number],
    properties: { eboxType: { type: 'string', enum: [type] }, [number]: { type: 'string', pattern } },
  })
  return {
    definitions: {
      ...definitions,
      // The patterns are those of belgif (openapi-person-identifier, openapi-organization-identifier).
      EboxId: { anyOf: [box('citizen', 'ssin', '^\\d{11}$'), box('enterprise', 'enterpriseNumber', '^[0-1]\\d{9}$')] },
      ForTheAttentionOf: {
        type: 'object',
        properties: { ssin: { type: 'string' }, label: { type: 'string', maxLength: 100 } },
      },
      MessageToPublish: {
        ...toPublish,
        required: ['recipient', 'sender', 'subject', 'senderApplicationId', 'messageTypeId'],
        properties: { ...members, sender: { $ref: '#/definitions/Sender' } },
      },
      Sender: {
        type: 'object',
        required: ['eboxType', 'enterpriseNumber'],
        properties: {
          eboxType: { type: 'string', enum: ['enterprise'] },
          enterpriseNumber: { type: 'string', pattern: '^[0-1]\\d{9}$' },
          partition: { type: 'string' },
        },
      },
    },
    paths: Object.fromEntries(
      Object.entries(version2.paths).map(([path, value]) => [
        path.replace('/referenceData/', '/refData/').replace('/publishMessage', '/ebox/messages'),
        value,
      ]),
    ),
  }
}

export const registry = versionThree()

/** Every object of the published files is closed here: a member that they do not name is a fault. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, each]) => [key, closed(each)] as const)
  const made: Schema = Object.fromEntries(entries)
  // `description` and the like beside a reference mean nothing (RFC 6901 reference objects of OpenAPI 2.0).
  if (typeof made['$ref'] === 'string') return { $ref: made['$ref'] }
  delete made['example']
  delete made['x-example']
  return made['properties'] === undefined || made['type'] !== 'object' ? made : { ...made, additionalProperties: false }
}

const cache = new Map<Document, Map<string, z.ZodType>>()

/** The faults of a value against a definition of a published file; none when it has the published shape. */
export function faultsAgainst(document: Document, definition: string, value: unknown): string[] {
  const known = cache.get(document) ?? new Map<string, z.ZodType>()
  cache.set(document, known)
  const schema =
    known.get(definition) ??
    z.fromJSONSchema(
      { $ref: `#/definitions/${definition}`, definitions: closed(document.definitions) as Record<string, never> },
      { defaultTarget: 'draft-7' },
    )
  known.set(definition, schema)
  const read = schema.safeParse(value)
  return read.success ? [] : read.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`)
}
