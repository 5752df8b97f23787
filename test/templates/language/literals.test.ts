import { describe, expect, test } from 'vitest'
import { checkTemplate } from '../../../templates/language/check/check-template.ts'
import { check, found, sourceOf } from './checked-text.ts'

describe('a payment, and the last day of an action, written out', () => {
  const payment = {
    amount: '65.00',
    iban: 'BE71 0961 2345 6769',
    beneficiary: 'Gemeente Voorbeeldegem',
    reference: '+++085/1927/54115+++',
    due: '2027-01-31',
  }
  const kinds = (parts: Partial<typeof payment>): string[] =>
    found('Betaal.\n\n{{paymentSlip}}', { payment: { ...payment, ...parts } }).map((each) => each.split(' ')[1] ?? '')

  test.each([
    [{}, []],
    [{ amount: '65,00 euro' }, ['not-an-amount']],
    [{ amount: 'veel' }, ['not-an-amount']],
    [{ amount: '0' }, ['amount-out-of-range']],
    [{ amount: '-5' }, ['amount-out-of-range']],
    [{ amount: '{{money bedrag}}' }, ['payment-type']],
    [{ amount: '{{bedrag}} euro' }, ['value-alone']],
    [{ amount: '{{zitting}}' }, ['payment-type']],
    [{ amount: '{{bedrag}}' }, []],
    [{ iban: 'BE71 0961 2345 6768' }, ['iban-check-digits']],
    [{ reference: '+++090/9337/55494+++' }, ['structured-check-digits']],
    [{ reference: '***085/1927/54116***' }, ['structured-check-digits']],
    [{ reference: '085/1927/54116' }, ['structured-check-digits']],
    [{ reference: 'RF18 5390 0754 7034' }, []],
    [{ reference: 'RF19 5390 0754 7034' }, ['rf-check-digits']],
    [{ reference: 'x'.repeat(141) }, ['reference-too-long']],
    [{ reference: 'Dossier {{naam}}' }, []],
    [{ beneficiary: 'x'.repeat(71) }, ['beneficiary-too-long']],
    [{ due: 'volgende week' }, ['not-a-day']],
    [{ due: '2027-02-30' }, ['not-a-day']],
    [{ due: '{{naam}}' }, ['payment-type']],
  ])('%j', (parts, expected) => {
    expect(kinds(parts)).toEqual(expected)
  })

  test('the sentence says how to write it correctly', () => {
    const better = (parts: Partial<typeof payment>): unknown =>
      check('x', { payment: { ...payment, ...parts } }).faults[0]?.values.better
    expect(better({ amount: '€ 1.284,50' })).toBe('1284.50')
    expect(better({ due: '31/1/2027' })).toBe('2027-01-31')
    expect(better({ due: '1 maart 2027' })).toBe('2027-03-01')
  })

  test('an action with an invalid day', () => {
    const actions = [{ kind: 'come', text: { nl: 'Kom' }, due: 'maandag' }] as const
    expect(found('x', { actions })).toEqual(['1:1 not-a-day'])
  })
})

describe('a value used where it cannot be written', () => {
  test.each([
    ['{{kosten}} x', ['1:1 list-as-text']],
    ['{{list kosten}}', ['1:8 list-as-text']],
    ['{{money zitting}}', ['1:9 helper-type']],
    ['{{date bedrag}}', ['1:8 helper-type']],
    ['{{number naam}}', ['1:10 helper-type']],
    ['{{address bedrag}}', ['1:11 helper-type']],
    ['{{money (date zitting)}}', ['1:9 helper-type']],
    ['{{money "65 euro"}}', ['1:9 literal-type']],
    ['{{date "31/12/2026"}}', ['1:8 literal-type']],
    ['{{structuredCommunication "085/1927/54116"}}', ['1:27 literal-type']],
    ['{{insz "85.67.01-001.88"}}', ['1:8 literal-type']],
    ['{{date zitting style="shrot"}}', ['1:16 helper-choice']],
    ['{{number bedrag decimals="veel"}}', ['1:17 helper-choice']],
    ['{{#if (eq ok "ja")}}x{{/if}} y', ['1:14 compared-types']],
    ['{{#if (gt bedrag "veel")}}x{{/if}} y', ['1:18 compared-types']],
    ['{{#if (lt zitting "1/1/2027")}}x{{/if}} y', ['1:19 compared-types']],
    ['{{#if (lt zitting bedrag)}}x{{/if}} y', ['1:19 compared-types']],
    ['{{money bedrag}} {{date zitting}} {{list punten}} {{punten}} {{upper naam}} {{number bedrag decimals=0}}', []],
    [
      '{{#if (gt bedrag "100.00")}}x{{/if}}{{#if (lt zitting "2027-01-01")}}y{{/if}}{{#if (eq naam "An")}}z{{/if}} w',
      [],
    ],
  ])('%s', (body, expected) => {
    expect(found(body)).toEqual(expected)
  })
})

describe('an address', () => {
  test.each([
    ['[a](https://)', ['1:5 not-an-address']],
    ['[a](https://u:p@b.be)', ['1:5 link-with-password']],
    ['Zie https://eхample.org/ daar', ['1:5 link-mixed-scripts']],
    ['[a](https://müller.example)', ['1:5 link-other-script']],
    ['{{qr "https://u:p@b.be"}}', ['1:6 link-with-password']],
    ['[a](https://voorbeeld.be/{{naam}})', []],
  ])('%s', (body, expected) => {
    expect(found(body)).toEqual(expected)
  })
})

describe('a sample', () => {
  const payment = { amount: '{{bedrag}}', iban: 'BE71096123456769', beneficiary: 'Wij', reference: '{{naam}}' }
  const given = { bedrag: '10', zitting: '2027-01-18', site: 'https://a.be', naam: 'An', ok: true, punten: ['x'] }
  const kinds = (body: string, data: object, changes = {}): string[] => [
    ...new Set(
      Object.values(check(body, { samples: [{ name: 'een', data: { ...given, ...data } }], ...changes }))
        .filter(Array.isArray)
        .flat()
        .filter(({ pointer }) => pointer.startsWith('/samples'))
        .map(({ kind, values }) => `${values.name} ${kind}`),
    ),
  ]

  test('reports which slip or code it does not draw', () => {
    expect(kinds('x\n\n{{paymentSlip}}', { bedrag: '0' }, { payment })).toEqual(['een sample-without-slip'])
    expect(kinds('x\n\n{{#if (gt bedrag 0)}}\n{{paymentSlip}}\n{{/if}}', { bedrag: '0' }, { payment })).toEqual([])
    expect(kinds('x', { naam: '+++085/1927/54116+++' }, { payment })).toEqual(['een sample-slip-reference'])
    expect(kinds('x\n\n{{qr link}}', { link: 'https://a.be' })).toEqual(['@required sample-empty-code'])
    expect(kinds('x\n\n{{#if link}}\n{{qr link}}\n{{/if}}', {})).toEqual([])
  })

  test('reports what a helper cannot write, where there is no type', () => {
    const data = { los: { dag: 'morgen' } }
    const los = { name: 'los', type: 'object', required: true } as const
    const source = { ...sourceOf('{{date los.dag}} x {{los.deel}}'), variables: [los] }
    const { faults } = checkTemplate({ ...source, samples: [{ name: 'een', data }] }, [])
    expect(faults.map(({ kind, values }) => [kind, values.helper])).toEqual([['sample-helper-value', 'date']])
    const parts = { ...source, samples: [{ name: 'een', data: { los: { deel: { a: 1 } } } }] }
    expect(checkTemplate(parts, []).faults.map(({ kind }) => kind)).toEqual(['sample-value-of-parts'])
  })
})
