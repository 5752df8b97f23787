import { paperFormsOf } from '../../channels/collectors.ts'
import type { Database } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { EntityId } from '../../core/words/id.ts'
import { localized } from '../../core/words/language.ts'
import { hasAddressSheet } from '../../core/words/post/address-sheet.ts'
import { type PrintProfileName, printProfileOf } from '../../templates/model/letter-frame.ts'
import { windowProfile } from '../../templates/pdf/geometry/window-profiles.ts'
import { previewSheet } from '../../templates/render/preview-sheet.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/print/print-profile.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'

/** How the letters of an entity are drawn for its envelopes: according to its print contract, else with the common window. */
export async function findPrintProfile(
  database: Database,
  entity: EntityId,
): Promise<{ readonly profile: PrintProfileName; readonly partner?: string; readonly contract?: string }> {
  const found = (await database.asEntity(entity, (tx) => paperFormsOf(tx, [entity]))).get(entity)
  return {
    profile: printProfileOf(found?.profile),
    ...(found !== undefined && { partner: found.partner, contract: found.name }),
  }
}

/**
 * `POST /v1/print-profile/address-sheet`: the sheet that is before a letter of the entity in its envelope, with invented values for
 * what the request leaves out.
 */
export async function postAddressSheet(
  call: CallOf<typeof contract.previewAddressSheet>,
  deps: ApiDeps,
): Promise<Reply> {
  const { id, name } = entityOf(call.caller)
  const found = (await deps.database.asEntity(id, (tx) => paperFormsOf(tx, [id]))).get(id)
  if (found === undefined || !hasAddressSheet(found.profile))
    throw new Refusal('UP-3078', 'The envelopes of this entity have a window, or it has no print contract.')
  const language = call.query.language ?? call.body.recipient?.language ?? 'nl'
  const bytes = await previewSheet(deps.offices, {
    language,
    recipient: call.body.recipient ?? {},
    sender: localized(name, language),
    about: id,
    now: call.now,
    profile: printProfileOf(found.profile),
  })
  return { status: 200, bytes, mediaType: 'application/pdf', headers: { 'Content-Language': language } }
}

/** `GET /v1/print-profile` */
export async function getPrintProfile(call: CallOf<typeof contract.getPrintProfile>, deps: ApiDeps): Promise<Reply> {
  const { profile, ...named } = await findPrintProfile(deps.database, entityOf(call.caller).id)
  const shown: contract.PrintProfile = {
    profile,
    side: windowProfile(profile).side,
    addressSheet: hasAddressSheet(profile),
    ...named,
  }
  return json(200, shown)
}
