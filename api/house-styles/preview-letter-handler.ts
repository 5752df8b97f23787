import { type Fault, Refusal } from '../../core/fault.ts'
import type { Medium } from '../../core/words/medium.ts'
import { checkHouseStyle } from '../../templates/language/check/check-house-style.ts'
import { mediumOf } from '../../templates/model/letter-format.ts'
import { specimenVersion } from '../../templates/render/specimen-version.ts'
import { styledLetter } from '../../templates/render/styled-letter.ts'
import { digestOf } from '../../templates/store/digest-of.ts'
import { unsavedStyle } from '../../templates/store/house-styles/prepare-style.ts'
import type { PublishedVersion } from '../../templates/store/list-published.ts'
import { readLatestPublished } from '../../templates/store/versions/read-version.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/templates/house-style.ts'
import type { Reply } from '../http/reply.ts'
import { whileConnected } from '../http/while-connected.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { findPrintProfile } from '../set-up/print-profile.ts'
import { treeOf } from '../templates/draw-version.ts'
import { replyPreview } from '../templates/preview-reply.ts'

type PreviewCall = CallOf<typeof contract.previewStyledLetter>

/**
 * `POST /v1/house-styles/previews/letter`: how one letter would look, for a person who edits the house style. Nothing is saved.
 */
export async function postStyledLetter(call: PreviewCall, deps: ApiDeps): Promise<Reply> {
  const { format, variant, language, template } = call.query
  // A person who sets up a house style need not read the entity's templates: the specimen shows the style without them.
  if (template !== undefined && !call.caller.permissions.has('templates:read'))
    throw new Refusal('UP-1102', 'To see a template of the entity in this style needs the permission templates:read.')
  const houseStyle = await unsavedStyle(call.body, entityOf(call.caller).id, deps)
  const version = template === undefined ? specimenVersion(houseStyle) : await publishedVersion(call, template, deps)
  const lacking = checkHouseStyle(version.tree, houseStyle, houseStyle.key)
  // Reported once, though every language reports it.
  if (lacking.length > 0) throw cannotBeDrawn([...new Map(lacking.map((each) => [each.detail, each])).values()])
  const { profile } = await findPrintProfile(deps.database, entityOf(call.caller).id)
  const task = styledLetter(version, {
    houseStyle,
    profile,
    // The letter is always drawn: characters that its fonts lack are refused for every format alike.
    media: [...new Set<Medium>(['letter', mediumOf[format]])],
    variant,
    ...(language === undefined ? {} : { language }),
    now: call.now,
    publicUrl: deps.publicUrl(),
  })
  const entity = entityOf(call.caller).id
  const [made] = await whileConnected(call.request, (signal) => deps.renderer.preview(task, { entity, signal }))
  if (made === undefined) throw new Error('A render task gave no outcome')
  if (!made.ok) throw cannotBeDrawn([made.fault])
  return replyPreview(made, format, profile)
}

async function publishedVersion(call: PreviewCall, template: string, { database }: ApiDeps): Promise<PublishedVersion> {
  const reading = await database.asEntity(entityOf(call.caller).id, (tx) =>
    readLatestPublished(tx, template, call.caller.actor),
  )
  const { id, number, source } = reading.version
  const tree = treeOf(reading)
  return { id, key: template, number, digest: digestOf(tree), source, tree }
}

/** The missing part belongs to the style, not to a place in the text: only its kind and values are reported. */
function cannotBeDrawn(faults: readonly Pick<Fault, 'code' | 'detail' | 'kind' | 'values'>[]): Refusal {
  const issues = faults.map(({ code, detail, kind, values }): Fault => {
    return { in: 'body', pointer: '', code, detail, ...(kind !== undefined && { kind }), ...(values && { values }) }
  })
  return new Refusal('UP-1001', 'This letter cannot be drawn in this house style.', issues)
}
