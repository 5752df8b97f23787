import { admitSenders, reachRecipients } from '../../channels/ebox/adapter/reach-recipients.ts'
import { storedConsents } from '../../channels/ebox/adapter/stored-consents.ts'
import { reachByEmail } from '../../channels/email/adapter/reach-by-email.ts'
import { openInboxChannel } from '../../channels/inbox/adapter/inbox-channel.ts'
import { reachOnPaper } from '../../channels/print/store/contracts/reach-on-paper.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { PreviewReach } from '../../dispatcher/previews/preview-routes.ts'
import type { ReachableChannel } from '../../dispatcher/routing/ask-reach.ts'
import type { BaseServices } from './open-base-services.ts'

/** A preview is answered now: it does not wait for a partner that does not answer. */
const noPatience = 0

/**
 * What is known about reaching recipients without a partner, for the previews of a process that has no channels: `uitpost api`. The
 * consent to the eBox is what was last answered; invoices over Peppol are decided by the dispatcher only.
 * @param staleMs the age after which an answer about consent is not used
 */
export function storedReach(
  { database, keyring, clock }: Pick<BaseServices, 'database' | 'keyring' | 'clock'>,
  staleMs: number,
): PreviewReach {
  const { hub } = database
  const channels: [ChannelName, ReachableChannel][] = [
    [
      'ebox',
      {
        reach: (questions) =>
          reachRecipients(
            hub,
            (recipients) => storedConsents({ hub, keyring, clock, staleMs }, recipients),
            noPatience,
            questions,
          ),
        admits: (questions) => admitSenders(hub, questions),
      },
    ],
    ['inbox', openInboxChannel({ database, keyring, clock })],
    ['email', { reach: async (questions) => reachByEmail(questions) }],
    ['print', { reach: (questions) => reachOnPaper(hub, questions, clock.now()) }],
  ]
  return { channels: new Map(channels), asksPartners: false }
}
