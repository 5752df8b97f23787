import { paperFormsOf } from '../../channels/collectors.ts'
import type { Database } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import { hasAddressSheet } from '../../core/words/post/address-sheet.ts'
import { type PrintProfileName, printProfileOf } from '../../templates/model/letter-frame.ts'
import { windowProfile } from '../../templates/pdf/geometry/window-profiles.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/print-profile.ts'
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
