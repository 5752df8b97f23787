import { describe, expect, test } from 'vitest'
import type { EntityId } from '../../../core/words/id.ts'
import { readHouseStyle } from '../../../seeds/read-house-style.ts'
import { readTemplateFolders } from '../../../seeds/read-template-folder.ts'
import { checkTemplate } from '../../../templates/language/check/check-template.ts'
import { isHint } from '../../../templates/language/faults/fault-sentences.ts'
import type { TemplateFault, TemplateSource } from '../../../templates/model/template-source.ts'
import { createVersionTrial } from '../../../templates/render/try-version.ts'
import { sharedRenderer } from '../../support/hub/shared-pools.ts'
import { sourceOf, variables } from '../language/checked-text.ts'

const pool = sharedRenderer()
const tryVersion = createVersionTrial(pool, { entity: 'one' })
const houseStyle = await readHouseStyle('gemeente-voorbeeldegem')

async function tried(source: TemplateSource, id: string): Promise<TemplateFault[]> {
  const { tree, faults } = checkTemplate(source, [])
  expect(faults).toEqual([])
  const entity = '0190e6a0-0000-7000-8000-000000000002' as EntityId
  return tryVersion({ id: '0190e6a0-0000-7000-8000-000000000001', entity, digest: id, source, tree, houseStyle })
}

describe('every letter of a version is drawn and checked', () => {
  test('a seeded template has nothing to repair, also with its longest values and with the required ones alone', async () => {
    const folders = await readTemplateFolders()
    const chosen = folders.filter(({ key }) =>
      ['parkeervergunning-toegekend', 'aanslagbiljet-onroerende-voorheffing', 'taalscreening-uitnodiging'].includes(
        key,
      ),
    )
    expect(chosen).toHaveLength(3)
    for (const { key, source } of chosen) expect(await tried(source, key)).toEqual([])
  })

  test('large print over the page limit is a hint, and normal print over it a fault', async () => {
    const found = async (paragraphs: number): Promise<Record<string, boolean>> => {
      const text = 'Dit is een alinea van een lange brief.\n\n'.repeat(paragraphs)
      const reported = await tried(sourceOf(text, { variables: [] }), `long ${paragraphs}`)
      return Object.fromEntries(reported.map((each) => [each.kind, isHint(each)]))
    }
    expect(await found(450)).toEqual({ 'sample-large-too-long': true })
    expect(await found(800)).toEqual({ 'sample-large-too-long': true, 'sample-too-many-pages': false })
  })

  test('a code without words of its author passes the structure walk by its generated name', async () => {
    expect(await tried(sourceOf('Scan dit.\n\n{{qr site}}', { variables }), 'code')).toEqual([])
  })
})
