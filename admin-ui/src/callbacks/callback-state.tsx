import { Check, Pause, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Callback } from '../ui/api/callback-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Tag } from '../ui/layout/tag.tsx'

/** Whether a callback works, since when it does not, and why. */
export function CallbackState({ callback }: { readonly callback: Callback }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { status, reason, since, failingSince } = callback
  if (status === 'active' && failingSince === undefined)
    return (
      <Tag tone="good" icon={Check}>
        {t('callbacks.state.works')}
      </Tag>
    )
  const asked = reason === 'asked'
  return (
    <>
      {status === 'active' ? (
        <Tag tone="warn" icon={TriangleAlert}>
          {t('callbacks.state.fails')}
        </Tag>
      ) : (
        <Tag tone={asked ? 'quiet' : 'bad'} icon={Pause}>
          {t(asked ? 'callbacks.state.paused' : 'callbacks.state.stopped')}
        </Tag>
      )}
      <br />
      <span className="up-quiet up-small">
        {t('callbacks.since', { moment: format.moment(status === 'active' ? (failingSince ?? since) : since) })}
      </span>
    </>
  )
}
