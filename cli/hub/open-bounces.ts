import { receiveBounces } from '../../channels/email/adapter/receive-bounces.ts'
import { applyAlertReceipts } from '../../dispatcher/alert-outbox/apply-alert-receipts.ts'
import type { DispatcherDeps } from '../../dispatcher/dispatcher-deps.ts'
import { receiveReceipt } from '../../dispatcher/receipts/receive-receipts.ts'
import type { ClosingStack } from './closing-stack.ts'
import type { HubConfig } from './hub-config.ts'
import type { BaseServices } from './open-base-services.ts'

/**
 * Listens for mail that comes back, where `BOUNCES_PORT` is set. The delivering server gets its acceptance once the report is
 * stored.
 */
export async function openBounces(
  { settings }: HubConfig,
  { signer, log }: BaseServices,
  deps: DispatcherDeps,
  opened: ClosingStack,
): Promise<void> {
  const { BOUNCES_PORT: port, BOUNCES_HOST: host, BOUNCES_DOMAIN: own, SMTP_FROM: from } = settings
  if (port === undefined) return
  const domain = own ?? from.slice(from.lastIndexOf('@') + 1)
  const listener = await receiveBounces({
    host,
    port,
    domain,
    signer,
    log,
    take: async (raw) => {
      await receiveReceipt(deps, 'email', raw)
      await applyAlertReceipts(deps, await deps.mailer.receipts(raw))
    },
  })
  opened.push(() => listener.close())
}
