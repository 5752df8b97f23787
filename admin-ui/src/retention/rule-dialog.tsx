import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RetentionRule, Series, SeriesChange } from '../ui/api/retention-types.ts'
import { Dialog } from '../ui/dialog/dialog.tsx'
import { Notice } from '../ui/dialog/notice.tsx'
import { SelectField } from '../ui/form/select-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { useRetentionChange } from './use-retention-change.ts'

const destinations = ['destroy', 'sample', 'keep'] as const
const events = ['sent', 'closed', 'dossier-ended', 'appeal-ended'] as const
type StartingEvent = (typeof events)[number]

/** Makes a series, or changes its name and rule; a change by which records go earlier waits for a second person. */
export function RuleDialog({
  of,
  onClose,
}: {
  readonly of: Series | undefined
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const rule = of?.rule
  const term = rule === undefined || rule.destination === 'keep' ? undefined : rule
  const [key, setKey] = useState(of?.key ?? '')
  const [name, setName] = useState(of?.name.nl ?? of?.key ?? '')
  const [destination, setDestination] = useState<RetentionRule['destination']>(rule?.destination ?? 'destroy')
  const [months, setMonths] = useState(String(term?.periodMonths ?? ''))
  const [starts, setStarts] = useState<StartingEvent>(term?.starts ?? 'sent')
  const [sample, setSample] = useState(rule?.destination === 'sample' ? String(rule.samplePerThousand) : '')
  const [ground, setGround] = useState(rule?.legalGround ?? '')
  const [isChecked, setChecked] = useState(false)
  const saved = useRetentionChange<SeriesChange>(onClose)
  const faults = {
    key: key.trim() === '' ? t('retention.fault.key') : undefined,
    name: name.trim() === '' ? t('retention.fault.name') : undefined,
    months: destination === 'keep' || isWithin(months, 1_200) ? undefined : t('retention.fault.months'),
    sample: destination !== 'sample' || isWithin(sample, 999) ? undefined : t('retention.fault.sample'),
    ground: ground.trim() === '' ? t('retention.fault.ground') : undefined,
  }
  const shown = (fault: string | undefined): string | undefined => (isChecked ? fault : undefined)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setChecked(true)
    if (Object.values(faults).some((each) => each !== undefined) || saved.isPending) return
    const legalGround = ground.trim()
    const length = { periodMonths: Number(months), starts, legalGround }
    const wanted: RetentionRule =
      destination === 'keep'
        ? { destination, legalGround }
        : destination === 'destroy'
          ? { destination, ...length }
          : { destination, ...length, samplePerThousand: Number(sample) }
    saved.mutate({
      path: 'series',
      body: { key: key.trim(), name: { ...of?.name, nl: name.trim() }, rule: wanted },
      done: t('retention.ruleSent'),
    })
  }
  return (
    <Dialog title={of === undefined ? t('retention.newSeries') : t('retention.changeRule')} onClose={onClose}>
      <form className="up-stack" onSubmit={submit} noValidate>
        <p>{t('retention.ruleText')}</p>
        {of === undefined && (
          <TextField
            label={t('retention.key')}
            hint={t('retention.keyHint')}
            value={key}
            maxLength={100}
            fault={shown(faults.key)}
            onChange={setKey}
          />
        )}
        <TextField
          label={t('retention.name')}
          value={name}
          maxLength={100}
          fault={shown(faults.name)}
          onChange={setName}
        />
        <SelectField
          name="destination"
          label={t('retention.destination')}
          value={destination}
          choices={destinations.map((each) => [each, t(`retention.destinationIs.${each}`)])}
          onChange={(next) => setDestination(destinations.find((each) => each === next) ?? 'destroy')}
        />
        {destination !== 'keep' && (
          <div className="st-form">
            <TextField
              label={t('retention.months')}
              hint={t('retention.monthsHint')}
              value={months}
              maxLength={4}
              fault={shown(faults.months)}
              onChange={setMonths}
            />
            <SelectField
              name="starts"
              label={t('retention.starts')}
              value={starts}
              choices={events.map((each) => [each, t(`retention.startsIs.${each}`)])}
              onChange={(next) => setStarts(events.find((each) => each === next) ?? 'sent')}
            />
          </div>
        )}
        {destination === 'sample' && (
          <TextField
            label={t('retention.samplePerThousand')}
            value={sample}
            maxLength={3}
            fault={shown(faults.sample)}
            onChange={setSample}
          />
        )}
        <TextField
          label={t('retention.ground')}
          hint={t('retention.groundHint')}
          value={ground}
          maxLength={300}
          fault={shown(faults.ground)}
          onChange={setGround}
        />
        {saved.error !== null && <Notice tone="bad" status title={t('states.saveFailed')} />}
        <div className="up-row">
          <button className="govuk-button" type="submit" aria-disabled={saved.isPending}>
            {saved.isPending ? t('parts.busy') : t('retention.saveRule')}
          </button>
          <button className="govuk-button govuk-button--secondary" type="button" onClick={onClose}>
            {t('words.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function isWithin(text: string, most: number): boolean {
  return /^[1-9]\d{0,3}$/.test(text.trim()) && Number(text) <= most
}
