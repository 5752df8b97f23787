import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message, MessageDocument } from '../../ui/api/api-types.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { mediaWord } from '../../ui/letter/media-word.ts'
import { useDownload } from '../../ui/use-download.ts'
import { documentPath, fileNameOf } from './message-document.ts'

/** Every document that was sent, byte for byte. */
export function DocumentsCard({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const download = useDownload()
  if (message.documents.length === 0) return null
  const kindOf = (mediaType: string) => {
    const word = mediaWord(mediaType)
    return word === undefined ? mediaType : t(word)
  }
  const about = (document: MessageDocument) =>
    [
      kindOf(document.mediaType),
      document.pages === undefined ? undefined : t('message.pages', { count: document.pages }),
      format.size(document.size),
    ]
      .filter((each) => each !== undefined)
      .join(', ')
  return (
    <Card title={t('message.documents')}>
      <ul className="st-files" role="list">
        {message.documents.map((document) => (
          <li key={document.id}>
            <div>
              <b>{t(`document.${document.kind}`)}</b>
              {document.variant === 'large' && <> ({t('document.large')})</>}
              <br />
              <span className="up-quiet up-small">{about(document)}</span>
              <br />
              <span className="up-quiet up-small">
                SHA-256 <span className="up-code">{document.sha256.slice(0, 12)}…</span>
              </span>
            </div>
            <button
              className="govuk-button up-button--quiet"
              type="button"
              aria-disabled={download.busy}
              aria-label={`${t('message.download')}: ${t(`document.${document.kind}`)}`}
              onClick={() => download.start({ path: documentPath(message, document) }, fileNameOf(message, document))}
            >
              <Icon of={Download} /> {t('message.download')}
            </button>
          </li>
        ))}
      </ul>
      {download.failed && (
        <Notice tone="bad" status>
          {t('message.downloadFailed')}
        </Notice>
      )}
    </Card>
  )
}
