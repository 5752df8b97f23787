import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../frame/working-for.ts'
import { documentPath } from '../messages/message/message-document.ts'
import type { Message } from '../ui/api/api-types.ts'
import type { ReturnedLetterDetail } from '../ui/api/incoming-mail-types.ts'
import { useBytes, useGet } from '../ui/api/use-api.ts'
import { Card } from '../ui/layout/card.tsx'
import { PdfPages } from '../ui/pdf/pdf-pages.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { AddScan } from './add-scan.tsx'

/** The pages of a scan that are shown here; all of them are among the documents of the letter. */
const pagesShown = 2

/** The scan of the envelope as a picture. It is a document of the letter, so that opening it is logged there. */
export function EnvelopeCard({ letter }: { readonly letter: ReturnedLetterDetail }): ReactNode {
  const { t } = useTranslation()
  const may = useMay('messages:send')
  if (letter.scan === undefined)
    return (
      <Card title={t('returned.envelope')}>
        {may ? <AddScan letter={letter} /> : <p className="up-quiet">{t('returned.noScan')}</p>}
      </Card>
    )
  return (
    <Card title={t('returned.envelope')} className="st-lettercard">
      <div className="up-stack">
        <ScanOf id={letter.message} />
        <Link className="govuk-link" to={`/messages/${letter.message}`}>
          {t('returned.toScan')}
        </Link>
      </div>
    </Card>
  )
}

function ScanOf({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation()
  const query = useGet<Message>(`/v1/messages/${id}`)
  return (
    <Loaded query={query} what={t('returned.envelope')}>
      {(message) => {
        const scan = message.documents.findLast(({ kind }) => kind === 'returned')
        return scan === undefined ? (
          <p className="up-quiet">{t('returned.noScan')}</p>
        ) : (
          <Picture path={documentPath(message, scan)} />
        )
      }}
    </Loaded>
  )
}

function Picture({ path }: { readonly path: string }): ReactNode {
  const { t } = useTranslation()
  const query = useBytes({ path })
  return (
    <div className="st-doc">
      <Loaded query={query} what={t('returned.envelope')} missing={t('letterView.removed')}>
        {(blob) => <PdfPages blob={blob} title={t('returned.envelope')} maxPages={pagesShown} />}
      </Loaded>
    </div>
  )
}
