import { describe, expect, test } from 'vitest'
import { writeTextBlocks } from '../../../templates/text/write-text-blocks.ts'
import { fill, found } from './checked-text.ts'

describe('a sign that looks like a mark', () => {
  test.each([
    ['Op ((zitting)) dus', ['1:4 placeholder-marks']],
    ['Op ((datum zitting)) dus', ['1:4 placeholder-unknown']],
    ['Op {zitting} dus', ['1:4 placeholder-marks']],
    [
      'Op [zitting] en «naam» en <naam> en %naam%',
      ['1:4 placeholder-marks', '1:17 placeholder-marks', '1:27 placeholder-marks', '1:37 placeholder-marks'],
    ],
    ['Over [iets] en «iets» en 5 % of 6 %', []],
    ['#Kop\n\ntekst', ['1:1 heading-without-blank']],
    ['Kop\n====\n\ntekst', ['2:1 heading-underlined']],
    ['Dit is <b>vet</b>', ['1:8 html-marks', '1:14 html-marks']],
    ['Regel<br/>twee', ['1:6 html-marks']],
    ['Gebruik `code` hier', ['1:9 code-marks']],
    ['Dit ~~niet~~', ['1:5 strike-marks']],
    ['Dit **vet', ['1:5 bold-not-closed']],
    ['Dit ** vet **', ['1:5 bold-not-closed']],
    ['Zie [de site](https://a.be', ['1:5 link-not-closed']],
    ['Zie [de site] (https://a.be)', ['1:5 link-not-closed']],
    ['| a | b |\n|---|\n| 1 | 2 |', ['1:1 table-rule']],
    ['| a | b |\n| 1 | 2 |', ['1:1 table-rule']],
    ['| a | b |\n| === | === |\n| 1 | 2 |', ['1:1 table-rule']],
    ['tekst }} en', ['1:7 stray-braces']],
    ['• een\n• twee', ['1:1 bullet-typed']],
    ['-een\n-twee', ['1:1 bullet-typed']],
  ])('%j', (body, expected) => {
    expect(found(body)).toEqual(expected)
  })

  test('behind a backslash is a sign, and ordinary words give no hint', () => {
    expect(found('\\((zitting)) \\**ok\\** \\`a\\` \\~~b\\~~ \\<b> \\{naam}')).toEqual([])
    expect(found('\\#Kop')).toEqual([])
    for (const body of [
      '5 * 3 = 15',
      'a_b en _c_',
      'Naam: ________',
      'een (twee) {3}',
      '# Kop\n\n**vet** [a](https://b.be)',
    ])
      expect(found(body)).toEqual([])
  })

  test('in a subject prints as it is', () => {
    const languages = { nl: { subject: 'Uw **brief** ((naam))', body: 'x' } }
    expect(found('', { languages })).toEqual(['1:14 placeholder-marks', '1:4 marks-in-plain-text'])
  })
})

describe('a value that leaves a gap when it is absent', () => {
  test.each([
    ['Beste {{aanhef}},', ['1:7 may-be-absent']],
    ['Einde ({{aanhef}})', ['1:8 may-be-absent']],
    ['Bedrag: {{money boete}}.', ['1:9 may-be-absent']],
    ['| a | b |\n|---|---|\n| € {{boete}} | x |', ['3:5 may-be-absent']],
    ['[Bekijk]({{link}})', ['1:10 may-be-absent']],
    ['{{#each kosten}}\n- {{wat}} en {{../aanhef}}\n{{/each}}', ['2:14 may-be-absent']],
    ['# Kop\n\n{{#if aanhef}}\nx\n{{/if}}\n\n# Twee\n\ny', ['1:1 heading-may-stand-alone']],
    ['# Kop\n\n{{aanhef}}', ['1:1 heading-may-stand-alone']],
    ['U brengt mee:\n\n{{#each stukken}}\n- {{this}}\n{{/each}}', ['1:1 intro-may-stand-alone']],
  ])('%j', (body, expected) => {
    expect(found(body)).toEqual(expected)
  })

  test.each([
    'Beste {{naam}},',
    'x\n\n{{aanhef}}',
    'Beste {{#if aanhef}}{{aanhef}}{{else}}mevrouw, mijnheer{{/if}},',
    'Beste {{aanhef else="mevrouw, mijnheer"}},',
    'Bedrag: {{money boete else="nog niet bekend"}}.',
    '{{#if (and ok aanhef)}}\nBeste {{aanhef}},\n{{/if}}\n\nx',
    'U brengt mee:\n\n{{#each punten}}\n- {{this}}\n{{/each}}',
    '{{#if stukken}}\n# Kop\n\nU brengt mee:\n\n{{#each stukken}}\n- {{this}}\n{{/each}}\n{{/if}}\n\nx',
  ])('and is no hint in %j', (body) => {
    expect(found(body)).toEqual([])
  })

  test('may have other words in its place, of whatever type it is', () => {
    const said = (data: object) =>
      writeTextBlocks(fill('Boete: {{money boete else="geen"}}. {{link else="Geen site"}}', { ...data }).blocks, 'nl')
    expect(said({})).toBe('Boete: geen. Geen site')
    expect(said({ boete: '5', link: 'https://a.be' })).toBe('Boete: €\u00a05,00. https://a.be')
    expect(found('{{aanhef else=naam}} x')).toContain('1:10 else-words')
  })
})

describe('a fault about a form', () => {
  test('is at its mark', () => {
    expect(found('x\n\ny\n\n{{paymentSlip}}\n\n{{actions}}')).toEqual([
      '5:1 no-payment-declared',
      '7:1 no-actions-declared',
    ])
  })
})

describe('a part within an item of a list', () => {
  const says = (body: string, data = {}) => writeTextBlocks(fill(body, data).blocks, 'nl')
  test.each([
    ['1. Gezin\n{{#each punten}}\n   - {{this}}\n{{/each}}\n2. Slot', '1. Gezin\n   - een\n   - twee\n2. Slot'],
    ['- a\n{{#each punten}}\n    1. {{this}}\n{{/each}}\n- b', '- a\n  1. een\n  2. twee\n- b'],
    ['- a\n{{#if ok}}\n- b\n{{else}}\n- c\n{{/if}}\n- d', '- a\n- b\n- d'],
    ['- a\n  {{#if ok}}\n- b\n  {{/if}}\n- c', '- a\n- b\n- c'],
    [
      '{{#each punten}}\n- {{this}}\n{{#each ../punten}}\n  - {{this}}\n{{/each}}\n{{/each}}\n\neinde',
      '- een\n  - een\n  - twee\n- twee\n  - een\n  - twee\n\neinde',
    ],
  ])('%j stays in it', (body, expected) => {
    expect(found(body)).toEqual([])
    expect(says(body)).toBe(expected)
  })
})
