import { CircleCheck, Play, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Page } from '../ui/api/api-types.ts'
import type { DeadLetter } from '../ui/api/operator-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { Card } from '../ui/card.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Hidden } from '../ui/hidden.tsx'
import { Icon } from '../ui/icon.tsx'
import { More } from '../ui/more.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { Table } from '../ui/table.tsx'
import { deadLettersPath, SettleDialog, type Settling } from './settle-dialog.tsx'

/** What did not work after all attempts; nothing disappears before somebody closes it. */
export function DeadLettersCard(): ReactNode {
  const { t } = useTranslation()
  const query = usePages<Page<DeadLetter>>(deadLettersPath)
  const [asked, setAsked] = useState<Settling>()
  return (
    <>
      <Loaded query={query} what={t('operation.stuckWhat')} forbidden={t('operation.forbidden')}>
        {(pages) => {
          const letters = pages.flatMap((page) => page.items)
          if (letters.length === 0) {
            return <Empty sign={CircleCheck} title={t('operation.noneStuck')} text={t('operation.noneStuckText')} />
          }
          return (
            <Card title={t('operation.stuck')} sub={t('operation.stuckSub')} flush>
              <DeadLetterTable letters={letters} onAsk={setAsked} />
              <More shown={letters.length} query={query} />
            </Card>
          )
        }}
      </Loaded>
      {asked !== undefined && <SettleDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function DeadLetterTable({
  letters,
  onAsk,
}: {
  readonly letters: readonly DeadLetter[]
  readonly onAsk: (settling: Settling) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
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
              {t(`stage.${letter.stage}`, { defaultValue: letter.stage })}
              <br />
              <span className="up-code up-quiet up-break">{letter.message}</span>
              {letter.entity !== undefined && <span className="up-quiet"> {letter.entity}</span>}
            </>
          ),
        },
        {
          head: t('operation.why'),
          label: t('operation.why'),
          cell: ({ code }) => <StuckBecause code={code} />,
        },
        {
          head: t('operation.since'),
          label: t('operation.since'),
          nowrap: true,
          cell: (letter) => `${format.shortDate(letter.firstAt)}, ${format.time(letter.firstAt)}`,
        },
        {
          head: t('message.attempts'),
          label: t('message.attempts'),
          numeric: true,
          cell: (letter) => format.number(letter.attempts),
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
                  onClick={() => onAsk({ letter, step })}
                >
                  <Icon of={step === 'replay' ? Play : X} /> {t(`operation.${step}`)}
                  <Hidden> {letter.message}</Hidden>
                </button>
              ))}
            </span>
          ),
        },
      ]}
    />
  )
}

/** The one code that somebody can act upon without looking into the hub is told in words: which document is too long. */
function StuckBecause({ code }: { readonly code: string }): ReactNode {
  const { t } = useTranslation()
  const [, total, letter, along = ''] = /^too-many-pages (\d+): letter (\d+)(.*)$/.exec(code) ?? []
  if (total === undefined) return <span className="up-code up-break">{code}</span>
  const parts = [...along.matchAll(/attachment-(\d+) (\d+)/g)].map(([, number, pages]) =>
    t('operation.attachmentPages', { number, pages }),
  )
  return <>{[t('operation.tooManyPages', { total, letter }), ...parts].join(', ')}</>
}
