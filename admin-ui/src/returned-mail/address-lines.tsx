import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReturnedLetterDetail } from '../ui/api/incoming-mail-types.ts'

type Address = ReturnedLetterDetail['address']

function linesOf(address: Address, countries: Intl.DisplayNames): readonly string[] {
  if (address === undefined) return []
  if ('lines' in address)
    return [...address.lines, ...(address.country === 'BE' ? [] : [countries.of(address.country) ?? address.country])]
  const { street, houseNumber, box, postalCode, municipality } = address
  return [`${street} ${houseNumber}${box === undefined ? '' : ` bus ${box}`}`, `${postalCode} ${municipality}`]
}

/** An address as on an envelope; lines that another address does not have are bold. */
export function AddressLines({
  address,
  differsFrom,
}: {
  readonly address: Address
  readonly differsFrom?: Address
}): ReactNode {
  const { i18n } = useTranslation()
  const countries = new Intl.DisplayNames([i18n.language], { type: 'region' })
  const lines = linesOf(address, countries)
  const other = new Set(linesOf(differsFrom, countries))
  if (lines.length === 0) return <p>–</p>
  return (
    <p>
      {lines.map((line) => (
        <span key={line} className="rm-line">
          {differsFrom !== undefined && !other.has(line) ? <b>{line}</b> : line}
        </span>
      ))}
    </p>
  )
}
