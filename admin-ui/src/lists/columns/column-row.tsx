import { Check, ChevronDown, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListColumn } from '../../ui/api/list-types.ts'
import { Icon } from '../../ui/icon.tsx'
import { Tag } from '../../ui/layout/tag.tsx'
import { keyOf, type UseKey } from './use-key.ts'
import type { UseGroup } from './use-words.ts'

/** One column of the list: its name, its first values, what it is used for, and how that is known. */
export function ColumnRow({
  column,
  use,
  isChanged,
  groups,
  onChoose,
}: {
  readonly column: ListColumn
  readonly use: UseKey
  readonly isChanged: boolean
  readonly groups: readonly UseGroup[]
  readonly onChoose: (use: UseKey) => void
}): ReactNode {
  const { t } = useTranslation()
  const { head, samples } = column
  return (
    <tr role="row" {...(use === '' && { className: 'is-here' })}>
      <th scope="row" role="rowheader">
        {head}
      </th>
      <td role="cell" className="up-quiet" data-label={t('listColumns.head.samples')}>
        {samples.length === 0 ? t('listColumns.noValues') : samples.map((each) => <div key={each}>{each}</div>)}
      </td>
      <td role="cell" data-label={t('listColumns.head.use')}>
        <span className="up-select ls-pick">
          <select
            className="govuk-select"
            aria-label={t('listColumns.useOf', { head })}
            value={use}
            onChange={(event) => onChoose(event.target.value)}
          >
            <option value="">{t('listColumns.choose')}</option>
            <option value="ignored">{t('listColumns.use.ignored')}</option>
            {groups.map(({ name, choices }) => (
              <optgroup key={name} label={name}>
                {choices.map(([key, word]) => (
                  <option key={key} value={key}>
                    {word}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          <Icon of={ChevronDown} />
        </span>
      </td>
      <td role="cell" data-label={t('listColumns.head.how')}>
        <HowKnown column={column} use={use} isChanged={isChanged} />
      </td>
    </tr>
  )
}

function HowKnown({
  column,
  use,
  isChanged,
}: {
  readonly column: ListColumn
  readonly use: UseKey
  readonly isChanged: boolean
}): ReactNode {
  const { t } = useTranslation()
  const { reason, contradicted, monthFirst } = column
  const effect = effectOf(use, monthFirst)
  const line = use === '' ? t(doubtOf(column)) : effect && t(effect)
  return (
    <>
      {use === '' ? (
        <Tag tone="warn" icon={TriangleAlert}>
          {t('listColumns.tag.choose')}
        </Tag>
      ) : isChanged ? (
        <Tag tone="good" icon={Check}>
          {t('listColumns.tag.chosen')}
        </Tag>
      ) : reason === 'remembered' ? (
        <Tag tone="good" icon={Check}>
          {t('listColumns.tag.remembered')}
        </Tag>
      ) : reason === 'name' || reason === 'label' ? (
        <Tag tone={contradicted ? 'warn' : 'good'} icon={contradicted ? TriangleAlert : Check}>
          {t('listColumns.tag.name')}
        </Tag>
      ) : (
        <Tag tone="note" icon={Info}>
          {t('listColumns.tag.guessed')}
        </Tag>
      )}
      {line !== undefined && line !== '' && <div className="up-quiet up-small">{line}</div>}
    </>
  )
}

/** Why no use was chosen. */
function doubtOf({ use, contradicted, reason }: ListColumn): string {
  if (contradicted) return 'listColumns.doubt.contradicted'
  if (reason === 'content' && use !== undefined) return `listColumns.doubt.${keyOf(use) === '' ? 'none' : 'content'}`
  return 'listColumns.doubt.none'
}

/** What reading the column does, where it is more than copying it. */
function effectOf(use: UseKey, monthFirst: boolean): string | undefined {
  if (use === 'address') return 'listColumns.effect.address'
  if (use === 'last-name-first') return 'listColumns.effect.turned'
  if (use === 'first-name' || use === 'last-name') return 'listColumns.effect.joined'
  return monthFirst ? 'listColumns.effect.monthFirst' : undefined
}
