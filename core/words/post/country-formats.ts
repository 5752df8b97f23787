/**
 * How the last lines of an address are written in other countries, after the templates of the Universal Postal Union (S42) and the
 * guides of the postal operators. A country that is not here keeps the general form: its lines as they are given, the place and the
 * country in capitals. To add one, give the form of its postal code and where it is written.
 */
export interface CountryFormat {
  /** `#` a digit, `@` a letter, `*` either; other signs are written as they are. The first one is the usual one. */
  readonly codes: readonly string[]
  /** Before or after the town on one line, or on a line of its own below it. */
  readonly place: 'before' | 'after' | 'below'
  /** Many addresses have no code. */
  readonly optional?: true
  /** The house number is before the name of the street. */
  readonly numberFirst?: true
  /** The code of a state or province is between town and postal code. */
  readonly region?: true
  /** The last line, or the last two, as they are printed. */
  readonly example: string
}

type More = Pick<CountryFormat, 'optional' | 'numberFirst' | 'region'>
const before = (code: string, example: string, more: More = {}): CountryFormat => ({
  codes: [code],
  place: 'before',
  example,
  ...more,
})
const numberFirst = { numberFirst: true } as const
const british = (example: string): CountryFormat => ({
  codes: ['@# #@@', '@## #@@', '@@# #@@', '@@## #@@', '@#@ #@@', '@@#@ #@@'],
  place: 'below',
  numberFirst: true,
  example,
})

const formats: Readonly<Record<string, CountryFormat>> = {
  AD: before('AD###', 'AD500 ANDORRA LA VELLA'),
  AL: before('####', '1001 TIRANA'),
  AT: before('####', '1010 WIEN'),
  AU: { codes: ['####'], place: 'after', numberFirst: true, region: true, example: 'SYDNEY NSW 2000' },
  AX: before('#####', '22100 MARIEHAMN'),
  BA: before('#####', '71000 SARAJEVO'),
  BG: before('####', '1000 SOFIA'),
  BR: { codes: ['#####-###'], place: 'below', example: 'BRASILIA - DF / 70040-010' },
  CA: { codes: ['@#@ #@#'], place: 'after', numberFirst: true, region: true, example: 'OTTAWA ON K1A 0B1' },
  CH: before('####', '8001 ZÜRICH'),
  CY: before('####', '1010 LEFKOSIA', numberFirst),
  CZ: before('### ##', '110 00 PRAHA'),
  DE: before('#####', '10115 BERLIN'),
  DK: before('####', '1050 KØBENHAVN'),
  DZ: before('#####', '16000 ALGER', numberFirst),
  EE: before('#####', '10111 TALLINN'),
  ES: before('#####', '28013 MADRID'),
  FI: before('#####', '00100 HELSINKI'),
  FO: before('###', '100 TÓRSHAVN'),
  FR: before('#####', '75001 PARIS', numberFirst),
  GB: british('LONDON / SW1A 1AA'),
  GG: british('ST PETER PORT / GY1 1AA'),
  GR: before('### ##', '105 57 ATHINA'),
  HR: before('#####', '10000 ZAGREB'),
  HU: before('####', '1051 BUDAPEST'),
  IE: {
    codes: ['@## ****', '@#@ ****'],
    place: 'below',
    optional: true,
    numberFirst: true,
    example: 'DUBLIN / D02 AF30',
  },
  IL: before('#######', '9100001 JERUSALEM', numberFirst),
  IM: british('DOUGLAS / IM1 1AA'),
  IN: { codes: ['######', '### ###'], place: 'after', numberFirst: true, example: 'NEW DELHI 110001' },
  IS: before('###', '101 REYKJAVÍK'),
  IT: before('#####', '00187 ROMA'),
  JE: british('ST HELIER / JE1 1AA'),
  LI: before('####', '9490 VADUZ'),
  LT: before('LT-#####', 'LT-01100 VILNIUS'),
  LU: before('####', '1111 LUXEMBOURG', numberFirst),
  LV: { codes: ['LV-####'], place: 'after', example: 'RĪGA LV-1050' },
  MA: before('#####', '10000 RABAT', numberFirst),
  MC: before('#####', '98000 MONACO', numberFirst),
  MD: before('MD-####', 'MD-2012 CHIȘINĂU'),
  ME: before('#####', '81000 PODGORICA'),
  MK: before('####', '1000 SKOPJE'),
  MT: { codes: ['@@@ ####'], place: 'below', numberFirst: true, example: 'VALLETTA / VLT 1117' },
  NL: before('#### @@', '1012 JS AMSTERDAM'),
  NO: before('####', '0150 OSLO'),
  NZ: { codes: ['####'], place: 'after', numberFirst: true, example: 'WELLINGTON 6011' },
  PL: before('##-###', '00-950 WARSZAWA'),
  PT: before('####-###', '1100-148 LISBOA'),
  RO: before('######', '010011 BUCUREȘTI'),
  RS: before('#####', '11000 BEOGRAD'),
  SE: before('### ##', '111 22 STOCKHOLM'),
  SI: before('####', '1000 LJUBLJANA'),
  SK: before('### ##', '811 01 BRATISLAVA'),
  SM: before('#####', '47890 SAN MARINO'),
  TN: before('####', '1000 TUNIS', numberFirst),
  TR: before('#####', '06101 ANKARA'),
  UA: before('#####', '01001 KYIV'),
  US: {
    codes: ['#####', '#####-####'],
    place: 'after',
    numberFirst: true,
    region: true,
    example: 'WASHINGTON DC 20500',
  },
  VA: before('#####', '00120 CITTÀ DEL VATICANO'),
  XK: before('#####', '10000 PRISTINA'),
}

/** The format of a country by its code (ISO 3166-1 alpha-2); undefined for one with the general form. */
export function countryFormat(country: string): CountryFormat | undefined {
  return Object.hasOwn(formats, country) ? formats[country] : undefined
}

/** The countries with a format of their own. */
export const countriesWithFormat: readonly string[] = Object.keys(formats)

const signs: Readonly<Record<string, string>> = { '#': '\\d', '@': '[A-Z]', '*': '[A-Z\\d]' }

/** The code as its country writes it, from whatever spaces, hyphens and case; undefined where it has another form. */
export function postalCodeOf({ codes }: CountryFormat, given: string): string | undefined {
  const plain = given.toUpperCase().replace(/[\s.-]/g, '')
  // Some senders put the letters of the country before the code (`F-75001`); where they are no part of it they are left out.
  const bare = codes.every((code) => code.startsWith('#')) ? plain.replace(/^[A-Z]{1,3}(?=\d)/, '') : plain
  for (const code of codes) {
    for (const text of [plain, bare, `${code.replace(/[^A-Z].*$/, '')}${plain}`]) {
      const written = inForm(code, text)
      if (written !== undefined) return written
    }
  }
  return undefined
}

/** The letters and digits of a text in the places of a form. */
function inForm(code: string, text: string): string | undefined {
  let at = 0
  let written = ''
  for (const sign of code) {
    const wanted = signs[sign]
    if (wanted === undefined && (sign === ' ' || sign === '-')) written += sign
    else {
      const next = text[at] ?? ''
      if (!(wanted === undefined ? next === sign : new RegExp(`^${wanted}$`).test(next))) return undefined
      written += next
      at += 1
    }
  }
  return at === text.length ? written : undefined
}

/** Finds a code of this form in a line, by whole words. */
export function codePattern({ codes }: CountryFormat): RegExp {
  const forms = codes.map((code) =>
    Array.from(code, (sign) => signs[sign] ?? (sign === ' ' || sign === '-' ? '[ -]?' : sign)).join(''),
  )
  return new RegExp(`(?<![\\p{L}\\d])(?:${forms.toReversed().join('|')})(?![\\p{L}\\d])`, 'iu')
}
