import type { ReactNode } from 'react'
import type { ReturnedLetterDetail } from '../ui/api/incoming-mail-types.ts'

type Address = ReturnedLetterDetail['address']

function linesOf(address: Address): readonly string[] {
  if (address === undefined) return []
  if ('lines' in address) return [...address.lines, ...(address.country === 'BE' ? [] : [address.country])]
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
  const lines = linesOf(address)
  const other = new Set(linesOf(differsFrom))
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
