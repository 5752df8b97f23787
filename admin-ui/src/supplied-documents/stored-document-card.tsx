import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SuppliedDocument } from '../ui/api/document-types.ts'
import { useCopy } from '../ui/copy-button.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { Facts } from '../ui/layout/facts.tsx'
import { Tag } from '../ui/layout/tag.tsx'

/** The properties of the stored document, and the id with which a system sends it. */
export function StoredDocumentCard({ stored }: { readonly stored: SuppliedDocument }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Card title={t('ownPdf.kept')}>
      <Facts
        pairs={[
          [t('ownPdf.id'), <DocumentNumber key="id" value={stored.id} />],
          [t('ownPdf.address'), stored.address && <ReadAddress address={stored.address} />],
          [t('ownPdf.archiving'), archivingWord(stored, t)],
          [t('ownPdf.size'), `${t('message.pages', { count: stored.pages })}, ${format.size(stored.size)}`],
          [t('ownPdf.until'), format.moment(stored.unusedUntil)],
        ]}
      />
    </Card>
  )
}

function DocumentNumber({ value }: { readonly value: string }): ReactNode {
  const { t } = useTranslation()
  const { done, button } = useCopy(value)
  return (
    <span className="up-copy">
      <span className="up-code st-anywhere">{value}</span> {done}
      {button(t('ownPdf.id'))}
    </span>
  )
}

function ReadAddress({ address }: { readonly address: NonNullable<SuppliedDocument['address']> }): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      {address.lines.map((line, index) => (
        <span key={index} className="st-line">
          {line}
        </span>
      ))}
      {address.valid ? (
        <Tag tone="good" icon={CircleCheck}>
          {t('ownPdf.addressRight')}
        </Tag>
      ) : (
        <Tag tone="warn" icon={TriangleAlert}>
          {t('ownPdf.addressDoubt')}
        </Tag>
      )}
    </>
  )
}

/** A file is never called PDF/A without the check. */
function archivingWord(
  { pdfa, pdfaProfile, validation }: SuppliedDocument,
  t: ReturnType<typeof useTranslation>['t'],
): string {
  if (validation === 'not-checked') return t('ownPdf.pdfa.notChecked')
  return pdfa ? t('ownPdf.pdfa.yes', { profile: pdfaProfile }) : t('ownPdf.pdfa.no')
}
