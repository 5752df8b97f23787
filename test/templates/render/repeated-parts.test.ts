import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { ByteSegments } from '../../../core/words/byte-segments.ts'
import { checkData } from '../../../templates/language/check/check-data.ts'
import { checkTemplate } from '../../../templates/language/check/check-template.ts'
import type { TemplateSource } from '../../../templates/model/template-source.ts'
import { createRenderer, type Renderer } from '../../../templates/render/renderer.ts'
import { sharedFonts } from '../../support/files/shared-readers.ts'
import { taxFrame } from '../pdf/sample-letters.ts'

let renderer: Renderer
beforeAll(async () => {
  renderer = await createRenderer(await sharedFonts())
})

/** A value in each place where a template may have one. */
const sourceOf = (subject: string): TemplateSource => ({
  languages: {
    nl: {
      subject,
      body: [
        'Beste {{naam}},[^1]',
        '{{actions}}',
        '# Kop {{naam}}',
        '- Punt {{naam}}',
        '| Wat | Wie |\n|---|---|\n{{#each namen}}\n| Rij | {{this}} |\n{{/each}}',
        '{{qr naam alt="Code"}}',
        '[Lees {{naam}}](https://voorbeeld.example/{{naam}})',
        '[^1]: Noot {{naam}}',
      ].join('\n\n'),
    },
  },
  fallback: ['nl'],
  variables: [
    { name: 'naam', type: 'text', required: true },
    { name: 'namen', type: 'list', required: true, maxLength: 5, items: 'text' },
  ] as never,
  actions: [{ kind: 'reply', text: { nl: 'Antwoord {{naam}}' } }],
  samples: [],
  blocks: [],
})

function partsOf(subject: string, name: string, rows: number): ByteSegments {
  const source = sourceOf(subject)
  const { tree, faults } = checkTemplate(source, [])
  expect(faults).toEqual([])
  const data = { naam: name, namen: Array.from({ length: rows }, () => name) }
  const frame = { ...taxFrame, addressLines: [name, 'Proefstraat 12', '9999 Voorbeeldegem'] }
  const letter = { id: 'x', media: ['letter'] as const, language: 'nl' as const, frame }
  const task = {
    template: { hash: subject, tree },
    letters: [{ ...letter, data: checkData(source.variables, data).data }],
  }
  const [outcome] = renderer.render(task)
  if (outcome?.ok !== true) return expect.unreachable(JSON.stringify(outcome))
  return (outcome.letter?.segments ?? []).filter(({ whenRepeated }) => whenRepeated === true)
}

/** The bytes of a part, with those of its stream before they were deflated. */
function plainOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1')
  if (!text.includes('/FlateDecode')) return text
  const stream = Buffer.from(bytes).subarray(text.indexOf('stream\n') + 'stream\n'.length)
  return text + inflateSync(stream).toString('latin1')
}

test('parts that letters have in common hold no value of a letter, and are equal in letters of one shape', () => {
  const name = fc.stringMatching(/^[A-Z][a-z]{6,9}$/)
  fc.assert(
    fc.property(name, name, fc.integer({ min: 1, max: 4 }), (one, other, rows) => {
      const [first, second] = [one, other].map((each) => partsOf('Uw brief', each, rows))
      expect(first).toHaveLength(2)
      expect(second?.map(({ shared }) => shared)).toEqual(first?.map(({ shared }) => shared))
      for (const { bytes, shared } of first ?? []) {
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(shared)
        expect(plainOf(bytes)).not.toContain(one)
      }
    }),
    { numRuns: 15 },
  )
})

test('the metadata of a letter with a value in its subject is its own', () => {
  const parts = partsOf('Brief voor {{naam}}', 'Proefmans', 2)
  expect(parts).toHaveLength(1)
  expect(plainOf(parts[0]?.bytes ?? new Uint8Array())).toContain('/StructTreeRoot')
})
