import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../core/words/language.ts'
import { readCreditorReference } from '../../../core/words/numbers/creditor-reference.ts'
import { checkData } from '../../../templates/language/check/check-data.ts'
import { checkTemplate } from '../../../templates/language/check/check-template.ts'
import { prepareTemplate } from '../../../templates/language/fill/fill-template.ts'
import { limitedByPayment } from '../../../templates/language/payment/limit-payment.ts'
import { paymentFacts } from '../../../templates/language/payment/payment-facts.ts'
import { readPaymentReference } from '../../../templates/language/payment/payment-reference.ts'
import { paymentText } from '../../../templates/language/payment/payment-text.ts'
import type { Payment } from '../../../templates/model/document.ts'
import type { TemplateSource } from '../../../templates/model/template-source.ts'

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
