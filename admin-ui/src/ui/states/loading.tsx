import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Bars after one second (a faster answer needs none), a way to stop after five. */
export function Loading({ onStop }: { readonly onStop: () => void }): ReactNode {
  const { t } = useTranslation()
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 5000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="up-card up-loading" aria-busy="true">
      <p className="govuk-visually-hidden" role="status">
        {t('states.loading')}
      </p>
      <div className="up-loading__bars" aria-hidden="true">
        {[1, 2, 3, 4].map((row) => (
          <span key={row} className={`up-skeleton up-skeleton--${row}`} />
        ))}
      </div>
      {slow && (
        <p className="up-row" role="status">
          {t('states.slow')}{' '}
          <button className="govuk-button govuk-button--secondary" type="button" onClick={onStop}>
            {t('states.stop')}
          </button>
        </p>
      )}
    </div>
  )
}
