import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressSheetWriter } from '../../../../cli/hub/print/address-sheet.ts'
import { isCountryCode } from '../../../../core/words/post/country.ts'
import { countriesWithFormat, countryFormat, postalCodeOf } from '../../../../core/words/post/country-formats.ts'
import { explainForeignCode, type ForeignParts, foreignLines } from '../../../../core/words/post/foreign-address.ts'
import { writtenFaults } from '../../../../core/words/post/postal-address.ts'
import { windowLines } from '../../../../templates/render/window-lines.ts'
import { makeParcel } from '../../../channels/make-parcel.ts'

test.each<[string, Omit<ForeignParts, 'country'>, string[]]>([
  [
    'AT',
    { street: 'Stephansplatz', houseNumber: '3', postalCode: '1010', municipality: 'Wien' },
    ['Stephansplatz 3', '1010 Wien'],
  ],
  [
    'NL',
    { street: 'Dam', houseNumber: '1', postalCode: '1012js', municipality: 'Amsterdam' },
    ['Dam 1', '1012 JS Amsterdam'],
  ],
  [
    'FR',
    { street: 'rue de Rivoli', houseNumber: '10', postalCode: 'F-75001', municipality: 'Paris' },
    ['10 rue de Rivoli', '75001 Paris'],
  ],
  [
    'LU',
    { street: 'Grand-Rue', houseNumber: '5', postalCode: 'L-1661', municipality: 'Luxembourg' },
    ['5 Grand-Rue', '1661 Luxembourg'],
  ],
  [
    'GB',
    { additional: 'Flat 3', street: 'High Street', houseNumber: '12', postalCode: 'sw1a1aa', municipality: 'London' },
    ['Flat 3', '12 High Street', 'London', 'SW1A 1AA'],
  ],
  ['IE', { street: 'Main Street', houseNumber: '4', municipality: 'Dublin' }, ['4 Main Street', 'Dublin']],
  [
    'US',
    { street: 'Main St', houseNumber: '1', postalCode: '205001234', municipality: 'Washington', region: 'DC' },
    ['1 Main St', 'Washington DC 20500-1234'],
  ],
  [
    'CA',
    { street: 'Sparks St', houseNumber: '7', postalCode: 'k1a0b1', municipality: 'Ottawa', region: 'ON' },
    ['7 Sparks St', 'Ottawa ON K1A 0B1'],
  ],
  [
    'TR',
    {
      additional: 'Ulus',
      street: 'Atatürk Bulvarı',
      houseNumber: 'No: 10',
      postalCode: '06101',
      municipality: 'Ankara',
    },
    ['Ulus', 'Atatürk Bulvarı No: 10', '06101 Ankara'],
  ],
  [
    'MA',
    { street: 'avenue Hassan II', houseNumber: '2', postalCode: '10000', municipality: 'Rabat' },
    ['2 avenue Hassan II', '10000 Rabat'],
  ],
  [
    'CH',
    { street: 'Bahnhofstrasse', houseNumber: '1', postalCode: 'CH-8001', municipality: 'Zürich' },
    ['Bahnhofstrasse 1', '8001 Zürich'],
  ],
  [
    'LV',
    { street: 'Brīvības iela', houseNumber: '1', postalCode: '1050', municipality: 'Rīga' },
    ['Brīvības iela 1', 'Rīga LV-1050'],
  ],
  [
    'PL',
    { street: 'Nowy Świat', houseNumber: '1', postalCode: '00950', municipality: 'Warszawa' },
    ['Nowy Świat 1', '00-950 Warszawa'],
  ],
  // The general form: a country without data.
  [
    'JP',
    { street: 'Chiyoda', houseNumber: '1', postalCode: '100-0001', municipality: 'Tokyo', region: 'Kanto' },
    ['Chiyoda 1', 'Tokyo 100-0001', 'Kanto'],
  ],
  ['HK', { street: 'Queen’s Road', houseNumber: '1', municipality: 'Central' }, ['Queen’s Road 1', 'Central']],
])('%s: the parts of an address are in the order of the country', (country, parts, lines) => {
  expect(foreignLines({ ...parts, country })).toEqual(lines)
  expect(explainForeignCode(lines, country)).toBeUndefined()
})

test('a postal code of another form is refused with an example, and written lines are advised', () => {
  const of = (country: string, postalCode: string) =>
    foreignLines({ street: 'A', municipality: 'B', country, postalCode })
  for (const [country, code] of [
    ['DE', '1011'],
    ['NL', '1011'],
    ['GB', '10115'],
    ['US', 'ABCDE'],
    ['FR', ''],
  ] as const)
    expect(of(country, code)).toMatchObject({ faults: [{ member: 'postalCode', code: 'UP-2110' }] })
  expect(explainForeignCode(['Hauptstraße 1', 'Berlin'], 'DE')).toContain('10115 BERLIN')
  expect(explainForeignCode(['Hauptstraße 1', 'Berlin 10115'], 'DE')).toBeDefined()
  expect(explainForeignCode(['Hauptstraße 10115', 'Berlin'], 'DE')).toBeDefined()
  for (const [country, lines] of [
    ['GB', ['12 High Street', 'LONDON SW1A 1AA']],
    ['GB', ['12 High Street', 'LONDON', 'SW1A1AA']],
    ['DE', ['Hauptstraße 1', 'D-10115 Berlin']],
    ['IT', ['Via Roma 1', '00187 ROMA RM']],
    ['IE', ['4 Main Street', 'Dublin']],
    ['LT', ['Gedimino pr. 1', 'LT-01103 Vilnius']],
    ['JP', ['Chiyoda 1', 'Tokyo']],
  ] as const)
    expect(explainForeignCode(lines, country)).toBeUndefined()
})

test('every country of the union, the EEA and those named has a format whose own example is right', () => {
  const wanted =
    'AT BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO GB CH US CA TR MA'.split(
      ' ',
    )
  expect(wanted.filter((country) => !countriesWithFormat.includes(country))).toEqual([])
  for (const country of countriesWithFormat) {
    expect(isCountryCode(country)).toBe(true)
    expect(
      explainForeignCode(['Street 1', ...(countryFormat(country)?.example.split(' / ') ?? [])], country),
    ).toBeUndefined()
  }
})

const word = fc.stringMatching(/^[A-Za-zÀ-ÿ]{1,14}$/)
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((each) => each.join(' ').slice(0, 50))
const codeOf = (form: string, digit: number): string =>
  Array.from(form, (sign) => (sign === '#' ? String(digit) : sign === '@' || sign === '*' ? 'B' : sign)).join('')

const draw = addressSheetWriter()
const parts = fc.record(
  {
    additional: words,
    street: words,
    houseNumber: fc.stringMatching(/^\d{1,4}[A-Z]?$/),
    digit: fc.integer({ min: 0, max: 9 }),
    municipality: words,
    region: fc.stringMatching(/^[A-Z]{2}$/),
    country: fc.constantFrom(...countriesWithFormat, 'JP', 'BO', 'HK'),
  },
  { requiredKeys: ['street', 'digit', 'municipality', 'country'] },
)

test('whatever the parts, the address fits the window, or the part that does not is named', async () => {
  await fc.assert(
    fc.asyncProperty(parts, async ({ digit, ...given }) => {
      const format = countryFormat(given.country)
      const postalCode = format === undefined ? undefined : codeOf(format.codes[0] ?? '', digit)
      const lines = foreignLines({ ...given, ...(postalCode !== undefined && { postalCode }) })
      if ('faults' in lines) {
        expect(lines.faults.every(({ code, detail }) => code === 'UP-2111' && /of at most 50/.test(detail))).toBe(true)
        return
      }
      // What intake accepts as parts, it accepts as lines too.
      expect(explainForeignCode(lines, given.country)).toBeUndefined()
      const address = { lines, country: given.country }
      // Five lines and a department are too many for the window: intake refuses them.
      if (writtenFaults(address, true).some(({ code }) => code === 'UP-2103')) return
      const recipient = {
        type: 'enterprise',
        enterpriseNumber: '0206731645',
        name: 'N',
        attention: 'A',
        address,
      } as const
      const shown = windowLines(recipient, 'nl')
      expect(shown.length).toBeLessThanOrEqual(7)
      expect(shown.every((line) => line.length <= 50)).toBe(true)
      expect(shown.at(-1)).toBe(shown.at(-1)?.toUpperCase())
      // Drawing fails where anything is outside the area of the address.
      await draw(
        { profile: 'c5-sheet', cutOffAt: new Date('2026-12-01') },
        { parcel: makeParcel({ recipient }) },
        undefined,
      )
    }),
    { numRuns: 150 },
  )
})

test('a code is read whatever its spaces, hyphens and case, and written as its country does', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...countriesWithFormat),
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom('', ' ', '-'),
      fc.boolean(),
      (country, digit, between, lower) => {
        const format = countryFormat(country)
        if (format === undefined) throw new Error('It has a format')
        for (const form of format.codes) {
          const code = codeOf(form, digit)
          const typed = code.replace(/[ -]/g, between)
          expect(postalCodeOf(format, lower ? typed.toLowerCase() : typed)?.replace(/[ -]/g, '')).toBe(
            code.replace(/[ -]/g, ''),
          )
        }
        expect(postalCodeOf(format, 'no code')).toBeUndefined()
      },
    ),
  )
})
