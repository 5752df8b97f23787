import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Recovery } from '../ui/api/operator-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { Table } from '../ui/layout/table.tsx'
import { DecideDialog, type Deciding } from './decide-dialog.tsx'
import { groupMissing, type MissingGroup } from './group-missing.ts'

/** The letters by channel and by what is known of them, so that each group can be decided at once. */
export function MissingGroupsCard({ recovery }: { readonly recovery: Recovery }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const [deciding, setDeciding] = useState<Deciding>()
  return (
    <Card title={t('recovery.groups')} sub={t('recovery.groupsSub')} flush>
      <Table
        name={t('recovery.groups')}
        rows={groupMissing(recovery.letters)}
        rowKey={({ key }) => key}
        cards
        columns={[
          {
            head: t('recovery.group'),
            heading: true,
            cell: ({ channel, state, handedOver }) => (
              <>
                {t(`channel.${channel}`)}
                <p className="up-small up-quiet">
                  {t(`recovery.stateIs.${state}`)} {t(`recovery.handedOverIs.${handedOver}`)}
                </p>
              </>
            ),
          },
          {
            head: t('recovery.letters'),
            label: t('recovery.letters'),
            numeric: true,
            cell: ({ letters }) => format.number(letters),
          },
          {
            head: t('recovery.undecided'),
            label: t('recovery.undecided'),
            numeric: true,
            cell: ({ undecided }) => format.number(undecided),
          },
          {
            head: <Hidden>{t('record.do')}</Hidden>,
            cell: (group) =>
              recovery.open && group.undecided > 0 ? <DecideButton group={group} onChoose={setDeciding} /> : null,
          },
        ]}
      />
      {deciding !== undefined && <DecideDialog deciding={deciding} onClose={() => setDeciding(undefined)} />}
    </Card>
  )
}

function DecideButton({
  group,
  onChoose,
}: {
  readonly group: MissingGroup
  readonly onChoose: (deciding: Deciding) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { channel, state, handedOver, undecided } = group
  return (
    <button
      className="govuk-button govuk-button--secondary"
      type="button"
      onClick={() => onChoose({ filter: { channel, state, handedOver }, state, channel, letters: undecided })}
    >
      {t('recovery.decideGroup', { count: undecided, shown: format.number(undecided) })}
      <Hidden>
        {' '}
        {t(`channel.${channel}`)}, {t(`recovery.stateIs.${state}`)}
      </Hidden>
    </button>
  )
}
