import { describe, expect, test } from 'vitest'
import type { Language } from '../../core/words/language.ts'
import { readHouseStyle } from '../../seeds/read-house-style.ts'
import { readTemplateFolders } from '../../seeds/read-template-folder.ts'
import { checkData } from '../../templates/language/check/check-data.ts'
import { checkTemplate } from '../../templates/language/check/check-template.ts'
import type { LetterToRender } from '../../templates/render/render-task.ts'
import { createRenderer } from '../../templates/render/renderer.ts'
import { sharedFonts } from '../support/files/shared-readers.ts'
import { checkText, taxFrame } from '../templates/pdf/sample-letters.ts'

const folders = await readTemplateFolders()
const renderer = await createRenderer(await sharedFonts())
const first = 'agentschap-voorbeeldbelastingen'

/** Signs that a value was missing or was printed as code. */
const leftOver = /\{\{|\}\}|undefined|\bnull\b|\[object|NaN|Invalid|[\ue000-\uf8ff]/

describe('every demo template, in every language, sample and variant', () => {
  test.each(folders.map((folder) => [`${folder.entity}/${folder.key}`, folder] as const))(
    '%s',
    async (_name, { entity, key, source }) => {
      const { tree, faults, hints } = checkTemplate(source, [])
      expect([...faults, ...hints]).toEqual([])
      expect(source.samples.length).toBeGreaterThan(0)
      expect(source.channels?.filter((each) => each !== 'peppol')).toEqual(['ebox', 'inbox', 'email', 'print'])
      const houseStyle = await readHouseStyle(entity)
      const written = Object.keys(source.languages) as Language[]
      for (const language of written)
        for (const sample of source.samples)
          for (const variant of ['normal', 'large'] as const) {
            const letter: LetterToRender = {
              id: sample.name,
              media: ['letter', 'page', 'email'],
              language,
              data: checkData(source.variables, sample.data).data,
              frame: {
                ...taxFrame,
                variant,
                houseStyle,
                check: { code: 'K7Q4M2XRTP', qr: checkText('K7Q4M2XRTP'), page: 'echt.voorbeeld.example' },
              },
            }
            const [done] = renderer.render({ template: { hash: `${entity}/${key}`, tree }, letters: [letter] })
            expect(done).toMatchObject({ ok: true, language })
            if (!done?.ok || !done.letter || !done.page || !done.email) throw new Error('Something was not written')
            expect(done.letter.pages).toBeLessThanOrEqual(variant === 'normal' ? 2 : 4)
            expect(
              Buffer.concat(done.letter.segments.map((part) => part.bytes))
                .subarray(0, 8)
                .toString(),
            ).toBe('%PDF-1.7')
            const [page, html, text] = [done.page, done.email.html, done.email.text].map((each) =>
              Buffer.from(each).toString(),
            )
            for (const each of [done.subject, page, html, text]) expect(each).not.toMatch(leftOver)
            expect(page).toContain(`<html lang="${language}">`)
            expect(text).toContain(done.subject)
          }
    },
  )
})

test('each branch of a letter is shown by a sample: a part that depends on the data has two samples at least', () => {
  const branching = folders.filter(({ source }) => /\{\{#(if|unless)/.test(JSON.stringify(source)))
  expect(branching.filter(({ source }) => source.samples.length < 2).map((each) => each.key)).toEqual([])
})

test('every variable has a label for the officer and an example', () => {
  for (const { key, source } of folders)
    for (const { name, label, example, fields, type } of source.variables) {
      expect(label?.nl, `${key}/${name}`).toBeTruthy()
      expect(example !== undefined || fields !== undefined || type === 'object', `${key}/${name}`).toBe(true)
    }
})

test('a translation is as complete as the Dutch text: the same headings, forms and placeholders', () => {
  const skeleton = (body: string) => ({
    headings: body.match(/^#/gm)?.length ?? 0,
    forms: body.match(/\{\{(actions|paymentSlip|signature)/g)?.sort(),
    placeholders: [...new Set(body.match(/\{\{[^#/].*?\}\}/g))].filter((each) => !/aanspreking|else/.test(each)).sort(),
  })
  for (const { key, source } of folders)
    for (const [language, text] of Object.entries(source.languages))
      expect(skeleton(text.body), `${key}/${language}`).toEqual(skeleton(source.languages.nl?.body ?? ''))
})

test('the tax service, first in the trial, has at least eight kinds of its own, the others four more', () => {
  expect(folders.filter((folder) => folder.entity === first).length).toBeGreaterThanOrEqual(8)
  expect(folders.filter((folder) => folder.entity !== first).length).toBeGreaterThanOrEqual(6)
})
