import { CircleCheck, Play, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWorkingFor } from '../../frame/working-for.ts'
import type { Page } from '../../ui/api/api-types.ts'
import type { DeadLetter } from '../../ui/api/operator-types.ts'
import { usePages } from '../../ui/api/use-api.ts'
import { useLocalized } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { Hidden } from '../../ui/layout/hidden.tsx'
import { More } from '../../ui/layout/more.tsx'
import { Table } from '../../ui/layout/table.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { useMoment } from '../use-moment.ts'
import { deadLettersPath, SettleDialog, type Settling } from './settle-dialog.tsx'
import { StuckBecause } from './stuck-because.tsx'

/** Letters that failed after all attempts; each stays in the list until a person closes it. */
export function DeadLettersCard(): ReactNode {
  const { t } = useTranslation()
  const query = usePages<Page<DeadLetter>>(deadLettersPath)
  const [chosen, setChosen] = useState<Settling>()
  return (
    <>
      <Loaded query={query} what={t('operation.stuckWhat')} forbidden={t('operation.forbidden')}>
        {(pages) => {
          const letters = pages.flatMap((page) => page.items)
          if (letters.length === 0) {
            return <Empty icon={CircleCheck} title={t('operation.noneStuck')} text={t('operation.noneStuckText')} />
          }
          return (
            <Card title={t('operation.stuck')} sub={t('operation.stuckSub')} flush>
              <DeadLetterTable letters={letters} onChoose={setChosen} />
              <More of={t('operation.stuck')} shown={letters.length} query={query} />
            </Card>
          )
        }}
      </Loaded>
      {chosen !== undefined && <SettleDialog settling={chosen} onClose={() => setChosen(undefined)} />}
    </>
  )
}

function DeadLetterTable({
  letters,
  onChoose,
}: {
  readonly letters: readonly DeadLetter[]
  readonly onChoose: (settling: Settling) => void
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const moment = useMoment()
  return (
    <Table
      name={t('operation.stuck')}
      rows={letters}
      rowKey={(letter) => letter.id}
      cards
      columns={[
        {
          head: t('operation.what'),
          heading: true,
          cell: (letter) => (
            <>
              <MessageLink letter={letter} />
              <p className="up-small up-quiet">
                {[localized(letter.entityName ?? {}), letter.template ?? t('messages.ownDocument')]
                  .filter((each) => each !== '')
                  .join(' · ')}
              </p>
            </>
          ),
        },
        { head: t('operation.why'), label: t('operation.why'), cell: (letter) => <StuckBecause letter={letter} /> },
        {
          head: t('operation.since'),
          label: t('operation.since'),
          nowrap: true,
          cell: (letter) => (
            <>
              {moment(letter.firstAt)}
              <p className="up-small up-quiet">{t('operation.tries', { count: letter.attempts })}</p>
            </>
          ),
        },
        {
          head: t('operation.doesReplayHelp'),
          label: t('operation.doesReplayHelp'),
          cell: (letter) => t(`operation.replayHelp.${letter.replay}`),
        },
        {
          head: t('operation.inLog'),
          label: t('operation.inLog'),
          cell: (letter) => <span className="up-code up-break up-small">{letter.id}</span>,
        },
        {
          head: <Hidden>{t('record.do')}</Hidden>,
          cell: (letter) => (
            <span className="up-row">
              {(['replay', 'close'] as const).map((step) => (
                <button
                  key={step}
                  className="govuk-button up-button--quiet"
                  type="button"
                  onClick={() => onChoose({ letter, step })}
                >
                  <Icon of={step === 'replay' ? Play : X} /> {t(`operation.${step}`)}
                  <Hidden> {letter.reference ?? letter.message}</Hidden>
                </button>
              ))}
            </span>
          ),
        },
      ]}
    />
  )
}

/** The letter by its reference; a link for people who may read it, since an operator reads no letters. */
function MessageLink({ letter }: { readonly letter: DeadLetter }): ReactNode {
  const { entity, permissions } = useWorkingFor()
  const name = letter.reference ?? letter.message
  if (entity?.id !== letter.entity || !permissions.has('messages:read')) return <>{name}</>
  return (
    <Link className="govuk-link" to={`/messages/${letter.message}`}>
      {name}
    </Link>
  )
}
