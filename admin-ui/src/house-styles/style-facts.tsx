import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../frame/working-for.ts'
import type { HouseStyle } from '../ui/api/house-style-types.ts'
import { useLocalized } from '../ui/format/use-format.ts'
import { Facts } from '../ui/layout/facts.tsx'
import { Drawing } from './fields/drawing.tsx'
import { contentOf } from './style-content.ts'

/** A house style in read-only form, for a person who may not change it. */
export function StyleFacts({ style }: { readonly style: HouseStyle }): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const manages = useMay('entity:manage')
  const { logo, senderLines, returnAddress, signers } = contentOf(style)
  return (
    <div className="st-styleform">
      <section className="st-styleform__part" aria-label={t('houseStyles.part.look')}>
        {!manages && <p className="up-quiet">{t('houseStyles.readOnly')}</p>}
        <Facts
          pairs={[
            [t('houseStyles.name'), localized(style.name)],
            [t('houseStyles.logo'), logo && <Drawing logo={logo} name={t('houseStyles.logo')} />],
            [
              t('houseStyles.colour'),
              <span key="colour">
                <span className="st-colour__spot" style={{ background: style.colour }} aria-hidden="true" />{' '}
                <span className="up-code">{style.colour}</span>
              </span>,
            ],
            [t('houseStyles.font'), style.fonts?.family ?? t('houseStyles.usualFont')],
            [
              t('houseStyles.senderLines'),
              localized(senderLines) && <span className="st-lines">{localized(senderLines)}</span>,
            ],
            [t('houseStyles.returnAddress'), localized(returnAddress)],
            [t('houseStyles.footer'), localized(style.footer)],
            [
              t('houseStyles.part.signers'),
              signers.length > 0 &&
                signers.map(({ name, function: title }) => `${name}, ${localized(title)}`).join(' · '),
            ],
          ]}
        />
      </section>
    </div>
  )
}
