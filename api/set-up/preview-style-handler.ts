import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { checkData } from '../../templates/language/check-data.ts'
import { checkHouseStyle } from '../../templates/language/check-house-style.ts'
import { chooseLanguage } from '../../templates/language/fill-template.ts'
import type { HouseStyle } from '../../templates/model/house-style.ts'
import { exampleData, standIn } from '../../templates/render/stand-ins.ts'
import { joinFontFiles } from '../../templates/store/house-fonts.ts'
import { listPublished, type PublishedVersion } from '../../templates/store/list-published.ts'
import type { ApiParts } from '../api-parts.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/house-style.ts'
import type { CallOf, Reply } from '../http/route.ts'
import { previewLetter } from '../templates/preview-task.ts'
import { prepareStyle } from './prepare-style.ts'

/** One request keeps the render threads no longer than a few seconds, and a ZIP of some megabytes in memory. */
const mostTemplates = 60

/** A line of `index.json`. */
interface Drawn {
  readonly template: string
  readonly version: number
  readonly file?: string
  readonly pages?: number
  /** Why no letter of this template can be drawn in this style. */
  readonly faults?: readonly string[]
}

/** `POST /v1/house-styles/previews`: how all letters of the entity would look. Nothing is saved. */
export async function postStylePreviews(
  call: CallOf<typeof contract.previewHouseStyle>,
  parts: ApiParts,
): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const text = await prepareStyle(call.body, id, parts)
  const { styles, versions } = await parts.database.asEntity(id, async (tx) => ({
    styles: await joinFontFiles(tx, [{ ...text, key: call.body.key, version: 0 }]),
    versions: await listPublished(tx, mostTemplates, call.query.after),
  }))
  const [style] = styles
  if (style === undefined) throw new Error('A house style went in and none came out')
  const zip = new ZipFile()
  const index: Drawn[] = []
  for (const version of versions) index.push(await draw(version, style, call.now, parts, zip))
  zip.addBuffer(Buffer.from(`${JSON.stringify(index, undefined, 2)}\n`), 'index.json', { mtime: call.now })
  zip.end()
  return { status: 200, bytes: await buffer(zip.outputStream), mediaType: 'application/zip' }
}

/** The first sample in its language, else the examples of the variables. */
async function draw(
  { id, key, number, digest, tree, source }: PublishedVersion,
  houseStyle: HouseStyle,
  now: Date,
  parts: ApiParts,
  zip: ZipFile,
): Promise<Drawn> {
  const named = { template: key, version: number }
  const lacking = checkHouseStyle(tree, houseStyle, houseStyle.key)
  if (lacking.length > 0) return { ...named, faults: lacking.map(({ detail }) => detail) }
  const [sample] = source.samples
  const language = chooseLanguage(source, sample?.language)
  const letter = previewLetter({
    id,
    version: id,
    media: ['letter'],
    language,
    variant: 'normal',
    data: checkData(source.variables, sample?.data ?? exampleData(source.variables)).data,
    recipient: standIn({}, language),
    houseStyle,
    reference: key,
    now,
    publicUrl: parts.publicUrl(),
  })
  const [made] = await parts.renderer.render({ template: { hash: digest, tree }, letters: [letter] }, 'normal')
  if (made?.ok !== true || made.letter === undefined)
    return { ...named, faults: [made?.ok === false ? made.fault.detail : 'no outcome'] }
  const file = `${key}.pdf`
  zip.addBuffer(Buffer.concat(made.letter.rope.map(({ bytes }) => bytes)), file, { mtime: now, compress: false })
  return { ...named, file, pages: made.letter.pages }
}
