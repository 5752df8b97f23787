import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ItemList } from '../../templates/editor/panels/item-list.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import type { Signer, StyleContent } from '../style-content.ts'
import { faultAt, type StyleFault } from '../style-faults.ts'
import { LocalizedField } from './localized-field.tsx'
import { LogoField } from './logo-field.tsx'
import { freeKey, hasTwin, plainKey } from './plain-key.ts'

type Edit = (edit: (content: StyleContent) => StyleContent) => void

/** The people who may sign letters, with their function and the drawing of their signature. */
export function SignersField({
  content: { signers, signatures },
  faults,
  onChange,
}: {
  readonly content: StyleContent
  readonly faults: readonly StyleFault[]
  readonly onChange: Edit
}): ReactNode {
  const { t } = useTranslation()
  const draw = (key: string, svg: string | undefined): void =>
    onChange((content) => ({
      ...content,
      signatures: svg === undefined ? without(content.signatures, key) : { ...content.signatures, [key]: svg },
      signers: content.signers.map((each) =>
        each.key === key ? { ...each, image: svg === undefined ? undefined : key } : each,
      ),
    }))
  return (
    <ItemList<Signer>
      items={signers}
      nameOf={({ name }) => name || t('houseStyles.newSigner')}
      addWord={t('houseStyles.addSigner')}
      none={t('houseStyles.noSigners')}
      make={() => ({ key: freeKey(signers.map(({ key }) => key)), name: '', function: {} })}
      onChange={(edit) => onChange((content) => ({ ...content, signers: edit(content.signers) }))}
    >
      {(signer, change) => {
        const drawn = signer.image === undefined ? undefined : signatures[signer.image]
        const at = `/signatories/${signer.key}`
        return (
          <>
            <TextField
              label={t('houseStyles.signerName')}
              value={signer.name}
              maxLength={100}
              fault={faultAt(faults, `${at}/name`)?.words}
              onChange={(name) => change({ name })}
            />
            <LocalizedField
              label={t('houseStyles.signerFunction')}
              value={signer.function}
              maxLength={100}
              fault={faultAt(faults, `${at}/function`)?.words}
              onChange={(next) => change({ function: next })}
            />
            <TextField
              label={t('houseStyles.signerKey')}
              hint={t('houseStyles.signerKeyHint')}
              value={signer.key}
              code
              maxLength={40}
              fault={hasTwin(signers, signer.key) ? t('houseStyles.keyTwice') : undefined}
              onChange={(key) => change({ key: plainKey(key) })}
            />
            <LogoField
              title={t('houseStyles.signature')}
              hint={t('houseStyles.drawingHint')}
              kinds={['svg']}
              value={drawn === undefined ? undefined : { kind: 'svg', text: drawn }}
              fault={faultAt(faults, `/signatures/${signer.image}`, `${at}/image`)?.words}
              onChange={(logo) => draw(signer.key, logo?.kind === 'svg' ? logo.text : undefined)}
            />
          </>
        )
      }}
    </ItemList>
  )
}

function without(record: Readonly<Record<string, string>>, key: string): Readonly<Record<string, string>> {
  const { [key]: _, ...rest } = record
  return rest
}
