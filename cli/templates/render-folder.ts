import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type Language, languages, localized } from '../../core/words/language.ts'
import type { Medium } from '../../core/words/medium.ts'
import { hasAddressSheet } from '../../core/words/post/address-sheet.ts'
import type { FileFault } from '../../templates/folder/file-fault.ts'
import { writeWhole } from '../../templates/folder/update-template-folder.ts'
import { checkData } from '../../templates/language/check/check-data.ts'
import { checkGlyphs } from '../../templates/language/check/check-glyphs.ts'
import { checkHouseStyle } from '../../templates/language/check/check-house-style.ts'
import { checkTemplate } from '../../templates/language/check/check-template.ts'
import { FaultList } from '../../templates/language/faults/fault-list.ts'
import type { HouseStyle } from '../../templates/model/house-style.ts'
import { type LetterFormat, mediumOf } from '../../templates/model/letter-format.ts'
import type { PrintProfileName, Variant } from '../../templates/model/letter-frame.ts'
import { maxPages } from '../../templates/model/max-pages.ts'
import type { TemplateFault } from '../../templates/model/template-source.ts'
import { OfficeWriter } from '../../templates/render/office-letter.ts'
import { openTemplateChecks } from '../../templates/render/open-template-checks.ts'
import { previewLetter } from '../../templates/render/preview-letter.ts'
import { previewSheet } from '../../templates/render/preview-sheet.ts'
import type { LetterToRender, RenderedMessage } from '../../templates/render/render-task.ts'
import { createRenderer } from '../../templates/render/renderer.ts'
import { exampleData, standIn } from '../../templates/render/stand-ins.ts'
import { findHouseStyle } from './find-house-style.ts'
import { lackingWords } from './local-blocks.ts'
import type { LocalTemplate } from './local-templates.ts'

export interface RenderOptions {
  readonly out: string
  readonly formats: readonly LetterFormat[]
  readonly variants: readonly Variant[]
  readonly languages?: readonly Language[]
  readonly sample?: string
  readonly houseStyle?: string
  /** The envelope for which the letters are drawn. */
  readonly profile: PrintProfileName
  /** Date of the letter. */
  readonly now: Date
}

export interface RenderedFolder {
  readonly key: string
  /** Paths of the written files. */
  readonly files: readonly string[]
  readonly faults: readonly FileFault[]
  /** Advice on the text; the letters are drawn nevertheless. */
  readonly hints: readonly FileFault[]
  /** No house style was found: a plain one is used. */
  readonly isPlain: boolean
}

/** Draws folders without a hub; the fonts are read once. */
export interface FolderRenderer {
  readonly render: (template: LocalTemplate, options: RenderOptions) => Promise<RenderedFolder>
}

export async function openFolderRenderer(): Promise<FolderRenderer> {
  const offices = new OfficeWriter()
  const [renderer, { unprintable }] = await Promise.all([createRenderer(), openTemplateChecks()])
  return {
    async render(template, options) {
      const { key, source, blocks, lacking, place } = template
      const found = await findHouseStyle(template, options.houseStyle)
      const nothing = { key, files: [], hints: [], isPlain: found.ok && found.isPlain === true }
      if (!found.ok) return { ...nothing, faults: found.faults }
      if (lacking.length > 0)
        return {
          ...nothing,
          faults: [place({ pointer: '/blocks', line: 1, column: 1, detail: lackingWords(lacking) })],
        }
      const { tree, faults, hints } = checkTemplate(source, blocks)
      faults.push(...checkHouseStyle(tree, found.style, source.houseStyle), ...checkGlyphs(source, unprintable))
      if (faults.length > 0) return { ...nothing, faults: faults.map(place) }
      const wanted = lettersOf(template, found.style, options)
      const hash = createHash('sha256').update(JSON.stringify(tree)).digest('hex')
      const advice = hints.map(place)
      const files: string[] = []
      const wrong: FileFault[] = []
      for (const { letter, pointer, sample, stem } of wanted) {
        const [outcome] = renderer.render({ template: { hash, tree }, letters: [letter] })
        if (outcome?.ok !== true)
          wrong.push(
            place({
              pointer,
              line: 1,
              column: 1,
              detail: `This letter cannot be drawn (${outcome?.fault.detail ?? 'no outcome'}).`,
            }),
          )
        else {
          for (const [name, bytes] of bytesOf(outcome, stem, options.formats, letter.frame.variant)) {
            await writeWhole(join(options.out, key, name), bytes)
            files.push(join(options.out, key, name))
          }
          if (hasAddressSheet(options.profile) && options.formats.includes('pdf') && letter.frame.variant !== 'large') {
            const path = join(options.out, key, `${stem}.address-sheet.pdf`)
            await writeWhole(path, await sheetOf(offices, letter, found.style, options))
            files.push(path)
          }
          advice.push(...largePrintHints(outcome, letter, pointer, sample).map(place))
        }
      }
      return { ...nothing, files, faults: wrong, hints: advice }
    },
  }
}

/** In an envelope without window it is before the letter, in both sizes. */
function sheetOf(
  offices: OfficeWriter,
  { id, language }: LetterToRender,
  { name }: HouseStyle,
  { now, profile }: RenderOptions,
): Promise<Buffer> {
  const about = messageOf(`${id} ${language}`)
  return previewSheet(offices, { language, sender: localized(name, language), about, now, profile })
}

interface Wanted {
  readonly letter: LetterToRender
  /** Pointer of the sample in the source. */
  readonly pointer: string
  readonly sample: string
  /** File name without extension. */
  readonly stem: string
}

/** Every sample in every language and size; without samples, the examples of the variables. */
function lettersOf({ key, source }: LocalTemplate, houseStyle: HouseStyle, options: RenderOptions): Wanted[] {
  const samples =
    source.samples.length > 0 ? source.samples : [{ name: 'example', data: exampleData(source.variables) }]
  const written = languages.filter((each) => source.languages[each] !== undefined)
  const media = [...new Set<Medium>(options.formats.map((each) => mediumOf[each]))]
  const stems = new Map(samples.map(({ name }, at) => [name, fileStem(name, at)]))
  return samples.flatMap(({ name, data }, at) =>
    options.sample !== undefined && options.sample !== name
      ? []
      : written
          .filter((each) => options.languages?.includes(each) ?? true)
          .flatMap((language) =>
            options.variants.map((variant): Wanted => {
              const letter = previewLetter({
                id: key,
                version: messageOf(`${key} ${name} ${language}`),
                // Large print exists on paper only.
                media: variant === 'large' ? media.filter((each) => each === 'letter') : media,
                language,
                variant,
                profile: options.profile,
                data: checkData(source.variables, data).data,
                recipient: standIn({}, language),
                houseStyle,
                reference: key,
                now: options.now,
                publicUrl: 'https://uitpost.example',
              })
              return { letter, pointer: `/samples/${at}`, sample: name, stem: `${stems.get(name) ?? name}.${language}` }
            }),
          ),
  )
}

/** Large print with more pages than an envelope takes: its readers get the letter in normal print (decision 0019). */
function largePrintHints(
  { language, letter: drawn }: RenderedMessage,
  { frame }: LetterToRender,
  pointer: string,
  name: string,
): TemplateFault[] {
  const count = drawn?.pages ?? 0
  if (frame.variant !== 'large' || count <= maxPages) return []
  const list = new FaultList([], pointer, language)
  list.add({ line: 1, column: 0 }, 'sample-large-too-long', { name, language, count, most: maxPages })
  return list.faults
}

function bytesOf(
  made: RenderedMessage,
  stem: string,
  wanted: readonly LetterFormat[],
  variant: Variant,
): [string, Uint8Array][] {
  const all: readonly (readonly [LetterFormat, string, Uint8Array | undefined])[] = [
    [
      'pdf',
      variant === 'large' ? 'large.pdf' : 'pdf',
      made.letter && Buffer.concat(made.letter.segments.map(({ bytes }) => bytes)),
    ],
    ['html', 'html', made.page],
    ['email', 'email.html', made.email?.html],
    ['text', 'txt', made.email?.text],
  ]
  return all.flatMap(([format, end, bytes]) =>
    bytes === undefined || !wanted.includes(format) ? [] : [[`${stem}.${end}`, bytes]],
  )
}

/** The name of a sample as a file name, which cannot leave the folder. */
function fileStem(name: string, at: number): string {
  return /^[\p{L}\p{N}][\p{L}\p{N} _-]*$/u.test(name) ? name : `sample-${at + 1}`
}

/** Equal folders give equal bytes. */
function messageOf(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex')
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-7${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`
}
