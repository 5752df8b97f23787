import { beforeAll, expect, test } from 'vitest'
import type { Language } from '../../core/words/language.ts'
import { writeEmail } from '../../templates/email/write-email.ts'
import { writePage } from '../../templates/html/write-page.ts'
import type { HouseStyle } from '../../templates/model/house-style.ts'
import type { FontSet } from '../../templates/pdf/fonts/open-font-set.ts'
import { readStructure, type StructureElement } from '../../templates/pdf/inspect/read-structure.ts'
import { renderLetter } from '../../templates/pdf/render-letter.ts'
import { sharedFonts } from '../support/files/shared-readers.ts'
import { p, taxFrame } from './pdf/sample-letters.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await sharedFonts()
})

const houseStyle: HouseStyle = {
  ...taxFrame.houseStyle,
  senderLines: { nl: ['Dienst Inning', 'Modellaan 20 bus 7'], fr: ['Service Perception', 'Modellaan 20 bte 7'] },
  returnAddress: { nl: 'Postbus 12, 9998 Proefbeke', fr: 'Boîte postale 12, 9998 Proefbeke' },
}
const frame = { ...taxFrame, houseStyle }
const drawn = (language: Language, variant: 'normal' | 'large', style = houseStyle) => {
  const letter = { language, subject: 'X', blocks: [p('Y')] }
  const { segments } = renderLetter(letter, { ...frame, houseStyle: style, variant }, fonts)
  return readStructure(Buffer.concat(segments.map(({ bytes }) => bytes)))
}
/** All texts, each with the language in which a voice reads it. */
function heard(language: Language, variant: 'normal' | 'large', style = houseStyle): string {
  const say = (kids: StructureElement['kids'], spoken: string): string[] =>
    kids.flatMap((kid) =>
      'kids' in kid ? say(kid.kids, kid.language ?? spoken) : 'text' in kid ? [`${spoken}: ${kid.text}`] : [],
    )
  return say(drawn(language, variant, style).tops, language).join('\n')
}
const others = (language: Language, style = houseStyle): string[] => {
  const letter = { language, subject: 'X', blocks: [p('Y')] }
  const mail = writeEmail(letter, { ...frame, houseStyle: style, replyAllowed: false })
  return [writePage(letter, { ...frame, houseStyle: style }), mail.html, mail.text]
}

test.each([
  ['nl', 'Dienst Inning', 'Service Perception'],
  ['fr', 'Service Perception', 'Dienst Inning'],
] as const)('a letter in %s names its sender in that language, in every form', (language, wanted, other) => {
  for (const said of [heard(language, 'normal'), heard(language, 'large'), ...others(language)]) {
    expect(said).toContain(wanted)
    expect(said).not.toContain(other)
  }
  expect(heard(language, 'normal')).toContain(language === 'fr' ? 'Boîte postale 12' : 'Postbus 12')
})

test('a missing language shows the lines of the first one that is given, read in their own language', () => {
  for (const variant of ['normal', 'large'] as const) expect(heard('de', variant)).toContain('nl: Dienst Inning')
  expect(heard('de', 'normal')).toContain('nl: Postbus 12')
  const [page = '', mail = '', text = ''] = others('de')
  expect(page).toContain('<address><span lang="nl">Dienst Inning<br>Modellaan 20 bus 7</span></address>')
  expect(mail).toContain('<span lang="nl">Dienst Inning, Modellaan 20 bus 7</span>')
  expect(text).toContain('Dienst Inning, Modellaan 20 bus 7')
})

test('one list for all languages claims no language', () => {
  const style = { ...houseStyle, senderLines: ['Modellaan 20'], returnAddress: 'Postbus 12' }
  expect(heard('de', 'normal', style)).toContain('de: Modellaan 20')
  expect(others('de', style).join('')).not.toContain('lang="nl"')
})
