import { Check } from 'lucide-react'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { List, ListFaultGroup, ListMend } from '../../../ui/api/list-types.ts'
import { isProblem } from '../../../ui/api/problem.ts'
import { useToast } from '../../../ui/dialog/toast.tsx'
import { useFormat } from '../../../ui/format/use-format.ts'
import { Icon } from '../../../ui/icon.tsx'
import { isChecking } from '../list-state.tsx'
import type { Mends } from './use-mends.ts'

const whatever = 'all'

/** Which rows of a group are mended at once, and what they become. */
export function GroupBar({
  list,
  group,
  mends,
  onUndo,
  onDone,
}: {
  readonly list: List
  readonly group: ListFaultGroup
  readonly mends: Mends
  readonly onUndo: (mend: string) => void
  readonly onDone: () => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const id = useId()
  const toast = useToast()
  const [chosen, setChosen] = useState('0')
  const [to, setTo] = useState('')
  const [fault, setFault] = useState<'atWork' | 'gone' | 'failed' | 'empty'>()
  const value = group.values[Number(chosen)]
  const from = chosen === whatever ? undefined : value?.value
  const rows = chosen === whatever ? group.rows : (value?.rows ?? 0)
  const waits = isChecking(list) || mends.atWork !== undefined
  const report = (mend: ListMend): void => {
    const wrong = mend.mended - mend.ready
    const text = [
      t('listCheck.mendedAll', { count: mend.mended, n: format.number(mend.mended) }),
      wrong > 0 && t('listCheck.stillWrong', { count: wrong, n: format.number(wrong) }),
      mend.skipped > 0 && t('listCheck.skipped', { count: mend.skipped, n: format.number(mend.skipped) }),
    ]
    toast({ text: text.filter((each) => each !== false).join(' '), undo: () => onUndo(mend.id) })
    onDone()
  }
  const apply = (event: FormEvent): void => {
    event.preventDefault()
    if (waits) return
    if (to === '' || to === from) return setFault('empty')
    setFault(undefined)
    const { column = '', issue } = group
    mends
      .mendGroup({ column, code: issue.code, to, ...(from !== undefined && { from }) })
      .then(report, (error: unknown) => setFault(faultOf(error)))
  }
  return (
    <form className="st-all" onSubmit={apply} noValidate>
      <WhichRows id={id} group={group} chosen={chosen} onChoose={setChosen} />
      <span className="up-row up-row--fix">
        <label htmlFor={`${id}-to`}>{t('listCheck.becomes', { column: group.column })}</label>
        <input
          className="govuk-input"
          id={`${id}-to`}
          autoComplete="off"
          value={to}
          aria-invalid={fault === 'empty' || undefined}
          aria-describedby={fault && `${id}-fault`}
          onChange={(event) => setTo(event.target.value)}
        />
      </span>
      <button className="govuk-button govuk-button--secondary" type="submit" aria-disabled={waits}>
        <Icon of={Check} /> {t('listCheck.apply', { count: rows, n: format.number(rows) })}
      </button>
      <span className="up-quiet">{t(waits ? 'listCheck.waits' : 'listCheck.canUndo')}</span>
      {fault && (
        <p className="govuk-error-message" id={`${id}-fault`} role="alert">
          {t(`listCheck.groupFault.${fault}`)}
        </p>
      )}
    </form>
  )
}

function faultOf(error: unknown): 'atWork' | 'gone' | 'failed' {
  if (!isProblem(error, 409)) return 'failed'
  return error.body.code === 'UP-4067' ? 'atWork' : 'gone'
}

function WhichRows({
  id,
  group,
  chosen,
  onChoose,
}: {
  readonly id: string
  readonly group: ListFaultGroup
  readonly chosen: string
  readonly onChoose: (chosen: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const shown = (value: string): string => (value === '' ? t('listCheck.empty') : value)
  const [only] = group.values
  if (group.values.length === 1 && group.otherRows === 0 && only !== undefined)
    return (
      <span>
        {t('listCheck.everywhere', { column: group.column })} <b>{shown(only.value)}</b>
      </span>
    )
  return (
    <span className="up-row up-row--fix">
      <label htmlFor={`${id}-from`}>{t('listCheck.everywhere', { column: group.column })}</label>
      <select
        className="govuk-select"
        id={`${id}-from`}
        value={chosen}
        onChange={(event) => onChoose(event.target.value)}
      >
        {group.values.map(({ value, rows }, place) => (
          <option key={value} value={place}>
            {t('listCheck.valueOf', { value: shown(value), count: rows, n: format.number(rows) })}
          </option>
        ))}
        <option value={whatever}>{t('listCheck.anyValue', { n: format.number(group.rows) })}</option>
      </select>
    </span>
  )
}
