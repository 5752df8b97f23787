import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import { wordSaveIssue } from '../../admin-ui/src/templates/editor/save-issue-words.ts'
import { staffEn } from '../../admin-ui/src/texts/en.ts'
import { staffNl } from '../../admin-ui/src/texts/nl.ts'
import { versionContent } from '../../api/contract/templates/template.ts'
import { faultsOf } from '../../api/http/zod-faults.ts'

const words = createInstance()
await words.init({
  lng: 'nl',
  resources: { nl: { translation: staffNl }, en: { translation: staffEn } },
  interpolation: { escapeValue: false },
})

const text = { languages: { nl: { subject: 'Brief', body: 'Tekst' } } }
const variable = (name: string) => ({ ...text, variables: [{ name, type: 'text' }] })
const sample = (name: string) => ({ name, data: {} })

/** Faults that the contract of the API finds in a draft, in the words of the screen. */
function wordsOf(draft: unknown, language: 'nl' | 'en'): string[] {
  const { error } = versionContent.safeParse(draft)
  return (error === undefined ? [] : faultsOf(error.issues, 'body', draft)).map((fault) =>
    wordSaveIssue(words.getFixedT(language), fault),
  )
}

test.each<readonly [draft: object, dutch: string]>([
  [variable('Datum zitting'), 'Kies een naam die begint met een letter, met alleen letters, cijfers en _.'],
  [{ ...text, variables: [{ name: 'kosten', type: 'list', fields: [{ name: 'é', type: 'text' }] }] }, 'Kies een naam'],
  [{ ...text, samples: [sample('a'), sample('a')] }, 'Geef elk voorbeeld een eigen naam.'],
  [{ ...text, samples: [sample('')] }, 'Geef het voorbeeld een naam'],
  [{ languages: { nl: { subject: 'x'.repeat(401), body: '' } } }, 'Dit is te lang'],
  // A fault that no screen can cause today, and that has no words, still gets a sentence in the language of the screen.
  [{ ...text, channels: ['duif'] }, 'Wat hier staat, kunnen we zo niet bewaren.'],
])('a refusal is worded in Dutch and English: %#', (draft, dutch) => {
  const [nl = '', en = ''] = [wordsOf(draft, 'nl')[0], wordsOf(draft, 'en')[0]]
  expect(nl).toContain(dutch)
  expect(en).toMatch(/^[A-Z].*\.$/)
  expect(en).not.toBe(nl)
})
