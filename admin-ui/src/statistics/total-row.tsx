import type { ReactNode } from 'react'

/** The last row of a table, with the label that each cell has on a phone. */
export function TotalRow({
  name,
  cells,
}: {
  readonly name: string
  readonly cells: readonly (readonly [label: string, cell: ReactNode])[]
}): ReactNode {
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        <th scope="row" role="rowheader">
          {name}
        </th>
        {cells.map(([label, cell]) => (
          <td key={label} role="cell" className="govuk-table__cell--numeric" data-label={label}>
            {cell}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}
