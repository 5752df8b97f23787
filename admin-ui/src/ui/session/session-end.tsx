import { useQueryClient } from '@tanstack/react-query'
import { Clock } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Portal } from '../api/api-types.ts'
import { now } from '../clock.ts'
import { Notice } from '../dialog/notice.tsx'
import { useFormat } from '../format/use-format.ts'
import { endSession } from './end-session.ts'
import { signInHref } from './sign-in-href.ts'
import { useMe } from './use-me.ts'

const warnedBeforeMs = 2 * 60_000
/** A timer holds no more than 2^31 − 1 ms; one check an hour is enough until the end is near. */
const longestWaitMs = 3_600_000

/** Warns two minutes before the session ends, with a button to extend it; at the end the sign-in page replaces the screen. */
export function SessionEnd({ portal }: { readonly portal: Portal }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const client = useQueryClient()
  const { expiresAt } = useMe()
  const [left, setLeft] = useState(() => Date.parse(expiresAt) - now().getTime())
  useEffect(() => {
    const look = () => {
      const rest = Date.parse(expiresAt) - now().getTime()
      if (rest <= 0) endSession(client)
      setLeft(rest)
    }
    const wait = left > warnedBeforeMs ? left - warnedBeforeMs : left
    const timer = setTimeout(look, Math.min(Math.max(wait, 0) + 50, longestWaitMs))
    return () => clearTimeout(timer)
  }, [client, expiresAt, left])
  if (!(left <= warnedBeforeMs)) return null
  return (
    <div className="up-strip-holder st-strip">
      <Notice tone="warn" icon={Clock} status title={t('session.endsTitle')}>
        <p>
          {t('session.ends', { time: format.time(expiresAt) })}{' '}
          <a className="govuk-link" href={signInHref(portal)}>
            {t('session.stay')}
          </a>
        </p>
      </Notice>
    </div>
  )
}
