import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly head: ReactNode
  /** The heading in words, for the card that a row becomes on a phone; left out where the cell needs none. */
  readonly label?: string
  readonly numeric?: boolean
  /** The cell that names the row. */
  readonly heading?: boolean
  readonly nowrap?: boolean
  readonly cell: (row: Row) => ReactNode
}

/**
 * A table that scrolls by keyboard inside its own box. With `cards` each row is a card below 640 px; the roles are explicit
 * because a browser drops those of a table with another CSS layout.
 */
export function Table<Row>({
  name,
  columns,
  rows,
  rowKey,
  cards = false,
  foot,
}: {
  readonly name: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly cards?: boolean
  readonly foot?: ReactNode
}): ReactNode {
  return (
    <div className="up-table-scroll" tabIndex={0} role="group" aria-label={name}>
      <table className={cards ? 'govuk-table up-table--cards' : 'govuk-table'} role="table">
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column, index) => (
              <th
                key={index}
                scope="col"
                role="columnheader"
                className={column.numeric ? 'govuk-table__header--numeric' : undefined}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column, index) => (
                <Cell key={index} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
        {foot}
      </table>
    </div>
  )
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }): ReactNode {
  const classes = [column.numeric && 'govuk-table__cell--numeric', column.nowrap && 'up-nowrap']
    .filter(Boolean)
    .join(' ')
  const shared = { className: classes === '' ? undefined : classes, 'data-label': column.label }
  return column.heading ? (
    <th scope="row" role="rowheader" {...shared}>
      {column.cell(row)}
    </th>
  ) : (
    <td role="cell" {...shared}>
      {column.cell(row)}
    </td>
  )
}
