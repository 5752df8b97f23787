import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SenderFinding } from '../ui/api/operator-types.ts'
import { useCopy } from '../ui/copy-button.tsx'
import { StateTag } from './state-tag.tsx'

type DnsRecord = SenderFinding['records'][number]

/** What was found, what it means, and what to publish. */
export function FindingItem({ finding }: { readonly finding: SenderFinding }): ReactNode {
  const { t, i18n } = useTranslation()
  const { check, state, sentence, records } = finding
  return (
    <li className="sd-finding">
      <div className="up-row">
        <h3 className="sd-finding__name">{t(`senderDomains.name.${check}`)}</h3>
        <StateTag state={state} />
      </div>
      <p className="up-break">{i18n.language.startsWith('nl') ? sentence.nl : sentence.en}</p>
      {records.length > 0 && (
        <div className="up-stack up-stack--s">
          <p className="up-small up-strong">{t('senderDomains.publish', { count: records.length })}</p>
          {records.map((record) => (
            <RecordBox key={record.name} record={record} />
          ))}
        </div>
      )}
    </li>
  )
}

function RecordBox({ record: { name, type, value } }: { readonly record: DnsRecord }): ReactNode {
  const { t } = useTranslation()
  const copyName = useCopy(name)
  const copyValue = useCopy(value)
  const isFile = type === 'FILE'
  return (
    <dl className="sd-record">
      <div>
        <dt>{t(isFile ? 'senderDomains.address' : 'senderDomains.recordName')}</dt>
        <dd className="up-code up-break">{name}</dd>
        <dd className="up-row">
          {copyName.button(t(isFile ? 'senderDomains.theAddress' : 'senderDomains.theName', { name }))} {copyName.done}
        </dd>
      </div>
      {!isFile && (
        <div>
          <dt>{t('senderDomains.recordType')}</dt>
          <dd className="up-code">{type}</dd>
        </div>
      )}
      <div>
        <dt>{t(isFile ? 'senderDomains.file' : 'senderDomains.recordValue')}</dt>
        <dd className="up-code up-break sd-record__value">{value.trimEnd()}</dd>
        <dd className="up-row">
          {copyValue.button(t(isFile ? 'senderDomains.theFile' : 'senderDomains.theValue', { name }))} {copyValue.done}
        </dd>
      </div>
    </dl>
  )
}
