import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ColourField } from './fields/colour-field.tsx'
import { FontsField } from './fields/fonts-field.tsx'
import { ImagesField } from './fields/images-field.tsx'
import { LocalizedField } from './fields/localized-field.tsx'
import { LogoField } from './fields/logo-field.tsx'
import { SignersField } from './fields/signers-field.tsx'
import type { StyleContent } from './style-content.ts'
import { faultAt, type StyleFault } from './style-faults.ts'

/** The form with all parts of a house style; each fault that the hub reports is shown at its field. */
export function StyleForm({
  content,
  faults,
  onChange,
  children,
}: {
  readonly content: StyleContent
  readonly faults: readonly StyleFault[]
  readonly onChange: (edit: (content: StyleContent) => StyleContent) => void
  /** Content above the name, for a new style. */
  readonly children?: ReactNode
}): ReactNode {
  const { t } = useTranslation()
  const senderFault = useSenderFault()
  const set = (part: Partial<StyleContent>): void => onChange((now) => ({ ...now, ...part }))
  const words = (...pointers: string[]): string | undefined => faultAt(faults, ...pointers)?.words
  return (
    <div className="st-styleform">
      <Part title={t('houseStyles.part.look')}>
        <LocalizedField
          label={t('houseStyles.name')}
          hint={t('houseStyles.nameHint')}
          value={content.name}
          maxLength={100}
          fault={words('/name')}
          onChange={(name) => set({ name })}
        />
        {children}
        <LogoField
          title={t('houseStyles.logo')}
          hint={t('houseStyles.logoHint')}
          kinds={['svg', 'png']}
          value={content.logo}
          fault={words('/logo', '/logoPng')}
          onChange={(logo) => set({ logo })}
        />
        <ColourField value={content.colour} fault={faultAt(faults, '/colour')} onChange={(colour) => set({ colour })} />
        <FontsField value={content.fonts} fault={words('/fonts')} onChange={(fonts) => set({ fonts })} />
      </Part>
      <Part title={t('houseStyles.part.sender')}>
        <LocalizedField
          label={t('houseStyles.senderLines')}
          hint={t('houseStyles.senderHint')}
          value={content.senderLines}
          rows={5}
          maxLength={400}
          fault={senderFault(faults)}
          onChange={(senderLines) => set({ senderLines })}
        />
        <LocalizedField
          label={t('houseStyles.returnAddress')}
          hint={t('houseStyles.returnHint')}
          value={content.returnAddress}
          maxLength={80}
          fault={words('/returnAddress')}
          onChange={(returnAddress) => set({ returnAddress })}
        />
        <LocalizedField
          label={t('houseStyles.footer')}
          hint={t('houseStyles.footerHint')}
          value={content.footer}
          maxLength={60}
          fault={words('/footer')}
          onChange={(footer) => set({ footer })}
        />
      </Part>
      <Part title={t('houseStyles.part.signers')}>
        <SignersField content={content} faults={faults} onChange={onChange} />
      </Part>
      <Part title={t('houseStyles.part.images')}>
        <ImagesField
          value={content.images}
          faults={faults}
          onChange={(edit) => onChange((now) => ({ ...now, images: edit(now.images) }))}
        />
      </Part>
    </div>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="st-styleform__part" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** A fault of one line names the line, and the language when the block is not in Dutch. */
function useSenderFault(): (faults: readonly StyleFault[]) => string | undefined {
  const { t } = useTranslation()
  return (faults) => {
    const fault = faultAt(faults, '/senderLines')
    const [, language = 'nl', at] = /^\/senderLines(?:\/(nl|fr|de|en))?(?:\/(\d+))?/.exec(fault?.pointer ?? '') ?? []
    if (fault === undefined) return undefined
    const words = at === undefined ? fault.words : t('houseStyles.atLine', { line: Number(at) + 1, words: fault.words })
    return language === 'nl' ? words : `${t(`language.${language}`)}: ${words}`
  }
}
