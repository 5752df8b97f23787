import { describe, expect, test } from 'vitest'
import { nameSchemas } from '../../api/service/document/named-schemas.ts'
import type { Schema } from '../../api/service/document/schema.ts'
import { languages } from '../../core/words/language.ts'

const text = { type: 'string' }
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const object = (properties: Record<string, Schema>) => ({ type: 'object', properties })

function named(schemas: Record<string, Schema>, answer: Schema = text, body?: Schema) {
  const json = (schema: Schema) => ({ 'application/json': { schema } })
  const operation = {
    operationId: 'listLetters',
    responses: { 200: { content: json(answer) } },
    ...(body !== undefined && { requestBody: { content: json(body) } }),
  }
  const made = nameSchemas({ paths: { '/letters': { get: operation } }, components: { schemas } })
  const { responses, requestBody } = made.paths['/letters'].get
  return {
    schemas: made.components.schemas,
    answer: responses[200].content['application/json'].schema,
    body: requestBody?.content['application/json'].schema,
  }
}

describe('a name for every object of the OpenAPI document', () => {
  test('a body, a page and another answer are named after the operation and its items', () => {
    const page = object({ items: { type: 'array', items: ref('Letter') }, next: text })
    const { next: _, ...items } = page.properties
    const paged = named({ Letter: object({ id: text }) }, page, object({ q: text }))
    expect([paged.answer, paged.body]).toEqual([ref('LetterPage'), ref('ListLettersRequest')])
    expect(paged.schemas).toEqual({
      Letter: object({ id: text }),
      LetterPage: page,
      ListLettersRequest: object({ q: text }),
    })
    expect(named({}, object(items)).answer).toEqual(ref('LetterList'))
    expect(named({}, object({ items: text, unread: text })).answer).toEqual(ref('ListLettersResult'))
  })

  test('an object in a member is named after its place, one of a list in the singular; what describes the place stays there', () => {
    const part = object({ n: text })
    const letter = object({
      _links: { ...part, description: 'where it is' },
      addresses: { type: 'array', items: object({ lines: { type: 'array', items: part } }) },
      copies: { type: 'object', additionalProperties: part },
    })
    expect(named({ Letter: letter }).schemas).toEqual({
      Letter: object({
        _links: { ...ref('LetterLinks'), description: 'where it is' },
        addresses: { type: 'array', items: ref('LetterAddress') },
        copies: { type: 'object', additionalProperties: ref('LetterCopy') },
      }),
      LetterLinks: part,
      LetterAddress: object({ lines: { type: 'array', items: ref('LetterAddressLine') } }),
      LetterAddressLine: part,
      LetterCopy: part,
    })
  })

  test('a set of values of the hub has one name everywhere; any other set stays where it is', () => {
    const own = { type: 'string', enum: ['one', 'two'] }
    const given = { ...own, enum: [...languages], description: 'of the letter' }
    expect(named({ Letter: object({ language: given, sides: own }) }).schemas).toEqual({
      Letter: object({ language: { ...ref('Language'), description: 'of the letter' }, sides: own }),
      Language: { type: 'string', enum: [...languages] },
    })
  })

  test('a boolean of one value is a boolean, and says so in words', () => {
    const always = (description?: string) => ({ type: 'boolean', enum: [true], ...(description && { description }) })
    expect(named({ Letter: object({ a: always(), b: always('genuine') }) }).schemas).toEqual({
      Letter: object({
        a: { type: 'boolean', description: 'always `true`' },
        b: { type: 'boolean', description: 'genuine; always `true`' },
      }),
    })
  })

  test('two schemas that differ never share a name', () => {
    const taken = { Letter: object({ sender: object({ a: text }) }), LetterSender: object({ b: text }) }
    expect(() => named(taken)).toThrow(/LetterSender.*give one of them an id/)
  })
})
