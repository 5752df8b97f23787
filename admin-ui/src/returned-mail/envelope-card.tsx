import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ReturnedLetterDetail } from '../ui/api/incoming-mail-types.ts'
import { Card } from '../ui/layout/card.tsx'

/** The scan of the envelope is a document of the letter, so that it is opened and logged there. */
export function EnvelopeCard({ letter }: { readonly letter: ReturnedLetterDetail }): ReactNode {
  const { t } = useTranslation()
  return (
    <Card title={t('returned.envelope')}>
      {letter.scan === undefined ? (
        <p className="up-quiet">{t('returned.noScan')}</p>
      ) : (
        <Link className="govuk-link" to={`/messages/${letter.message}`}>
          {t('returned.toScan')}
        </Link>
      )}
    </Card>
  )
}
