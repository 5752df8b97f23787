import { addBarcodeRange, listBarcodeRanges } from '../channels/print/store/registered/barcode-ranges.ts'
import { putRegistrarAccount, registrarAccounts } from '../channels/print/store/registered/registrar-accounts.ts'
import type { Database } from '../core/db/database.ts'
import { findEntityByCode } from '../core/tenants/entities.ts'
import { entities } from './entities.ts'

const account = 'UITPOST-PROEF'

/** The account of the trial's entities at the stand-in of the postal operator, and one range of numbers; adds what is missing. */
export async function seedRegisteredMail(database: Database, now: Date): Promise<void> {
  const known = await registrarAccounts(database.hub)
  for (const { code } of entities) {
    const entity = await database.asHub((tx) => findEntityByCode(tx, code))
    if (entity === undefined || known.has(entity.id)) continue
    const mine = { entity: entity.id, account, subaccount: code, router: null, product: 'registeredmail' } as const
    await database.asHub((tx) => putRegistrarAccount(tx, mine, now))
  }
  const ranges = await listBarcodeRanges(database.hub)
  if (ranges.some((each) => each.account === account)) return
  const range = { account, form: 'digits', prefix: '0107', first: 1, last: 9_999_999 } as const
  await database.asHub((tx) => addBarcodeRange(tx, range, now))
}
