import { describe, expect, test } from 'vitest'
import { readHouseStyle } from '../../seeds/read-house-style.ts'
import { readTemplateFolders } from '../../seeds/read-template-folder.ts'
import { writeEmail } from '../../templates/email/write-email.ts'
import { writePage } from '../../templates/html/write-page.ts'
import { checkData } from '../../templates/language/check-data.ts'
import { checkTemplate } from '../../templates/language/check-template.ts'
import { prepareTemplate } from '../../templates/language/fill-template.ts'

const folders = await readTemplateFolders()

describe('every demo template', () => {
  test.each(folders.map((folder) => [`${folder.entity}/${folder.key}`, folder] as const))(
    '%s',
    async (_name, { entity, source }) => {
      const { tree, faults } = checkTemplate(source, [])
      expect(faults).toEqual([])
      expect(source.samples.length).toBeGreaterThan(0)
      expect(source.channels).toEqual(['ebox', 'inbox', 'email', 'print'])
      const houseStyle = await readHouseStyle(entity)
      const frame = {
        houseStyle,
        letterDate: '2026-11-23',
        references: { ours: 'OV-2026-0084217' },
        replyAllowed: true,
      }
      for (const language of Object.keys(source.languages) as ('nl' | 'fr' | 'de' | 'en')[])
        for (const sample of source.samples) {
          const { data, faults: wrong } = checkData(source.variables, sample.data)
          expect(wrong).toEqual([])
          const letter = prepareTemplate(tree, language).toLetter({
            data,
            houseStyle,
            letter: { date: '2026-11-23', reference: 'OV-2026-0084217' },
          })
          expect(letter.language).toBe(language)
          expect(letter.blocks.at(-1)?.kind).toBe('signature')
          const page = writePage(letter, frame)
          const email = writeEmail(letter, frame)
          for (const written of [page, email.html, email.text])
            expect(written).not.toMatch(/\{\{|\}\}|undefined|\[object|NaN|[\ue000-\uf8ff]/)
          expect(page).toContain(`<html lang="${language}">`)
          expect(email.text).toContain(letter.subject)
        }
    },
  )

  test('the tax service, first in the trial, has at least eight', () => {
    expect(
      folders.filter((folder) => folder.entity === 'agentschap-voorbeeldbelastingen').length,
    ).toBeGreaterThanOrEqual(8)
  })
})
