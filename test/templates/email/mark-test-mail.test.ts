import { expect, test } from 'vitest'
import { languages } from '../../../core/words/language.ts'
import { markTestMail } from '../../../templates/email/mark-test-mail.ts'

const mail = { subject: 'Uw vergunning', html: '<html><body>\n<main>\n<p>Dag</p></main></body></html>', text: 'Dag' }

test.each([
  ['nl', 'PROEF', 'Proef: Uw vergunning'],
  ['fr', 'ESSAI', 'Essai : Uw vergunning'],
  ['de', 'PROBE', 'Probe: Uw vergunning'],
  ['en', 'TEST', 'Test: Uw vergunning'],
] as const)('in %s the subject, the text and the HTML begin with %s', (language, word, subject) => {
  const marked = markTestMail(mail, language)
  expect(marked.subject).toBe(subject)
  expect(marked.text.startsWith(`*** ${word} ***\n`)).toBe(true)
  expect(marked.html.indexOf(word)).toBeGreaterThan(marked.html.indexOf('<main>'))
  expect(marked.html.indexOf(word)).toBeLessThan(marked.html.indexOf('Dag'))
})

test('every language of letters has its words', () => {
  for (const language of languages) expect(markTestMail(mail, language).subject).not.toBe(mail.subject)
})

test('files that were left out are named, and a name is no markup', () => {
  const { html, text } = markTestMail(mail, 'nl', ['plan <b>.pdf', 'groot $& $1.pdf'])
  expect(text).toContain('niet bijgevoegd: plan <b>.pdf, groot $& $1.pdf.')
  expect(html).toContain('plan &lt;b&gt;.pdf, groot $&amp; $1.pdf.')
})

test('HTML of another kind is refused: the mark may not be lost', () => {
  expect(() => markTestMail({ ...mail, html: '<p>Dag</p>' }, 'nl')).toThrow()
})
