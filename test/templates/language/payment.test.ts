import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Language, languages } from '../../../core/words/language.ts'
import { readCreditorReference } from '../../../core/words/numbers/creditor-reference.ts'
import { readTemplateFolders } from '../../../seeds/read-template-folder.ts'
import { checkData } from '../../../templates/language/check/check-data.ts'
import { checkTemplate } from '../../../templates/language/check/check-template.ts'
import { compileTemplate } from '../../../templates/language/compile-template.ts'
import { type FillInput, prepareTemplate } from '../../../templates/language/fill/fill-template.ts'
import { preparePayment } from '../../../templates/language/fill/prepare-payment.ts'
import { limitedByPayment } from '../../../templates/language/payment/limit-payment.ts'
import { paymentFacts } from '../../../templates/language/payment/payment-facts.ts'
import { readPaymentReference } from '../../../templates/language/payment/payment-reference.ts'
import { paymentText } from '../../../templates/language/payment/payment-text.ts'
import type { Payment } from '../../../templates/model/document.ts'
import type { TemplateSource } from '../../../templates/model/template-source.ts'
import type { TemplateTree } from '../../../templates/model/template-tree.ts'

const payment: Payment = {
  cents: 38420,
  iban: 'BE68539007547034',
  beneficiary: 'Agentschap Voorbeeldbelastingen',
  reference: '+++085/1927/54115+++',
}
const lines = (changes: Partial<Payment>): string[] => paymentText({ ...payment, ...changes }).split('\n')

describe('a creditor reference (ISO 11649)', () => {
  test('is read with or without spaces, in capitals or not', () => {
    for (const text of ['RF18539007547034', 'rf18 5390 0754 7034', 'RF18\u{a0}5390\u{a0}0754\u{a0}7034'])
      expect(readCreditorReference(text)).toBe('RF18539007547034')
  })

  test.each(['RF19539007547034', 'RF18', 'XX18539007547034', 'RF1853900754703412345678901', 'RF18-5390'])(
    'is not %s',
    (text) => expect(readCreditorReference(text)).toBeUndefined(),
  )

  test('has exactly one pair of check digits for each body', () => {
    const body = fc.stringMatching(/^[A-Z0-9]{1,21}$/)
    const pairs = Array.from({ length: 97 }, (_, at) => String(at + 2).padStart(2, '0'))
    fc.assert(
      fc.property(body, (text) => {
        expect(pairs.filter((pair) => readCreditorReference(`RF${pair}${text}`) !== undefined)).toHaveLength(1)
      }),
    )
  })
})

describe('the payment code', () => {
  test('has a structured communication in line 10 as twelve digits, and no line 11', () => {
    expect(lines({})).toEqual([
      'BCD',
      '002',
      '1',
      'SCT',
      '',
      'Agentschap Voorbeeldbelastingen',
      'BE68539007547034',
      'EUR384.20',
      '',
      '085192754115',
    ])
  })

  test('has a creditor reference in line 10, without spaces', () => {
    expect(lines({ reference: 'RF18 5390 0754 7034' })[9]).toBe('RF18539007547034')
    expect(lines({ reference: 'RF18 5390 0754 7034' })).toHaveLength(10)
  })

  test('has free text in line 11, on one line, and an empty line 10', () => {
    expect(lines({ reference: 'Dossier\n2026/0042' }).slice(9)).toEqual(['', 'Dossier 2026/0042'])
    // Wrong check digits: no bank would accept it as structured.
    expect(lines({ reference: '+++085/1927/54116+++' }).slice(9)).toEqual(['', '+++085/1927/54116+++'])
  })

  test('is never longer than 331 bytes, and keeps a structured reference whole', () => {
    const unit = fc.constantFrom(...Array.from('aé€ẤЖ漢 '))
    const long = (maxLength: number) => fc.string({ unit, minLength: 1, maxLength })
    fc.assert(
      fc.property(long(90), long(200), fc.integer({ min: 1, max: 99_999_999_999 }), (beneficiary, reference, cents) => {
        const iban = 'MT84MALT011000012345MTLCAST001S'
        const text = paymentText({ cents, iban, beneficiary, reference })
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(331)
        expect(text.split('\n')).toHaveLength(11)
        const structured = paymentText({ cents, iban, beneficiary, reference: '+++085/1927/54115+++' })
        expect(structured.split('\n')[9]).toBe('085192754115')
      }),
    )
  })

  test('of letters with accents first loses accents, then the end of the name, then that of the text', () => {
    const plain = lines({ beneficiary: 'É'.repeat(70), reference: 'é'.repeat(140) })
    expect([plain[5], plain[10]]).toEqual(['E'.repeat(70), 'e'.repeat(140)])
    const greek = lines({ beneficiary: 'Ω'.repeat(70), reference: 'λ'.repeat(120) })
    expect(greek[10]).toHaveLength(120)
    expect(greek[5]?.length).toBeLessThan(70)
  })
})

test("a slip names the bank's fields, in each language", () => {
  const label = (reference: string) =>
    languages.map((language) => paymentFacts({ ...payment, reference }, language).at(-1)?.[0])
  expect(label('RF18 5390 0754 7034')).toEqual(label('+++085/1927/54115+++'))
  expect(label('+++085/1927/54115+++')).toEqual([
    'Gestructureerde mededeling',
    'Communication structurée',
    'Strukturierte Mitteilung',
    'Payment reference',
  ])
  expect(label('Dossier 1')).toEqual(['Mededeling', 'Communication', 'Mitteilung', 'Payment reference'])
})

test('a text written as a reference is read as one', () => {
  for (const text of ['085/1927/54115', '+++085/1927/54115+++', 'rf18539007547034', 'Dossier 1']) {
    const once = readPaymentReference(text)
    expect(readPaymentReference(once.written)).toEqual(once)
  }
})

describe('a template that asks for a payment', () => {
  const source = (reference: string, beneficiary = 'Agentschap'): TemplateSource => ({
    languages: { nl: { subject: 'Betaal', body: 'Beste\n\n{{paymentSlip}}' } },
    fallback: ['nl'],
    variables: [
      { name: 'mededeling', type: 'text', required: true, example: 'x' },
      { name: 'naam', type: 'text', required: true, example: 'x', maxLength: 200 },
    ],
    actions: [],
    payment: { amount: '12.50', iban: 'BE68539007547034', beneficiary, reference },
    samples: [],
    blocks: [],
  })
  const refused = (given: TemplateSource, data: Record<string, string>) =>
    checkData(limitedByPayment(given), { mededeling: 'x', naam: 'x', ...data }).faults.map(({ pointer, code }) => [
      pointer,
      code,
    ])

  test('refuses a value that is too long for the line of the bank', () => {
    const whole = source('{{mededeling}}', '{{naam}}')
    expect(refused(whole, { mededeling: 'x'.repeat(140), naam: 'x'.repeat(70) })).toEqual([])
    expect(refused(whole, { mededeling: 'x'.repeat(141), naam: 'x'.repeat(71) })).toEqual([
      ['/mededeling', 'UP-2204'],
      ['/naam', 'UP-2204'],
    ])
    expect(refused(source('Dossier {{mededeling}}'), { mededeling: 'x'.repeat(133) })).toEqual([
      ['/mededeling', 'UP-2204'],
    ])
    expect(refused(source('Dossier {{mededeling}}'), { naam: 'x'.repeat(200) })).toEqual([])
  })

  test('has no words of its own that are too long', () => {
    const kinds = (given: TemplateSource) => checkTemplate(given, []).faults.map(({ kind, pointer }) => [kind, pointer])
    expect(kinds(source('x'.repeat(141)))).toContainEqual(['reference-too-long', '/payment/reference'])
    expect(kinds(source('x', 'x'.repeat(71)))).toContainEqual(['beneficiary-too-long', '/payment/beneficiary'])
    expect(kinds(source('x'.repeat(140), 'x'.repeat(70)))).toEqual([])
  })

  test('writes a creditor reference in groups of four', () => {
    const { tree } = checkTemplate(source('{{mededeling}}'), [])
    const letter = prepareTemplate(tree, 'nl').toLetter({ data: { mededeling: 'rf18539007547034', naam: 'x' } })
    expect(letter.blocks).toContainEqual(
      expect.objectContaining({ payment: expect.objectContaining({ reference: 'RF18 5390 0754 7034' }) }),
    )
  })
})

describe('the payment that is evaluated without the letter', () => {
  const letter = { date: '2026-11-29', reference: 'OV-2026-1' }

  /** The payment on the slip of the whole letter, and the one that is evaluated alone. */
  function bothWays(tree: TemplateTree, language: Language): (input: FillInput) => [Payment | undefined, unknown] {
    const whole = prepareTemplate(tree, language)
    const alone = preparePayment(tree, language)
    return (input) => {
      const slip = whole.toLetter(input).blocks.find((block) => block.kind === 'paymentSlip')
      return [slip?.payment, alone?.(input)]
    }
  }

  test('is the one on the slip of each seeded letter, whatever its data', async () => {
    const odd = fc.constantFrom<unknown>(
      null,
      '',
      0,
      -1,
      12.5,
      '0.00',
      '384,20',
      true,
      false,
      [],
      {},
      'rf18539007547034',
    )
    const seen = { withSlip: 0, without: 0 }
    const paid = (await readTemplateFolders()).filter(({ source }) => source.payment !== undefined)
    for (const { source } of paid) {
      const { tree } = compileTemplate(source, [])
      for (const language of Object.keys(source.languages) as Language[]) {
        const both = bothWays(tree, language)
        for (const sample of source.samples) {
          const { data } = checkData(source.variables, sample.data)
          const changes = fc.dictionary(fc.constantFrom(...Object.keys(data), 'toString'), odd, { maxKeys: 3 })
          fc.assert(
            fc.property(changes, (changed) => {
              const input = { data: { ...data, ...changed }, letter }
              let found: ReturnType<typeof both>
              try {
                found = both(input)
              } catch {
                // A helper refuses a value that intake would have refused: there is no letter to compare with.
                return
              }
              expect(found[1]).toEqual(found[0])
              seen[found[0] === undefined ? 'without' : 'withSlip'] += 1
            }),
            { numRuns: 12, examples: [[{}]] },
          )
        }
      }
    }
    expect(Math.min(seen.withSlip, seen.without)).toBeGreaterThan(100)
  })

  test('is absent exactly where no slip is reached, in whatever branches it is', () => {
    const { body } = fc.letrec<{ body: string[]; part: string }>((tie) => ({
      body: fc.array(tie('part'), { minLength: 1, maxLength: 3 }),
      part: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(
          '{{paymentSlip}}',
          '{{paymentSlip}}',
          'Som {{money bedrag}} of {{#if ja}}{{naam}}{{/if}}.',
          '- {{naam}}',
        ),
        fc
          .tuple(
            fc.constantFrom(
              'if ja',
              'unless ja',
              'each rijen',
              'each rijen as |rij|',
              'with groep',
              'if (gt bedrag 5)',
            ),
            tie('body'),
            fc.option(tie('body')),
          )
          .map(([opening, inside, otherwise]) =>
            [
              `{{#${opening}}}`,
              ...inside,
              ...(otherwise === null ? [] : ['{{else}}', ...otherwise]),
              `{{/${opening.split(' ')[0]}}}`,
            ].join('\n\n'),
          ),
      ),
    }))
    const data = fc.record({
      ja: fc.boolean(),
      bedrag: fc.constantFrom('0', '4.99', '12.50', null),
      naam: fc.constantFrom('An', ''),
      rijen: fc.array(fc.constant({ naam: 'x' }), { maxLength: 2 }),
      groep: fc.constantFrom(null, { naam: 'y' }),
      rekening: fc.constantFrom('BE68 5390 0754 7034', 'BE68539007547034'),
    })
    const seen = { withSlip: 0, without: 0 }
    fc.assert(
      fc.property(body, fc.array(data, { minLength: 1, maxLength: 4 }), (parts, all) => {
        const { tree } = compileTemplate(branching(parts.join('\n\n')), [])
        const both = bothWays(tree, 'nl')
        for (const each of all) {
          const [onSlip, alone] = both({ data: each, letter })
          expect(alone).toEqual(onSlip)
          seen[onSlip === undefined ? 'without' : 'withSlip'] += 1
        }
      }),
      { numRuns: 60 },
    )
    expect(Math.min(seen.withSlip, seen.without)).toBeGreaterThan(20)
  })

  const branching = (body: string): TemplateSource => {
    const name = { name: 'naam', type: 'text', required: true } as const
    return {
      languages: { nl: { subject: 'Betaal {{naam}}', body } },
      fallback: ['nl'],
      variables: [
        { name: 'ja', type: 'boolean', required: true },
        { name: 'bedrag', type: 'money' },
        { name: 'rijen', type: 'list', fields: [name], required: true },
        { name: 'groep', type: 'object', fields: [name] },
        { name: 'rekening', type: 'iban', required: true },
        name,
      ],
      actions: [],
      payment: {
        amount: '{{bedrag}}',
        iban: '{{rekening}}',
        beneficiary: 'Agentschap {{letter.reference}}',
        reference: 'Dossier {{naam}}',
        due: '{{letter.date}}',
      },
      samples: [],
      blocks: [],
    }
  }
})
