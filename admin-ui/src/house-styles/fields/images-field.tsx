import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ItemList } from '../../templates/editor/panels/item-list.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import type { Picture } from '../style-content.ts'
import { faultAt, type StyleFault } from '../style-faults.ts'
import { LogoField } from './logo-field.tsx'
import { freeKey, hasTwin, plainKey } from './plain-key.ts'

/** Images that the text of a letter may show, by the name that the text uses. */
export function ImagesField({
  value,
  faults,
  onChange,
}: {
  readonly value: readonly Picture[]
  readonly faults: readonly StyleFault[]
  readonly onChange: (edit: (images: readonly Picture[]) => readonly Picture[]) => void
}): ReactNode {
  const { t } = useTranslation()
  return (
    <ItemList<Picture>
      items={value}
      nameOf={({ key }) => key}
      addWord={t('houseStyles.addImage')}
      none={t('houseStyles.noImages')}
      make={() => ({ key: freeKey(value.map(({ key }) => key)), svg: '' })}
      onChange={onChange}
    >
      {({ key, svg }, change) => (
        <>
          <TextField
            label={t('houseStyles.imageKey')}
            hint={t('houseStyles.imageKeyHint')}
            value={key}
            code
            maxLength={40}
            fault={hasTwin(value, key) ? t('houseStyles.keyTwice') : undefined}
            onChange={(next) => change({ key: plainKey(next) })}
          />
          <LogoField
            title={t('houseStyles.image')}
            hint={t('houseStyles.drawingHint')}
            kinds={['svg']}
            value={svg === '' ? undefined : { kind: 'svg', text: svg }}
            fault={faultAt(faults, `/images/${key}`)?.words}
            onChange={(logo) => change({ svg: logo?.kind === 'svg' ? logo.text : '' })}
          />
        </>
      )}
    </ItemList>
  )
}
