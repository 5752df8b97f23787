import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../frame/working-for.ts'
import type { Statistics } from '../ui/api/statistics-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { usePartsWords } from '../ui/format/use-parts-words.ts'
import { monthsOf } from './months-of.ts'
import { useComparison } from './use-comparison.ts'
import { useStatisticWords } from './use-words.ts'

/** The five figures of the period; each says what it counts. */
export function Figures({ statistics }: { readonly statistics: Statistics }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useStatisticWords()
  const { total, items } = statistics
  const first = items.find(({ digital }) => digital.share !== undefined)
  const { opened, returned, price, priceParts, paperParts, averagePrice, unpriced } = total
  const parts = usePartsWords()
  const isSplit = paperParts !== undefined && paperParts.printing.amount + paperParts.postage.amount !== 0
  const compared = useComparison()
  return (
    <div className="up-figures">
      <Figure
        number={<LettersLink statistics={statistics} />}
        label={t('statistics.letters', { count: total.letters })}
        more={compared(statistics)}
      />
      <Figure
        number={words.share(total.digital.share)}
        label={t('statistics.digital')}
        more={
          first?.key === undefined || items.length < 2
            ? t('statistics.digitalOf')
            : t('statistics.was', { share: words.share(first.digital.share), month: words.month(first.key, 'long') })
        }
      />
      <Figure number={words.share(opened?.share)} label={t('statistics.inTime')} more={t('statistics.inTimeOf')} />
      <Figure
        number={words.share(returned?.share)}
        label={t('statistics.returned')}
        more={
          returned === undefined
            ? t('statistics.noPaper')
            : t('statistics.returnedOf', { letters: format.number(returned.letters), of: format.number(returned.of) })
        }
      />
      <Figure
        number={averagePrice === undefined ? t('statistics.unmeasured') : format.price(averagePrice)}
        label={t('statistics.average')}
        more={[
          price === undefined ? t('statistics.noPrice') : t('statistics.together', { price: format.price(price) }),
          priceParts !== undefined &&
            t(isSplit ? 'statistics.partsSplit' : 'statistics.parts', {
              paper: isSplit ? parts.parts(paperParts) : format.price(priceParts.paper),
              digital: format.price(priceParts.digital),
            }),
          unpriced > 0 && t('statistics.unpriced', { count: unpriced, number: format.number(unpriced) }),
        ]
          .filter(Boolean)
          .join(', ')}
      />
    </div>
  )
}

function Figure({
  number,
  label,
  more,
}: {
  readonly number: ReactNode
  readonly label: string
  readonly more: string
}): ReactNode {
  return (
    <div className="up-figure">
      <span className="up-figure__number">{number}</span>
      <span className="up-figure__label">{label}</span>
      <span className="up-figure__more">{more}</span>
    </div>
  )
}

/** The letters of the period, in the list of messages of the same months. */
function LettersLink({ statistics }: { readonly statistics: Statistics }): ReactNode {
  const format = useFormat()
  const mayRead = useMay('messages:read')
  const number = format.number(statistics.total.letters)
  return mayRead ? (
    <Link className="govuk-link" to={`/messages?period=${monthsOf(statistics)}`}>
      {number}
    </Link>
  ) : (
    number
  )
}
