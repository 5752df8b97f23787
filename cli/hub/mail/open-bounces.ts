import { readDropFolder } from '../../../channels/email/adapter/drop-folder.ts'
import { receiveBounces } from '../../../channels/email/adapter/receive-bounces.ts'
import type { RawReceipt } from '../../../channels/port.ts'
import { applyAlertReceipts } from '../../../dispatcher/alert-outbox/apply-alert-receipts.ts'
import type { DispatcherDeps } from '../../../dispatcher/dispatcher-deps.ts'
import { runLoop } from '../../../dispatcher/loops/run-loop.ts'
import { receiveReceipt } from '../../../dispatcher/receipts/receive-receipts.ts'
import { applyTestLetterReceipts } from '../../../dispatcher/test-letters/send-test-letters.ts'
import type { ClosingStack } from '../closing-stack.ts'
import type { HubConfig } from '../config/hub-config.ts'
import type { BaseServices } from '../open-base-services.ts'

/**
 * Takes mail that comes back: over SMTP (`BOUNCES_PORT`), LMTP (`BOUNCES_LMTP_PORT`) and from a folder (`BOUNCES_FOLDER`). The
 * delivering server gets its acceptance, and a file is moved, once the report is stored.
 */
export async function openBounces(
  { settings }: HubConfig,
  { signer, log }: BaseServices,
  deps: DispatcherDeps,
  opened: ClosingStack,
): Promise<void> {
  const { BOUNCES_HOST: host, BOUNCES_DOMAIN: own, BOUNCES_FOLDER: folder, SMTP_FROM: from } = settings
  const domain = own ?? from.slice(from.lastIndexOf('@') + 1)
  const take = async (raw: RawReceipt): Promise<void> => {
    await receiveReceipt(deps, 'email', raw)
    const receipts = await deps.mailer.receipts(raw)
    await applyAlertReceipts(deps, receipts)
    await applyTestLetterReceipts(deps.database.hub, receipts, deps.clock.now())
  }
  const ports = { smtp: settings.BOUNCES_PORT, lmtp: settings.BOUNCES_LMTP_PORT }
  for (const protocol of ['smtp', 'lmtp'] as const) {
    const port = ports[protocol]
    if (port === undefined) continue
    const listener = await receiveBounces({ host, port, domain, signer, log, protocol, take })
    opened.push(() => listener.close())
  }
  if (folder === undefined) return
  const now = () => deps.clock.now()
  const loop = runLoop('returned-mail', log, folderPace, () => readDropFolder({ folder, log, now, take }))
  opened.push(() => loop.stop())
}

/** Mail that comes back is not urgent. */
const folderPace = { busyMs: 10, idleMs: 5_000 }
