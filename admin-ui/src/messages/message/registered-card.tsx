import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Message } from '../../ui/api/api-types.ts'
import { useCopy } from '../../ui/copy-button.tsx'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { Facts } from '../../ui/layout/facts.tsx'
import { useDownload } from '../../ui/use-download.ts'

/** The registered item of a letter: barcode, what the postal operator reported, and its proofs; and the case when it came back. */
export function RegisteredCard({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      {message.returned !== undefined && (
        <Notice tone="warn">
          <Link className="govuk-link" to={`/returned/${message.returned}`}>
            {t('registered.toCase')}
          </Link>
        </Notice>
      )}
      {message.registered?.map((item) => (
        <Item key={item.delivery} message={message} item={item} />
      ))}
    </>
  )
}

function Item({
  message,
  item,
}: {
  readonly message: Message
  readonly item: NonNullable<Message['registered']>[number]
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const download = useDownload()
  const { barcode } = item
  const copy = useCopy(barcode ?? '')
  return (
    <Card title={t(`registered.product.${item.product}`, { defaultValue: t('registered.product.registeredmail') })}>
      <div className="up-stack">
        <Facts
          pairs={[
            [
              t('registered.barcode'),
              barcode === undefined ? (
                t('registered.noBarcode')
              ) : (
                <>
                  <span className="up-code up-break">{barcode}</span> {copy.button(t('registered.barcode'))} {copy.done}
                </>
              ),
            ],
            [t('registered.stateHead'), t(`registered.state.${item.state}`, { defaultValue: item.state })],
            [t('registered.announcedAt'), item.announcedAt && format.moment(item.announcedAt)],
          ]}
        />
        {item.tracking.length > 0 && (
          <ol className="st-files" role="list" aria-label={t('registered.tracking')}>
            {item.tracking.map(({ kind, at }) => (
              <li key={`${kind}${at}`}>
                {t(`registered.track.${kind}`, { defaultValue: kind })}
                <span className="up-quiet up-small">{format.moment(at)}</span>
              </li>
            ))}
          </ol>
        )}
        {item.proofs.map(({ document, storedAt, sha256 }) => (
          <button
            key={sha256}
            className="govuk-button govuk-button--secondary"
            type="button"
            aria-disabled={download.busy || document === undefined}
            onClick={() =>
              document === undefined
                ? undefined
                : download.start(
                    { path: `/v1/messages/${message.id}/documents/${document}` },
                    `${message.id}-proof.pdf`,
                  )
            }
          >
            <Icon of={Download} /> {t('registered.proof', { date: format.date(storedAt) })}
          </button>
        ))}
      </div>
    </Card>
  )
}
