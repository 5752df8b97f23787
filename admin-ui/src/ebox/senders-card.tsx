import { Plus, Trash2 } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { messageClasses } from '../../../api/contract/values/message.ts'
import type { EboxUse } from '../ui/api/operator-types.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { SelectField } from '../ui/form/select-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { eboxFaultsOf } from './ebox-faults.ts'
import { useEboxChange } from './use-ebox-change.ts'

type Sender = EboxUse['senders'][number]

const maxEntries = 20
const texts = ['organization', 'application', 'messageType'] as const

/** What the eBox registered for the entity; saved as a whole. */
export function SendersCard({ use }: { readonly use: EboxUse }): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const [entries, setEntries] = useState<readonly Sender[]>(use.senders)
  const [submitted, setSubmitted] = useState(false)
  const change = useEboxChange(() => toast({ text: t('ebox.savedToast') }))
  const faults = eboxFaultsOf(change.error)
  const set = (at: number, entry: Sender): void =>
    setEntries(entries.map((each, place) => (place === at ? entry : each)))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setSubmitted(true)
    const isWhole = entries.every((entry) => texts.every((each) => entry[each].trim() !== ''))
    if (isWhole && !change.isPending) change.mutate({ method: 'PUT', part: 'senders', body: { senders: entries } })
  }
  const add = (): void => {
    // Organisation and application are most often the same for every entry.
    const { organization = '', application = '' } = entries.at(-1) ?? {}
    const target = entries.some((each) => each.target === 'citizen') ? 'enterprise' : 'citizen'
    setSubmitted(false)
    setEntries([...entries, { target, organization, application, messageType: '' }])
  }
  return (
    <Card title={t('ebox.senders')} sub={t('ebox.sendersSub')}>
      <form className="up-stack" onSubmit={submit} noValidate aria-label={t('ebox.senders')}>
        {entries.length === 0 && <p>{t('ebox.noSenders')}</p>}
        {entries.map((entry, at) => (
          // An entry has no name of its own: its place is its identity.
          <Entry
            key={`${entries.length}-${at.toString()}`}
            entry={entry}
            number={at + 1}
            faultOf={(member) => {
              if (submitted && entry[member].trim() === '') return t('ebox.fault.empty')
              const fault = faults.get(`/senders/${at}/${member}`)
              return fault === undefined ? undefined : t(`ebox.fault.${fault}`)
            }}
            onChange={(changed) => set(at, changed)}
            onRemove={() => setEntries(entries.filter((_, place) => place !== at))}
          />
        ))}
        {change.error !== null && (
          <Notice tone="bad" status title={faults.size > 0 ? t('ebox.faults') : t('states.saveFailed')}>
            {faults.has('/senders') && <p>{t('ebox.fault.twice')}</p>}
          </Notice>
        )}
        <div className="up-row">
          {entries.length < maxEntries && (
            <button className="govuk-button govuk-button--secondary" type="button" onClick={add}>
              <Icon of={Plus} /> {t('ebox.add')}
            </button>
          )}
          <button className="govuk-button" type="submit" aria-disabled={change.isPending}>
            {change.isPending ? t('parts.busy') : t('ebox.save')}
          </button>
        </div>
      </form>
    </Card>
  )
}

function Entry({
  entry,
  number,
  faultOf,
  onChange,
  onRemove,
}: {
  readonly entry: Sender
  readonly number: number
  readonly faultOf: (member: (typeof texts)[number]) => string | undefined
  readonly onChange: (entry: Sender) => void
  readonly onRemove: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { class: _, ...everyClass } = entry
  return (
    <fieldset className="st-group">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{t('ebox.entry', { number })}</legend>
      <div className="st-form">
        <SelectField
          name={`target-${number}`}
          label={t('ebox.target')}
          value={entry.target}
          choices={(['citizen', 'enterprise'] as const).map((each) => [each, t(`ebox.targets.${each}`)])}
          onChange={(value) => onChange({ ...entry, target: value === 'citizen' ? value : 'enterprise' })}
        />
        <SelectField
          name={`class-${number}`}
          label={t('ebox.class')}
          value={entry.class ?? ''}
          choices={[['', t('ebox.everyClass')], ...messageClasses.map((each) => [each, t(`class.${each}`)] as const)]}
          onChange={(value) => onChange(value === '' ? everyClass : { ...entry, class: value })}
        />
        {texts.map((member) => (
          <TextField
            key={member}
            label={t(`ebox.${member}`)}
            value={entry[member]}
            maxLength={member === 'organization' ? 10 : 100}
            fault={faultOf(member)}
            onChange={(value) => onChange({ ...entry, [member]: value })}
          />
        ))}
      </div>
      <button className="govuk-button govuk-button--secondary" type="button" onClick={onRemove}>
        <Icon of={Trash2} /> {t('ebox.remove')}
      </button>
    </fieldset>
  )
}
