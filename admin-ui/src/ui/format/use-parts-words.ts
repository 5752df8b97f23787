import { useTranslation } from 'react-i18next'
import type { PaperParts } from '../api/print-types.ts'
import { useFormat } from './use-format.ts'

interface PriceOnPaper {
  readonly amount: number
  readonly postageAmount?: number | undefined
}

/** Printing and postage in the reader's language. */
export function usePartsWords() {
  const { t } = useTranslation()
  const format = useFormat()
  return {
    /** `printing € 1.10, postage € 0.48`, with what is not split; undefined where there is nothing on paper with a price. */
    parts: (parts: PaperParts | undefined): string | undefined => {
      if (parts === undefined) return undefined
      const { printing, postage, unsplit } = parts
      const isSplit = printing.amount !== 0 || postage.amount !== 0
      if (!isSplit) return unsplit.amount === 0 ? undefined : t('paperParts.noSplit')
      return [
        t('paperParts.printingIs', { amount: format.price(printing) }),
        t('paperParts.postageIs', { amount: format.price(postage) }),
        ...(unsplit.amount === 0 ? [] : [t('paperParts.unsplitIs', { amount: format.price(unsplit) })]),
      ].join(', ')
    },
    /** `€ 1.58, of which € 1.12 postage`; the price alone where its postage is not known. */
    price: (price: PriceOnPaper): string =>
      price.postageAmount === undefined
        ? format.price(price)
        : t('paperParts.withPostage', {
            price: format.price(price),
            postage: format.price({ amount: price.postageAmount }),
          }),
  }
}
