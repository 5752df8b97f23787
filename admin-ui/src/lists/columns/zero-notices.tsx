import { Check, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListColumn, ListTable } from '../../ui/api/list-types.ts'
import type { TemplateVariable } from '../../ui/api/template-types.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import type { ChoiceControls } from './use-column-choices.ts'
import type { UseKey } from './use-key.ts'

/** Numbers that a spreadsheet stored without the zeros in front, with one button to restore them. */
export function ZeroNotices({
  table,
  variables,
  controls,
}: {
  readonly table: ListTable
  readonly variables: readonly TemplateVariable[]
  readonly controls: ChoiceControls
}): ReactNode {
  const { uses, restored } = controls.choices
  return (table.columns ?? []).flatMap((column) => {
    const { head } = column
    const lost = lostOf(column, uses[head] ?? '', variables)
    if (lost === undefined) return []
    const isRestored = restored.includes(head)
    return [
      <ZeroNotice
        key={head}
        head={head}
        lost={lost}
        isRestored={isRestored}
        onChange={() => controls.restore(head, !isRestored)}
      />,
    ]
  })
}

type Lost = ListColumn['lostZeros'][number]

/** Only zeros of what the column is used for: nine digits may be a shortened number of either kind. */
function lostOf({ lostZeros }: ListColumn, use: UseKey, variables: readonly TemplateVariable[]): Lost | undefined {
  const type = variables.find(({ name }) => use === `variable:${name}`)?.type
  return lostZeros.find(({ of }) => use === `field:${of}` || type === of)
}

function ZeroNotice({
  head,
  lost: { of, count, right },
  isRestored,
  onChange,
}: {
  readonly head: string
  readonly lost: Lost
  readonly isRestored: boolean
  readonly onChange: () => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const values = { head, count, shown: format.number(count), right: format.number(right) }
  const proof = of === 'postalCode' ? 'form' : right === count ? 'all' : 'some'
  return (
    <Notice
      tone={isRestored ? 'good' : 'warn'}
      title={t(isRestored ? 'listColumns.zeros.restored' : `listColumns.zeros.lost.${of}`, values)}
    >
      <p>{t(`listColumns.zeros.proof.${proof}`, values)}</p>
      <p className="ls-action">
        <button className="govuk-button govuk-button--secondary" type="button" onClick={onChange}>
          <Icon of={isRestored ? Undo2 : Check} />{' '}
          {isRestored
            ? t('listColumns.zeros.undo')
            : t('listColumns.zeros.restore', { count: right, shown: format.number(right) })}
        </button>
      </p>
    </Notice>
  )
}
