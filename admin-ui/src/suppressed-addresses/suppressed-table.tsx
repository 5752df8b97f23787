import { RotateCcw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { SuppressedAddress } from '../ui/api/operator-types.ts'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { type Column, Table } from '../ui/layout/table.tsx'
import { ReleaseDialog } from './release-dialog.tsx'

/** Entries of the list: reason, letter, owner and age, with a button for those that the person may release. */
export function SuppressedTable({
  rows,
  name,
  onReleased,
}: {
  readonly rows: readonly SuppressedAddress[]
  readonly name: string
  readonly onReleased?: () => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useLocalized()
  const [released, release] = useState<SuppressedAddress>()
  const columns: Column<SuppressedAddress>[] = [
    {
      head: t('suppressed.why'),
      heading: true,
      cell: ({ reason, code }) => (
        <>
          {t(`suppressed.reason.${reason}`)}
          {code !== undefined && <Reported reason={reason} code={code} />}
        </>
      ),
    },
    {
      head: t('suppressed.channel'),
      label: t('suppressed.channel'),
      cell: ({ channel }) => t(`channel.${channel}`),
    },
    {
      head: t('suppressed.letter'),
      label: t('suppressed.letter'),
      cell: ({ message, reference }) =>
        message === undefined ? (
          '–'
        ) : (
          <Link className="govuk-link up-break" to={`/messages/${message}`}>
            {reference ?? message}
          </Link>
        ),
    },
    {
      head: t('suppressed.holdsFor'),
      label: t('suppressed.holdsFor'),
      cell: ({ forAll, owner }) => (
        <>
          {forAll ? t('suppressed.forAll') : words(owner ?? {})}
          {forAll && owner !== undefined && (
            <p className="up-small up-quiet">{t('suppressed.owner', { owner: words(owner) })}</p>
          )}
        </>
      ),
    },
    {
      head: t('suppressed.since'),
      label: t('suppressed.since'),
      nowrap: true,
      cell: ({ since }) => format.tableDate(since),
    },
    {
      head: <Hidden>{t('suppressed.release')}</Hidden>,
      cell: (row) =>
        row.mayRelease && (
          <button className="govuk-button govuk-button--secondary" type="button" onClick={() => release(row)}>
            <Icon of={RotateCcw} /> {t('suppressed.release')}
            <Hidden>
              : {t(`suppressed.reason.${row.reason}`)}, {row.reference ?? format.date(row.since)}
            </Hidden>
          </button>
        ),
    },
  ]
  return (
    <>
      <Table name={name} columns={columns} rows={rows} rowKey={({ id }) => id} cards />
      {released !== undefined && (
        <ReleaseDialog entry={released} onReleased={onReleased} onClose={() => release(undefined)} />
      )}
    </>
  )
}

/** What the post reported, in words; the code of a mail server is for those who know it. */
function Reported({ reason, code }: Required<Pick<SuppressedAddress, 'reason' | 'code'>>): ReactNode {
  const { t } = useTranslation()
  if (reason !== 'returned') return <p className="up-small up-quiet up-code">{code}</p>
  return (
    <p className="up-small up-quiet">{t(`returned.reason.${code}`, { defaultValue: t('returned.reason.other') })}</p>
  )
}
