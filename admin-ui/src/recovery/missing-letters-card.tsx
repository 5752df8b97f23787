import { Check, CircleAlert, type LucideIcon, RotateCw, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMoment } from '../operation/use-moment.ts'
import type { Page } from '../ui/api/api-types.ts'
import type { MissingLetter } from '../ui/api/operator-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { CheckField } from '../ui/form/check-field.tsx'
import { SelectField } from '../ui/form/select-field.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { More } from '../ui/layout/more.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Tag, type Tone } from '../ui/layout/tag.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { DecideDialog, type Deciding } from './decide-dialog.tsx'
import type { RecoveryDecision } from './group-missing.ts'
import { missingLettersPath } from './recovery-paths.ts'
import { TakeBackButton } from './take-back-button.tsx'

const channels = ['ebox', 'peppol', 'inbox', 'email', 'print'] as const

/** The letters one by one: what they are called, and never what is in them. */
export function MissingLettersCard({ open }: { readonly open: boolean }): ReactNode {
  const { t } = useTranslation()
  const [channel, setChannel] = useState('')
  const [isUndecided, setUndecided] = useState(false)
  const [deciding, setDeciding] = useState<Deciding>()
  const asked = new URLSearchParams({ ...(channel !== '' && { channel }), ...(isUndecided && { undecided: 'true' }) })
  const query = usePages<Page<MissingLetter>>(`${missingLettersPath}?${asked}`)
  return (
    <Card title={t('recovery.each')} sub={t('recovery.eachSub')}>
      <div className="up-row">
        <SelectField
          name="channel"
          label={t('recovery.channel')}
          value={channel}
          choices={[['', t('recovery.allChannels')], ...channels.map((each) => [each, t(`channel.${each}`)] as const)]}
          onChange={setChannel}
        />
        {open && <CheckField label={t('recovery.onlyUndecided')} checked={isUndecided} onChange={setUndecided} />}
      </div>
      <Loaded query={query} what={t('recovery.lettersWhat')} forbidden={t('operation.forbidden')}>
        {(pages) => {
          const letters = pages.flatMap((page) => page.items)
          if (letters.length === 0) return <p>{t('recovery.noneSuch')}</p>
          return (
            <>
              <LetterTable letters={letters} open={open} onChoose={setDeciding} />
              <More of={t('recovery.each')} shown={letters.length} query={query} />
            </>
          )
        }}
      </Loaded>
      {deciding !== undefined && <DecideDialog deciding={deciding} onClose={() => setDeciding(undefined)} />}
    </Card>
  )
}

function LetterTable({
  letters,
  open,
  onChoose,
}: {
  readonly letters: readonly MissingLetter[]
  readonly open: boolean
  readonly onChoose: (deciding: Deciding) => void
}): ReactNode {
  const { t } = useTranslation()
  const moment = useMoment()
  return (
    <Table
      name={t('recovery.each')}
      rows={letters}
      rowKey={({ message }) => message}
      cards
      columns={[
        {
          head: t('recovery.letter'),
          heading: true,
          cell: ({ reference, entity, channel }) => (
            <>
              <span className="up-break">{reference}</span>
              <p className="up-small up-quiet">
                {t(`channel.${channel}`)} · {entity}
              </p>
            </>
          ),
        },
        {
          head: t('recovery.sealedAt'),
          label: t('recovery.sealedAt'),
          nowrap: true,
          cell: ({ sealedAt }) => moment(sealedAt),
        },
        {
          head: t('recovery.known'),
          label: t('recovery.known'),
          cell: ({ state, handedOver, evidence }) => (
            <>
              {t(`recovery.handedOverIs.${handedOver}`)}
              <p className="up-small up-quiet">
                {t(`recovery.stateIs.${state}`)} {t(`recovery.evidenceIs.${evidence}`)}
              </p>
            </>
          ),
        },
        {
          head: t('recovery.decision'),
          label: t('recovery.decision'),
          cell: ({ decision }) => <DecisionTag decision={decision} />,
        },
        {
          head: <Hidden>{t('record.do')}</Hidden>,
          cell: (letter) => (open ? <LetterButton letter={letter} onChoose={onChoose} /> : null),
        },
      ]}
    />
  )
}

function DecisionTag({ decision }: { readonly decision: RecoveryDecision | undefined }): ReactNode {
  const { t } = useTranslation()
  const looks: Readonly<Record<RecoveryDecision | 'undecided', readonly [Tone, LucideIcon]>> = {
    undecided: ['warn', CircleAlert],
    record: ['good', Check],
    'send-again': ['note', RotateCw],
    leave: ['quiet', X],
  }
  const [tone, icon] = looks[decision ?? 'undecided']
  return (
    <Tag tone={tone} icon={icon}>
      {t(`recovery.tag.${decision ?? 'undecided'}`)}
    </Tag>
  )
}

function LetterButton({
  letter,
  onChoose,
}: {
  readonly letter: MissingLetter
  readonly onChoose: (deciding: Deciding) => void
}): ReactNode {
  const { t } = useTranslation()
  const { message, channel, state, reference, decision } = letter
  if (decision !== undefined) return <TakeBackButton letter={letter} />
  return (
    <button
      className="govuk-button govuk-button--secondary"
      type="button"
      onClick={() => onChoose({ filter: { message }, channel, state, letters: 1, reference })}
    >
      {t('recovery.decide')}
      <Hidden> {reference}</Hidden>
    </button>
  )
}
