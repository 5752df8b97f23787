import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { localized } from '../../core/words/language.ts'
import { hasAddressSheet } from '../../core/words/post/address-sheet.ts'
import type { Turn } from '../../templates/isolated/limit-concurrency.ts'
import { checkHouseStyle } from '../../templates/language/check/check-house-style.ts'
import type { HouseStyle } from '../../templates/model/house-style.ts'
import type { PrintProfileName } from '../../templates/model/letter-frame.ts'
import { previewSheet } from '../../templates/render/preview-sheet.ts'
import { styledLetter } from '../../templates/render/styled-letter.ts'
import { unsavedStyle } from '../../templates/store/house-styles/prepare-style.ts'
import { listPublished, type PublishedVersion } from '../../templates/store/list-published.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/templates/house-style.ts'
import type { Reply } from '../http/reply.ts'
import { whileConnected } from '../http/while-connected.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { findPrintProfile } from '../set-up/print-profile.ts'

/** A request occupies the render threads for a few seconds at most, and holds a ZIP of some megabytes in memory. */
const maxTemplates = 60

/** A line of `index.json`. */
interface Drawn {
  readonly template: string
  readonly version: number
  readonly file?: string
  readonly pages?: number
  /** The reason why no letter of this template can be drawn in this style. */
  readonly faults?: readonly string[]
}

/** `POST /v1/house-styles/previews`: how all letters of the entity would look. Nothing is saved. */
export async function postStylePreviews(
  call: CallOf<typeof contract.previewHouseStyle>,
  deps: ApiDeps,
): Promise<Reply> {
  const { id, name } = entityOf(call.caller)
  const style = await unsavedStyle(call.body, id, deps)
  const versions = await deps.database.asEntity(id, (tx) => listPublished(tx, maxTemplates, call.query.after))
  const { profile } = await findPrintProfile(deps.database, id)
  const zip = new ZipFile()
  const index: Drawn[] = []
  const drawing = { style, profile, now: call.now }
  await whileConnected(call.request, async (signal) => {
    for (const version of versions) index.push(await draw(version, drawing, deps, zip, { entity: id, signal }))
  })
  // In an envelope without window it is before each letter, the same whatever the style.
  if (hasAddressSheet(profile)) {
    const language = 'nl'
    const sheet = { language, sender: localized(name, language), about: id, now: call.now, profile } as const
    const bytes = await previewSheet(deps.offices, sheet)
    zip.addBuffer(bytes, 'address-sheet.pdf', { mtime: call.now, compress: false })
  }
  zip.addBuffer(Buffer.from(`${JSON.stringify(index, undefined, 2)}\n`), 'index.json', { mtime: call.now })
  zip.end()
  return { status: 200, bytes: await buffer(zip.outputStream), mediaType: 'application/zip' }
}

async function draw(
  version: PublishedVersion,
  {
    style: houseStyle,
    profile,
    now,
  }: { readonly style: HouseStyle; readonly profile: PrintProfileName; readonly now: Date },
  deps: ApiDeps,
  zip: ZipFile,
  turn: Turn,
): Promise<Drawn> {
  const { key, number, tree } = version
  const named = { template: key, version: number }
  const lacking = checkHouseStyle(tree, houseStyle, houseStyle.key)
  if (lacking.length > 0) return { ...named, faults: lacking.map(({ detail }) => detail) }
  const task = styledLetter(version, {
    houseStyle,
    media: ['letter'],
    variant: 'normal',
    profile,
    now,
    publicUrl: deps.publicUrl(),
  })
  const [made] = await deps.renderer.preview(task, turn)
  if (made?.ok !== true || made.letter === undefined)
    return { ...named, faults: [made?.ok === false ? made.fault.detail : 'no outcome'] }
  const file = `${key}.pdf`
  zip.addBuffer(Buffer.concat(made.letter.segments.map(({ bytes }) => bytes)), file, { mtime: now, compress: false })
  return { ...named, file, pages: made.letter.pages }
}
