/** ISO 3166-1 alpha-2, and XK, which the Universal Postal Union uses for Kosovo. */
const codes = new Set(
  (
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC ' +
    'CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD ' +
    'GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH ' +
    'KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW ' +
    'MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC ' +
    'SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY ' +
    'UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
  ).split(' '),
)
/** Every code, in order. */
export const countryCodes: readonly string[] = [...codes]

/** Whether a country has this code (ISO 3166-1 alpha-2, two capitals). */
export function isCountryCode(code: string): boolean {
  return codes.has(code)
}

/** What is wrong with a code; undefined where a country has it. */
export function explainCountryCode(code: string): string | undefined {
  if (isCountryCode(code)) return undefined
  if (code === 'EL') return 'The code of Greece is GR in ISO 3166-1; EL is that of tax numbers.'
  if (code === 'UK') return 'The code of the United Kingdom is GB in ISO 3166-1.'
  return 'No country has this code; write its two letters of ISO 3166-1, e.g. GB.'
}

/** In French, the language of the Universal Postal Union. */
const french = new Intl.DisplayNames(['fr'], { type: 'region' })

/** The last line of an address abroad. */
export function countryLine(code: string): string {
  return (french.of(code) ?? code).toUpperCase()
}

/** Languages in which senders write the country of a letter: those of Europe's postal operators. */
const writtenIn =
  'nl fr de en bg cs da el es et fi ga hr hu is it lb lt lv mk mt no pl pt ro ru sk sl sq sr sv tr uk'.split(' ')
/** Common names that are not the official short name. */
const usual: Readonly<Record<string, string>> = {
  uk: 'GB',
  'great britain': 'GB',
  'groot brittannie': 'GB',
  'grande bretagne': 'GB',
  grossbritannien: 'GB',
  england: 'GB',
  engeland: 'GB',
  scotland: 'GB',
  schotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  usa: 'US',
  'united states of america': 'US',
  etatsunis: 'US',
  holland: 'NL',
  hollande: 'NL',
  'the netherlands': 'NL',
  'pays bas': 'NL',
  'tsjechische republiek': 'CZ',
  'czech republic': 'CZ',
  'republique tcheque': 'CZ',
  turkije: 'TR',
  turkey: 'TR',
  'grand duche de luxembourg': 'LU',
  'groothertogdom luxemburg': 'LU',
}

let names: ReadonlyMap<string, string> | undefined

/** The code of the country that a line of an address names, in whatever case and language of Europe; undefined for another line. */
export function countryOfName(line: string): string | undefined {
  // With a postal code before it, the name is that of a city: Luxembourg, Monaco, Singapore.
  if (/\d/.test(line)) return undefined
  names ??= allNames()
  return names.get(folded(line))
}

function allNames(): Map<string, string> {
  const all = new Map<string, string>()
  for (const language of writtenIn) {
    const inLanguage = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const code of codes) {
      const name = inLanguage.of(code)
      if (name !== undefined && !all.has(folded(name))) all.set(folded(name), code)
    }
  }
  for (const [name, code] of Object.entries(usual)) all.set(name, code)
  return all
}

function folded(line: string): string {
  return line
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
}
