import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { marksOfHtml } from '../../admin-ui/src/templates/editor/source/paste/marks-of-html.ts'
import { checkTemplate } from '../../templates/language/check/check-template.ts'
import type { TemplateSource } from '../../templates/model/template-source.ts'

const text = (html: string) => marksOfHtml(html)?.text
const compiled = (body: string) =>
  checkTemplate(
    {
      languages: { nl: { subject: 'Brief', body } },
      fallback: ['nl'],
      variables: [],
      actions: [],
      samples: [],
      blocks: [],
    } satisfies TemplateSource,
    [],
  )

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8>
<style><!-- p.MsoNormal {margin:0} --></style><!--[if gte mso 9]><xml><o:p>weg</o:p></xml><![endif]--></head>
<body lang=NL-BE><!--StartFragment-->
<h1>Uw parkeerkaart<o:p></o:p></h1>
<p class=MsoNormal>Beste <b style='mso-bidi-font-weight:normal'>mevrouw</b>,<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<h2>Wat moet u doen?</h2>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Leg de kaart achter uw voorruit.</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp;
</span></span><![endif]>Ook thuis.</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·&nbsp;</span>Betaal op tijd.</p>
<p class=MsoNormal>Daarna:</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>Wacht.</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span>Bel <a
href="tel:+3225535353">ons</a>.</p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal><b>Kosten</b></p></td><td><p class=MsoNormal align=right>Bedrag</p></td></tr>
<tr><td><p>Kaart | jaar</p></td><td><p style='text-align:right'>€&nbsp;12,00</p></td></tr></table>
<p class=MsoNormal>Met vriendelijke groeten<br>Dienst Mobiliteit, <a href="https://www.voorbeeld.be/a_(b)">meer</a></p>
<!--EndFragment--></body></html>`

test('a letter of Word keeps its headings, lists, table, bold and links, and compiles without a fault', () => {
  const pasted = marksOfHtml(word)
  expect(pasted).toMatchObject({ hasTable: true, isInline: false })
  expect(pasted?.text).toBe(`# Uw parkeerkaart

Beste **mevrouw**,

## Wat moet u doen?

- Leg de kaart achter uw voorruit.
  - Ook thuis.
- Betaal op tijd.

Daarna:

1. Wacht.
2. Bel [ons](tel:+3225535353).

| Kosten | Bedrag |
| --- | ---: |
| Kaart \\| jaar | € 12,00 |

Met vriendelijke groeten\\
Dienst Mobiliteit, [meer](https://www.voorbeeld.be/a%5f%28b%29)`)
  const { faults, tree } = compiled(pasted?.text ?? '')
  expect(faults).toEqual([])
  expect(tree.languages.nl?.blocks.map(({ kind }) => kind)).toEqual([
    'heading',
    'paragraph',
    'heading',
    'list',
    'paragraph',
    'list',
    'table',
    'paragraph',
  ])
})

test.each([
  ['<ul><li>een</li><li>twee<ol><li>a</li><li>b</li></ol></li></ul>', '- een\n- twee\n  1. a\n  2. b'],
  ['<b style="font-weight:normal"><p>Eerste</p><p>Tweede</p></b>', 'Eerste\n\nTweede'],
  ['<p>Betaal <strong>vandaag </strong>nog</p>', 'Betaal **vandaag** nog'],
  ['<p><span style="font-weight:700">Let op</span>: <i>stil</i></p>', '**Let op**: *stil*'],
  ['<p class=MsoListParagraph>•&nbsp; los punt</p>', '- los punt'],
  ['<h3>Diep</h3><h4>Dieper</h4><p>x</p>', '# Diep\n\n## Dieper\n\nx'],
  // A table that only lays out a mail is replaced by its content.
  ['<table><tr><td><p>Een</p></td></tr><tr><td><p>Twee</p></td></tr></table>', 'Een\n\nTwee'],
  [
    '<table><tr><td><table><tr><td>A</td><td>B</td></tr><tr><td>1</td><td>2</td></tr></table></td><td></td></tr><tr><td>z</td></tr></table>',
    '| A | B |\n| --- | --- |\n| 1 | 2 |\n\nz',
  ],
  [
    '<p>Beste {{naam_van}} en *ster*</p><p>1. geen lijst</p><p># geen kop</p><p>---</p>',
    'Beste {{naam_van}} en \\*ster\\*\n\n1\\. geen lijst\n\n\\# geen kop\n\n\\---',
  ],
  ['<p>Privé: caf&eacute; &amp; b&uuml;ro &#8364;</p><p>x</p>', 'Privé: café & büro €\n\nx'],
])('%s', (html, marks) => expect(text(html)).toBe(marks))

test('plain text, or text from a code editor, is left to the plain paste', () => {
  expect(marksOfHtml('<span>gewoon</span>')).toBeUndefined()
  expect(marksOfHtml('')).toBeUndefined()
  expect(marksOfHtml('<pre>a\nb</pre><pre>c</pre>')).toBeUndefined()
  expect(marksOfHtml('<div style="white-space: pre;"><div>a</div><div>b</div></div>')).toBeUndefined()
})

describe('hostile HTML becomes words and marks, and nothing else', () => {
  test.each([
    ['<p>a<script>alert(1)</script></p><p>b</p>', 'a\n\nb'],
    ['<p>a</p><p>b<style>p{}</style><svg onload=x><text>weg</text></svg></p>', 'a\n\nb'],
    ['<p><a href="javascript:alert(1)">klik</a></p><p>b</p>', 'klik\n\nb'],
    ['<p><a href=" data:text/html,x">klik</a></p><p>b</p>', 'klik\n\nb'],
    ['<p><a href="https://x.be/)[y](javascript:z)">klik</a></p>', '[klik](https://x.be/%29%5by%5d%28javascript:z%29)'],
    ['<p>zichtbaar<span style="display:none">verborgen</span></p><p>b</p>', 'zichtbaar\n\nb'],
    ['<p>&lt;img src=x onerror=y&gt;</p><p>b</p>', '\\<img src=x onerror=y>\n\nb'],
    ['<p>a</p><p>b<!-- c --', 'a\n\nb'],
    ['<p>a</p><p>b <c "', 'a\n\nb'],
  ])('%s', (html, marks) => expect(text(html)).toBe(marks))

  test('whatever the words, a letter prints them as they are', () => {
    const words = fc.string({
      unit: fc.constantFrom(...Array.from('ab 1.#*_[]()|`<>&;!\\~-=+:^"\'é')),
      minLength: 1,
      maxLength: 30,
    })
    fc.assert(
      fc.property(words, (raw) => {
        const line = raw.replaceAll(/\s+/g, ' ').trim()
        fc.pre(line !== '')
        const html = `<p>begin</p><p>${raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`
        const blocks = compiled(text(html) ?? '').tree.languages.nl?.blocks ?? []
        expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph'])
        const [, second] = blocks
        const runs = second?.kind === 'paragraph' ? second.inline : []
        expect(runs.map((run) => ('text' in run ? run.text : '')).join('')).toBe(line)
      }),
      { numRuns: 300 },
    )
  })

  test('whatever the HTML, reading ends and nothing is thrown', () => {
    const part = fc.constantFrom(
      '<p>',
      '</p>',
      '<table>',
      '<tr>',
      '<td>',
      '<ul>',
      '<li>',
      '<b',
      '"',
      '<!--',
      '-->',
      '&#x0;',
      'x',
      '<![if',
      '>',
      '</',
      '<script>',
    )
    fc.assert(fc.property(fc.array(part, { maxLength: 60 }), (parts) => void marksOfHtml(parts.join(''))))
    expect(() => marksOfHtml('<div>'.repeat(50_000))).not.toThrow()
    expect(() => marksOfHtml('<a "'.repeat(50_000))).not.toThrow()
  })
})
