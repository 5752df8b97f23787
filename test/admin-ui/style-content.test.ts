import { expect, test } from 'vitest'
import { contrastOnPaper } from '../../admin-ui/src/house-styles/contrast.ts'
import {
  bodyOf,
  contentOf,
  differing,
  emptyStyle,
  putInto,
  sameStyle,
} from '../../admin-ui/src/house-styles/style-content.ts'
import type { HouseStyle } from '../../admin-ui/src/ui/api/house-style-types.ts'

const shown: HouseStyle = {
  id: 'hst_1',
  key: 'huis',
  status: 'published',
  revision: 1,
  version: 3,
  name: { nl: 'Dienst', fr: 'Service' },
  colour: '#00607c',
  logo: '<svg viewBox="0 0 9 9"><path d="M0 0h9z"/></svg>',
  senderLines: ['Straat 1', '9999 Voorbeeldegem'],
  returnAddress: 'Postbus 1',
  footer: 'Onderaan',
  fonts: { family: 'Stad', regular: 'fnt_1', bold: 'fnt_2' },
  signatures: { an: '<svg/>', oud: '<svg/>' },
  images: { kaart: '<svg/>' },
  signatories: { an: { name: 'An', function: { nl: 'Hoofd' }, image: 'an' } },
  createdAt: '2026-11-27T10:00:00Z',
  standard: true,
  templates: [],
}

test('a style that is read and posted again is the same, and loses nothing', () => {
  const { id: _, version: __, createdAt: ___, standard: ____, templates: _____, status: ______, ...rest } = shown
  const { revision: _______, fonts, ...text } = rest
  expect(bodyOf('huis', contentOf(shown))).toEqual({ ...text, fonts: { regular: fonts?.regular, bold: fonts?.bold } })
})

test('an empty or unfinished part is left out', () => {
  const content = {
    ...emptyStyle,
    name: { nl: 'Dienst', fr: ' ' },
    senderLines: { nl: 'Straat 1\n\n', de: '' },
    footer: { nl: '', fr: 'En bas' },
    images: [{ key: 'nr-1', svg: '' }],
    signers: [{ key: 'nr-1', name: '', function: {} }],
  }
  expect(bodyOf('huis', content)).toEqual({
    key: 'huis',
    name: { nl: 'Dienst' },
    colour: '#00607c',
    senderLines: ['Straat 1'],
    footer: { fr: 'En bas' },
    signatures: {},
    images: {},
    signatories: {},
  })
})

test('an address block by language is posted by language, line by line', () => {
  const lines = { nl: ['Dienst Inning', 'Straat 1'], fr: ['Service Perception', 'Rue 1'] }
  const content = contentOf({ ...shown, senderLines: lines, returnAddress: { nl: 'Postbus 1', fr: 'Boîte postale 1' } })
  expect(content.senderLines).toEqual({ nl: 'Dienst Inning\nStraat 1', fr: 'Service Perception\nRue 1' })
  expect(bodyOf('huis', content)).toMatchObject({
    senderLines: lines,
    returnAddress: { nl: 'Postbus 1', fr: 'Boîte postale 1' },
  })
})

test('white space and the order of languages are no change', () => {
  const content = contentOf(shown)
  expect(sameStyle(content, { ...content, name: { fr: 'Service', nl: 'Dienst', de: '' } })).toBe(true)
  expect(differing(content, { ...content, colour: '#111111', senderLines: { nl: 'Straat 2' } })).toEqual([
    'colour',
    'senderLines',
  ])
})

test('of two people each keeps what they changed; where both changed, one’s own value counts', () => {
  const base = contentOf(shown)
  const mine = { ...base, colour: '#111111', returnAddress: { nl: 'Mijn adres' } }
  const theirs = { ...base, returnAddress: { nl: 'Hun adres' }, footer: { nl: 'Hun voet' } }
  expect(putInto(theirs, mine, base)).toEqual({
    ...base,
    colour: '#111111',
    returnAddress: { nl: 'Mijn adres' },
    footer: { nl: 'Hun voet' },
  })
})

test.each([
  ['#ffffff', 1],
  ['#000000', 21],
  ['#00607c', 7.1],
])('the contrast of %s with paper is %d', (colour, wanted) => {
  expect(contrastOnPaper(colour)).toBeCloseTo(wanted, 1)
})
test('a text that is not a colour has no contrast', () => expect(contrastOnPaper('#00')).toBeUndefined())
