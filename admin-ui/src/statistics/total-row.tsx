import type { ReactNode } from 'react'

export interface FootRow {
  readonly name: string
  readonly cells: readonly (readonly [label: string, cell: ReactNode])[]
}

/** The last row of a table, with the label that each cell has on a phone; rows to compare with may follow it. */
export function TotalRow({
  after = [],
  ...total
}: FootRow & {
  /** Rows below it, to compare with. */
  readonly after?: readonly FootRow[]
}): ReactNode {
  return (
    <tfoot role="rowgroup">
      {[total, ...after].map(({ name, cells }) => (
        <tr key={name} role="row">
          <th scope="row" role="rowheader">
            {name}
          </th>
          {cells.map(([label, cell]) => (
            <td key={label} role="cell" className="govuk-table__cell--numeric" data-label={label}>
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </tfoot>
  )
}
