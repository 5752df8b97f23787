import { Lock, LockOpen, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../frame/working-for.ts'
import type { Page } from '../ui/api/api-types.ts'
import type { LegalHold } from '../ui/api/retention-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { More } from '../ui/layout/more.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { HeldThing } from './held-thing.tsx'
import { HoldDialog } from './hold-dialog.tsx'
import { useActorName } from './retention-words.ts'
import { useRetentionChange } from './use-retention-change.ts'

/** The legal holds that are in force. */
export function HoldsCard(): ReactNode {
  const { t } = useTranslation()
  const may = useMay('archive:manage')
  const [isPlacing, setPlacing] = useState(false)
  const [releasing, setReleasing] = useState<LegalHold>()
  const query = usePages<Page<LegalHold>>('/v1/archive/holds?state=active&limit=50')
  const place = may && (
    <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setPlacing(true)}>
      <Icon of={Plus} /> {t('retention.placeHold')}
    </button>
  )
  return (
    <>
      <Loaded query={query} what={t('retention.holdsWhat')} forbidden={t('retention.forbidden')}>
        {(pages) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0)
            return (
              <Empty icon={Lock} title={t('retention.noHolds')} text={t('retention.noHoldsText')}>
                {place}
              </Empty>
            )
          return (
            <Card title={t('retention.holdsTitle')} sub={t('retention.holdsSub')} flush aside={place}>
              <HoldTable items={items} onRelease={may ? setReleasing : undefined} />
              <More shown={items.length} query={query} />
            </Card>
          )
        }}
      </Loaded>
      {isPlacing && <HoldDialog onClose={() => setPlacing(false)} />}
      {releasing !== undefined && <ReleaseDialog of={releasing} onClose={() => setReleasing(undefined)} />}
    </>
  )
}

function HoldTable({
  items,
  onRelease,
}: {
  readonly items: readonly LegalHold[]
  readonly onRelease: ((hold: LegalHold) => void) | undefined
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useActorName()
  return (
    <Table
      name={t('retention.holdsTitle')}
      rows={items}
      rowKey={({ id }) => id}
      cards
      columns={[
        {
          head: t('retention.holds'),
          heading: true,
          cell: (row) => <HeldThing of={row} />,
        },
        { head: t('retention.reason'), label: t('retention.reason'), cell: ({ reason }) => reason },
        {
          head: t('retention.since'),
          label: t('retention.since'),
          cell: ({ placedBy, placedAt }) => `${nameOf(placedBy)}, ${format.shortDate(placedAt)}`,
        },
        {
          head: t('retention.reviewOn'),
          label: t('retention.reviewOn'),
          cell: ({ reviewOn }) => (reviewOn === undefined ? '–' : format.date(`${reviewOn}T12:00:00Z`)),
        },
        ...(onRelease === undefined
          ? []
          : [
              {
                head: t('retention.steps'),
                cell: (row: LegalHold) => (
                  <button className="govuk-button up-button--quiet" type="button" onClick={() => onRelease(row)}>
                    <Icon of={LockOpen} /> {t('retention.release')}
                  </button>
                ),
              },
            ]),
      ]}
    />
  )
}

function ReleaseDialog({ of, onClose }: { readonly of: LegalHold; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const released = useRetentionChange(onClose)
  return (
    <ConfirmDialog
      title={t('retention.releaseTitle')}
      confirmLabel={t('retention.release')}
      icon={LockOpen}
      reason={t('retention.releaseReason')}
      reasonMissing={t('retention.reasonMissing')}
      busy={released.isPending}
      error={released.error}
      onConfirm={(reason) =>
        released.mutate({ path: `holds/${of.id}/release`, body: { reason }, done: t('retention.released') })
      }
      onClose={onClose}
    >
      <p>{t('retention.releaseText')}</p>
    </ConfirmDialog>
  )
}
