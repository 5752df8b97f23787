import { CircleAlert, ImageUp, Trash2, TriangleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../ui/dialog/toast.tsx'
import { base64Of, FileButton } from '../../ui/form/file-button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Hidden } from '../../ui/layout/hidden.tsx'
import type { StyleLogo } from '../style-content.ts'
import { Drawing } from './drawing.tsx'
import { fewestDots, pngDots } from './png-dots.ts'

/** Larger files are not sent at all; the hub has its own limit. Bytes. */
const maxBytes = { svg: 100_000, png: 200_000 } as const

/**
 * A drawing of the sender: chosen from a file, shown, removed. A file that cannot be used leaves the previous drawing in place.
 */
export function LogoField({
  title,
  hint,
  value,
  kinds,
  fault,
  onChange,
}: {
  readonly title: string
  readonly hint?: string
  readonly value: StyleLogo | undefined
  readonly kinds: readonly ('svg' | 'png')[]
  readonly fault: string | undefined
  readonly onChange: (logo: StyleLogo | undefined) => void
}): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const [refused, setRefused] = useState<string>()
  const take = async ([file]: readonly File[]): Promise<void> => {
    if (file === undefined) return
    setRefused(undefined)
    const kind = kinds.find((each) => file.name.toLowerCase().endsWith(`.${each}`))
    if (kind === undefined)
      return setRefused(
        t('houseStyles.logoKind', { kinds: kinds.map((each) => each.toUpperCase()).join(t('houseStyles.logoKindOr')) }),
      )
    if (file.size > maxBytes[kind]) return setRefused(t('houseStyles.logoSize', { kB: maxBytes[kind] / 1000 }))
    onChange(kind === 'svg' ? { kind, text: await file.text() } : { kind, base64: await base64Of(file) })
  }
  const remove = (): void => {
    setRefused(undefined)
    onChange(undefined)
    toast({ text: t('editor.removed', { name: title }), undo: () => onChange(value) })
  }
  const wrong = refused ?? fault
  const dots = value?.kind === 'png' ? pngDots(value.base64) : undefined
  return (
    <div
      className={`govuk-form-group st-field${wrong === undefined ? '' : ' govuk-form-group--error'}`}
      role="group"
      aria-label={title}
    >
      <span className="govuk-label up-small">{title}</span>
      {hint !== undefined && <p className="govuk-hint up-small">{hint}</p>}
      {wrong !== undefined && (
        <p className="govuk-error-message up-small" role="status">
          <Icon of={CircleAlert} /> {wrong}
        </p>
      )}
      {dots !== undefined && dots < fewestDots && (
        <p className="govuk-hint up-small" role="status">
          <Icon of={TriangleAlert} /> {t('houseStyles.logoCoarse', { dots, least: fewestDots })}
        </p>
      )}
      {value !== undefined && <Drawing logo={value} name={title} />}
      <div className="up-row">
        <FileButton
          buttonLabel={t(value === undefined ? 'houseStyles.choose' : 'houseStyles.chooseOther')}
          named={title}
          icon={ImageUp}
          accept={kinds.map((each) => `.${each}`).join(',')}
          onFiles={(files) => void take(files)}
        />
        {value !== undefined && (
          <button className="govuk-button up-button--quiet up-button--dense" type="button" onClick={remove}>
            <Icon of={Trash2} /> {t('houseStyles.removeIt')}
            <Hidden> {title}</Hidden>
          </button>
        )}
      </div>
    </div>
  )
}
