import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Message, Page } from '../ui/api/api-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { Card } from '../ui/layout/card.tsx'
import { More } from '../ui/layout/more.tsx'

type Copy = NonNullable<Message['readerCopies']>[number]

/** Copies for further guardians that were refused, with the letter on whose page each is decided; nothing where there are none. */
export function RefusedCopies(): ReactNode {
  const { t } = useTranslation()
  const query = usePages<Page<Copy>>('/v1/reader-copies?limit=10')
  const copies = query.data?.flatMap(({ items }) => items) ?? []
  if (copies.length === 0) return null
  return (
    <Card title={t('readerCopies.refusedTitle')} sub={t('readerCopies.sub')}>
      <ul className="cs-letters" role="list">
        {copies.map(({ message, number, reference, reader, code }) => (
          <li key={`${message} ${number}`}>
            <Link className="govuk-link" to={`/messages/${message}`}>
              {reference}
            </Link>
            <span className="cs-line up-quiet up-small">{t('readerCopies.refusedLine', { reader, code })}</span>
          </li>
        ))}
      </ul>
      {query.hasNextPage && <More shown={copies.length} query={query} of={t('readerCopies.refusedTitle')} />}
    </Card>
  )
}
