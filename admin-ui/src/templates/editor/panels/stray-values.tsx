import { Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateVariable } from '../../../ui/api/template-types.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Hidden } from '../../../ui/layout/hidden.tsx'
import type { Data } from '../../../values/data.ts'
import { type Path, straysOf } from '../sample-data.ts'

/** Values that no variable uses (any more). No field shows them, so each is named here with a button to remove it. */
export function StrayValues({
  variables,
  data,
  onRemove,
}: {
  readonly variables: readonly TemplateVariable[]
  readonly data: Data
  readonly onRemove: (path: Path) => void
}): ReactNode {
  const { t } = useTranslation()
  const strays = straysOf(variables, data)
  if (strays.length === 0) return null
  return (
    <fieldset className="st-group st-form__wide">
      <legend className="up-small up-strong">{t('editor.stray.title')}</legend>
      <p className="up-quiet up-small">{t('editor.stray.text')}</p>
      {strays.map((path) => (
        <p key={path.join('.')} className="up-row">
          <code className="up-code">{path.join('.')}</code>
          <button
            className="govuk-button up-button--quiet up-button--dense"
            type="button"
            onClick={() => onRemove(path)}
          >
            <Icon of={Trash2} /> {t('editor.stray.remove')} <Hidden>{path.join('.')}</Hidden>
          </button>
        </p>
      ))}
    </fieldset>
  )
}
