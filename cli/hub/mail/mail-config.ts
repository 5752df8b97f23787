import { parseRelays, RelaysRefused } from '../../../channels/email/adapter/relays/relay-settings.ts'
import {
  type GroupSettings,
  GroupsRefused,
  openDomainGroups,
} from '../../../channels/email/adapter/turns/domain-groups.ts'
import { type Settings, SettingsRefused } from '../../../core/config.ts'
import { readEmailAddress } from '../../../core/words/email-address.ts'
import { type EntityId, parseId } from '../../../core/words/id.ts'

/** The settings of mail that only its channel can read. @throws SettingsRefused for the first that is not right */
export function checkMailSettings(settings: Settings, smtpUrl: string): void {
  const check = (setting: string, read: () => unknown): void => {
    try {
      read()
    } catch (error) {
      if (!(error instanceof RelaysRefused || error instanceof GroupsRefused)) throw error
      throw new SettingsRefused([{ setting, detail: error.message }])
    }
  }
  check('SMTP_URL', () => parseRelays(smtpUrl))
  check('EMAIL_GROUPS', () =>
    openDomainGroups(settings.EMAIL_GROUPS === undefined ? {} : { groups: settings.EMAIL_GROUPS }),
  )
  check('EMAIL_LIMITS', () => openDomainGroups(limitsOf(settings)))
}

export function limitsOf({ EMAIL_LIMITS: limits, EMAIL_GROUPS: groups }: Settings): GroupSettings {
  return { ...(limits !== undefined && { limits }), ...(groups !== undefined && { groups }) }
}

/** `ent_…=post@example.org`: the addresses in From of entities. @throws SettingsRefused */
export function sendersOf(text = ''): ReadonlyMap<EntityId, string> {
  const parts = text.split(/[\s,]+/).filter((each) => each !== '')
  return new Map(
    parts.map((each) => {
      const [name = '', address = ''] = each.split('=')
      const entity = parseId('entity', name)
      const sender = readEmailAddress(address)
      if (entity === undefined || sender === undefined)
        throw new SettingsRefused([
          { setting: 'SMTP_SENDERS', detail: `expected ent_…=name@example.org, found ${each}` },
        ])
      return [entity, sender]
    }),
  )
}
