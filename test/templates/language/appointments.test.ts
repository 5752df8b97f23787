import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Language, languages } from '../../../core/words/language.ts'
import { actionWhenText } from '../../../templates/language/action-when.ts'
import { checkTemplate } from '../../../templates/language/check/check-template.ts'
import { prepareTemplate } from '../../../templates/language/fill/fill-template.ts'
import { formatTime } from '../../../templates/language/format/format-value.ts'
import { readWrittenTime } from '../../../templates/language/literals/read-written.ts'
import { readTime } from '../../../templates/language/read-time.ts'
import type { Action } from '../../../templates/model/document.ts'
import type { ActionSource, Variable } from '../../../templates/model/template-source.ts'
import { writeTextBlocks } from '../../../templates/text/write-text-blocks.ts'
import { letterWords } from '../../../templates/words/letter-words.ts'

const variables: Variable[] = [
  { name: 'dag', type: 'date', required: true },
  { name: 'uur', type: 'time', required: true },
  { name: 'zaal', type: 'text', required: true },
  { name: 'adres', type: 'longText', required: true },
  { name: 'misschien', type: 'time' },
]
const data = {
  dag: '2027-01-18',
  uur: '14:30',
  zaal: 'Stadhuis',
  adres: 'Markt 1\n9999 Voorbeeldegem',
  misschien: null,
}

/** The first action of a letter in Dutch, and the kinds of faults of its template. */
function filled(action: Partial<ActionSource>): { action: Action | undefined; kinds: string[] } {
  const { tree, faults } = checkTemplate(
    {
      languages: { nl: { subject: 'x', body: 'Beste {{zaal}}\n\n{{actions}}' } },
      fallback: ['nl'],
      variables,
      actions: [{ kind: 'come', text: { nl: 'Kom langs.' }, ...action }],
      samples: [],
      blocks: [],
    },
    [],
  )
  const block = prepareTemplate(tree, 'nl')
    .toLetter({ data })
    .blocks.find((each) => each.kind === 'actions')
  return { action: block?.actions[0], kinds: faults.map(({ kind }) => kind) }
}

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
const when = (action: Omit<Action, 'text'>, language: Language): string =>
  plain(actionWhenText({ text: 'Kom', ...action }, letterWords(language).due, language))

describe('an appointment', () => {
  test.each([
    ['nl', 'op maandag 18 januari 2027 om 14.30 uur, Stadhuis, Markt 1'],
    ['fr', 'le lundi 18 janvier 2027 à 14 h 30, Stadhuis, Markt 1'],
    ['de', 'am Montag, 18. Januar 2027, um 14.30 Uhr, Stadhuis, Markt 1'],
    ['en', 'on Monday 18 January 2027 at 14:30, Stadhuis, Markt 1'],
  ] as const)('reads in %s as %s', (language, text) => {
    const action = { kind: 'come', due: '2027-01-18', time: '14:30', place: 'Stadhuis, Markt 1' } as const
    expect(when(action, language)).toBe(text)
  })

  test('without an hour, without a place, and as before without either', () => {
    expect(when({ kind: 'come', due: '2027-01-18', time: '09:00' }, 'nl')).toBe('op maandag 18 januari 2027 om 9 uur')
    expect(when({ kind: 'come', due: '2027-01-18', place: 'Zaal 2' }, 'nl')).toBe('op maandag 18 januari 2027, Zaal 2')
    expect(when({ kind: 'come', place: 'Zaal 2' }, 'nl')).toBe('Zaal 2')
    expect(when({ kind: 'come', due: '2027-01-18' }, 'nl')).toBe('op 18 januari 2027')
    expect(when({ kind: 'pay', due: '2027-01-18' }, 'fr')).toBe('au plus tard le 18 janvier 2027')
    expect(when({ kind: 'come' }, 'en')).toBe('')
  })

  test('takes its hour and place from the data, lines of an address separated by commas', () => {
    expect(filled({ due: '{{dag}}', time: '{{uur}}', place: '{{zaal}}, {{adres}}' })).toEqual({
      action: {
        kind: 'come',
        text: 'Kom langs.',
        due: '2027-01-18',
        time: '14:30',
        place: expect.stringMatching(/^Stadhuis, Markt.1, 9999.Voorbeeldegem$/),
      },
      kinds: [],
    })
    expect(filled({ due: '{{dag}}', time: '{{misschien}}', place: 'Loket 3' }).action).toEqual({
      kind: 'come',
      text: 'Kom langs.',
      due: '2027-01-18',
      place: expect.stringMatching(/^Loket.3$/),
    })
  })

  test.each<[Partial<ActionSource>, string[]]>([
    [{ due: '2027-01-18', time: '14:30', place: 'Markt 1' }, []],
    [{ due: '{{dag}}', time: '{{uur}}' }, []],
    [{ due: '{{dag}}', time: '14.30 uur' }, ['not-a-time']],
    [{ due: '{{dag}}', time: '24:00' }, ['not-a-time']],
    [{ due: '{{dag}}', time: 'om {{uur}}' }, ['value-alone']],
    [{ due: '{{dag}}', time: '{{zaal}}' }, ['payment-type']],
    [{ due: '{{dag}}', time: '{{dag}}' }, ['payment-type']],
    [{ due: '{{uur}}' }, ['payment-type']],
    [{ time: '14:30' }, ['time-without-day']],
    [{ due: '{{dag}}', place: '{{zall}}' }, ['unknown-variable']],
    [{ due: '{{dag}}', place: 'Stadhuis\nMarkt 1' }, ['place-of-lines']],
    [{ kind: 'pay', due: '{{dag}}', time: '14:30' }, ['appointment-only']],
    [{ kind: 'hand-in', place: 'Markt 1' }, ['appointment-only']],
  ])('%j has these faults: %j', (action, kinds) => {
    expect(filled(action).kinds).toEqual(kinds)
  })

  test('is complete in plain text', () => {
    const action: Action = { kind: 'come', text: 'Kom langs.', due: '2027-01-18', time: '14:30', place: 'Markt 1' }
    expect(plain(writeTextBlocks([{ kind: 'actions', actions: [action] }], 'nl'))).toContain(
      '- Kom langs. (op maandag 18 januari 2027 om 14.30 uur, Markt 1)',
    )
  })
})

describe('every time of the day', () => {
  const two = (value: number): string => String(value).padStart(2, '0')
  const times = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))

  test('is read, written in four languages without a break, and read back from each', () => {
    fc.assert(
      fc.property(times, fc.constantFrom(...languages), ([hour, minute], language) => {
        const time = `${two(hour)}:${two(minute)}`
        expect(readTime(time)).toEqual({ hour, minute })
        const written = formatTime(time, language)
        expect(written).not.toContain(' ')
        expect(readWrittenTime(written)).toBe(time)
      }),
    )
  })

  test('is understood as people write it', () => {
    const said = [
      '9u',
      '9.05 uur',
      '14u30',
      '14h30',
      '14 h 30',
      '9 heures',
      '2.30 pm',
      '12:15 am',
      '12 p.m.',
      '14:30:00',
    ]
    expect(said.map(readWrittenTime)).toEqual([
      '09:00',
      '09:05',
      '14:30',
      '14:30',
      '14:30',
      '09:00',
      '14:30',
      '00:15',
      '12:00',
      '14:30',
    ])
  })

  test('and nothing else is one, nor changes when it is written', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 8 }), fc.stringMatching(/^\d{1,2}[:.]\d{1,2}(:\d\d)?$/)),
        fc.constantFrom(...languages),
        (text, language) => {
          if (/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)) return
          expect(readTime(text)).toBeUndefined()
          expect(formatTime(text, language)).toBe(text)
        },
      ),
    )
    for (const text of ['25:00', '14:60', '13 pm', '', 'straks', '2027-01-18', '1.5 m'])
      expect(readWrittenTime(text)).toBeUndefined()
  })
})
