import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../frame/working-for.ts'
import type { Message } from '../../ui/api/api-types.ts'
import { useFormat, useLocalized } from '../../ui/format/use-format.ts'
import { Card } from '../../ui/layout/card.tsx'
import { Tag } from '../../ui/layout/tag.tsx'
import { type Command, commands, mayDo } from './may-change.ts'

/** What can still be done with the message and until when, and why the rest cannot. */
export function PossibleCard({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const may = useMay('messages:send')
  if (!may) return null
  return (
    <Card title={t('possible.title')}>
      <ul className="st-route st-route--plain" role="list">
        {commands
          .filter((command) => concerns(message, command))
          .map((command) => (
            <li key={command}>
              <div>
                <b>{t(`command.${command}.button`)}</b>
                <p>
                  <When message={message} command={command} />
                </p>
              </div>
              {mayDo(message, command) ? (
                <Tag tone="good" icon={Check}>
                  {t('possible.yes')}
                </Tag>
              ) : (
                <Tag icon={Minus}>{t('possible.no')}</Tag>
              )}
            </li>
          ))}
      </ul>
    </Card>
  )
}

/** That a letter that is not held cannot be released, or that a held one cannot be held, is no news. */
function concerns({ possible }: Message, command: Command): boolean {
  const { now, reason } = possible[command]
  return now || (reason !== 'not-held' && reason !== 'held-already' && (command !== 'release' || reason === undefined))
}

function When({ message, command }: { readonly message: Message; readonly command: Command }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const { now, until, because } = message.possible[command]
  if (!now) return because === undefined ? null : localized(because)
  if (!mayDo(message, command)) return t('possible.stillOnItsWay')
  if (command === 'resend' || command === 'copy') return t(`possible.any.${command}`)
  if (until !== undefined) return t('possible.until', { moment: format.moment(until) })
  return t(message.status === 'held' ? 'possible.whileHeld' : 'possible.untilHandOver')
}
