import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '../../../core/words/language.ts'
import { readHouseStyle } from '../../../seeds/read-house-style.ts'
import { readTemplateFolders, type SeedTemplate } from '../../../seeds/read-template-folder.ts'
import { checkData } from '../../../templates/language/check/check-data.ts'
import { checkTemplate } from '../../../templates/language/check/check-template.ts'
import type { LetterFrame, Variant } from '../../../templates/model/letter-frame.ts'
import { readStructure } from '../../../templates/pdf/inspect/read-structure.ts'
import { structureFaults } from '../../../templates/pdf/inspect/structure-faults.ts'
import type { LetterToRender } from '../../../templates/render/render-task.ts'
import { createRenderer, type Renderer } from '../../../templates/render/renderer.ts'

const variants: readonly Variant[] = ['normal', 'large']

/**
 * Draws every demo letter – each template, language, sample and size – as it would be sent, and as a copy, into one folder for
 * veraPDF, and checks for what no profile finds. Prints one line per fault and the count; ends with 1 when there is a fault.
 */
async function renderSeeds(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const began = process.hrtime.bigint()
  const renderer = await createRenderer()
  let count = 0
  const faults: string[] = []
  for (const template of await readTemplateFolders()) {
    for (const { name, pdf, fault } of await renderTemplate(renderer, template)) {
      count += 1
      if (pdf === undefined) {
        faults.push(`${name}: ${fault}`)
        continue
      }
      await writeFile(join(folder, `${name}.pdf`), pdf)
      faults.push(...structureFaults(readStructure(pdf)).map(({ detail }) => `${name}: ${detail}`))
    }
  }
  for (const fault of faults) console.log(`FAIL ${fault}`)
  const seconds = Number(process.hrtime.bigint() - began) / 1e9
  console.log(`${count} letters drawn in ${seconds.toFixed(1)} s, ${faults.length} faults of structure`)
  if (count === 0 || faults.length > 0) process.exitCode = 1
}

interface Drawn {
  readonly name: string
  readonly pdf?: Buffer
  readonly fault?: string
}

async function renderTemplate(renderer: Renderer, { entity, key, source }: SeedTemplate): Promise<Drawn[]> {
  const { tree, faults } = checkTemplate(source, [])
  if (faults.length > 0) return [{ name: key, fault: `the template has ${faults.length} faults` }]
  const houseStyle = await readHouseStyle(entity)
  const languages = Object.keys(source.languages) as Language[]
  const letters = languages.flatMap((language) =>
    source.samples.flatMap((sample) =>
      variants.map((variant): LetterToRender => {
        const { data } = checkData(source.variables, sample.data)
        const id = [entity, key, language, sample.name, variant].join('--')
        return { id, media: ['letter'], language, data, frame: { ...frame, houseStyle, variant } }
      }),
    ),
  )
  const copies = letters.map((letter) => {
    return { ...letter, id: `${letter.id}--copy`, frame: { ...letter.frame, copyOf: 'De heer Jan Eerste' } }
  })
  return renderer.render({ template: { hash: `${entity}/${key}`, tree }, letters: [...letters, ...copies] }).map((outcome): Drawn => {
    if (!outcome.ok) return { name: outcome.id, fault: `${outcome.fault.stage} ${outcome.fault.detail}` }
    const segments = outcome.letter?.segments ?? []
    return { name: outcome.id, pdf: Buffer.concat(segments.map((part) => part.bytes)) }
  })
}

/** With every part that a letter can have beside its text. */
const frame: Omit<LetterFrame, 'houseStyle' | 'variant'> = {
  message: '01980000-0000-7000-8000-000000000001',
  profile: 'c5-right',
  addressLines: ['Mevrouw Mieke Voorbeeld', 'Proefstraat 12 bus 3', '9999 Voorbeeldegem'],
  letterDate: '2026-11-23',
  references: { ours: 'OV-2026-0084217', yours: 'V-77', contact: 'Team Vastgoed' },
  replyReference: 'U7K42MQX9PAB',
  check: {
    code: 'K7Q4M2XRTP',
    qr: `https://echt.voorbeeld.example/check#2/OVO000001/20261123/PAYMENT/K7Q4M2XRTP/38420/BE68539007547034.${'K7Q4M2XRTP'.repeat(11).slice(0, 103)}`,
    page: 'echt.voorbeeld.example',
  },
}

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: render-seeds.ts FOLDER')
await renderSeeds(folder)
