import { FileType } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Page } from '../../ui/api/api-types.ts'
import type { HouseFont } from '../../ui/api/house-style-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { SelectField } from '../../ui/form/select-field.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { StyleFaces } from '../style-content.ts'
import { BringFontsDialog } from './bring-fonts-dialog.tsx'
import { type FontFamily, familiesOf } from './font-families.ts'

/** The typeface of the letters: the default, or a family whose files were uploaded. */
export function FontsField({
  value,
  fault,
  onChange,
}: {
  readonly value: StyleFaces | undefined
  readonly fault: string | undefined
  readonly onChange: (faces: StyleFaces | undefined) => void
}): ReactNode {
  const { t } = useTranslation()
  const query = useGet<Page<HouseFont>>('/v1/fonts?limit=200')
  const [bringing, setBringing] = useState(false)
  const fonts = query.data?.items ?? []
  const families = familiesOf(fonts)
  const chosen = families.find(({ faces }) => faces !== undefined && sameFaces(faces, value))
  const choices: [string, string][] = [
    ['', t('houseStyles.usualFont')],
    ...families.filter(({ faces }) => faces !== undefined).map(({ name }): [string, string] => [name, name]),
    // The style combines single faces, or uses older files of a family.
    ...(value !== undefined && chosen === undefined ? [['.', t('houseStyles.ownFaces')] as [string, string]] : []),
  ]
  const lacking = families.filter(({ faces }) => faces === undefined)
  return (
    <div className="up-stack">
      <SelectField
        name="fonts"
        label={t('houseStyles.font')}
        value={value === undefined ? '' : (chosen?.name ?? '.')}
        choices={choices}
        onChange={(name) => {
          if (name !== '.') onChange(families.find((each) => each.name === name)?.faces)
        }}
      />
      {fault !== undefined && <p className="govuk-error-message up-small">{fault}</p>}
      {chosen !== undefined && <About family={chosen} />}
      {lacking.map(({ name }) => (
        <p key={name} className="up-small up-quiet">
          {t('houseStyles.fontLacksFace', { name })}
        </p>
      ))}
      <div>
        <button
          className="govuk-button govuk-button--secondary up-button--dense"
          type="button"
          onClick={() => setBringing(true)}
        >
          <Icon of={FileType} /> {t('houseStyles.bringFonts')}
        </button>
      </div>
      {bringing && (
        <BringFontsDialog
          onClose={() => setBringing(false)}
          onBrought={(family, all) => {
            const faces = familiesOf(all).find(({ name }) => name === family)?.faces
            if (faces !== undefined) onChange(faces)
          }}
        />
      )}
    </div>
  )
}

/** The licence, and the characters that the font lacks. */
function About({ family: { fonts, faces } }: { readonly family: FontFamily }): ReactNode {
  const { t } = useTranslation()
  const [regular] = fonts.filter(({ id }) => id === faces?.regular)
  if (regular === undefined) return null
  const lacks = Array.from(regular.lacks)
  return (
    <div className="up-small up-quiet st-fontfacts">
      <p>
        {t('houseStyles.faces', {
          faces: fonts
            .toSorted((a, b) => a.weight - b.weight || Number(a.italic) - Number(b.italic))
            .map(({ style }) => style)
            .join(', '),
        })}
      </p>
      <details>
        <summary>{t('houseStyles.licenceOf')}</summary>
        <p className="st-licence" tabIndex={0} role="region" aria-label={t('houseStyles.licence')}>
          {regular.licence}
        </p>
      </details>
      {lacks.length > 0 && (
        <details>
          <summary>{t('houseStyles.lacks', { count: lacks.length })}</summary>
          <p>{lacks.slice(0, 200).join(' ')}</p>
        </details>
      )}
    </div>
  )
}

function sameFaces(one: StyleFaces, other: StyleFaces | undefined): boolean {
  return (['regular', 'bold', 'italic', 'boldItalic'] as const).every((face) => one[face] === other?.[face])
}
