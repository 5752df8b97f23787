import { parse } from 'csv-parse/sync'
import { type AnswerPlace, answerFault, answersRefused } from '../../archive/transfer/answer-faults.ts'
import type { PackageAnswer } from '../../archive/transfer/answer-packages.ts'
import type { Fault } from '../../core/fault.ts'

/** The words of the status of a package in an answer, by what archive services write. */
const statuses: Readonly<Record<string, boolean>> = {
  accepted: true,
  aanvaard: true,
  opgenomen: true,
  refused: false,
  rejected: false,
  geweigerd: false,
  afgekeurd: false,
}
const heads = ['package', 'status', 'reason', 'reference'] as const
const maxRows = 100_000

/**
 * The answers of an archive service as a CSV file: the columns `package` and `status`, and where it says so `reason` and `reference`, by
 * comma or semicolon, with or without byte order mark. Other columns are allowed.
 * @throws Refusal UP-5036 with each line that cannot be read
 */
export function readAnswers(text: string): PackageAnswer[] {
  const [names = [], ...rows] = cellsOf(text)
  const columns = names.map((name) => name.trim().toLowerCase())
  if (!columns.includes('package') || !columns.includes('status')) throw answersRefused([answerFault(at(1), 'columns')])
  if (rows.length === 0) throw answersRefused([answerFault(at(2), 'empty')])
  if (rows.length > maxRows) throw answersRefused([answerFault(at(maxRows + 2), 'too-many')])
  const faults: Fault[] = []
  const answers = rows.flatMap((cells, row): PackageAnswer[] => {
    const cell = (head: (typeof heads)[number]): string => cells[columns.indexOf(head)]?.trim() ?? ''
    const accepted = statuses[cell('status').toLowerCase()]
    if (accepted === undefined) {
      faults.push(answerFault(at(row + 2), 'status'))
      return []
    }
    const reason = cell('reason')
    const reference = cell('reference')
    return [
      {
        package: cell('package').replace(/\.zip$/i, ''),
        accepted,
        ...(reason !== '' && { reason: reason.slice(0, 500) }),
        ...(reference !== '' && { reference: reference.slice(0, 200) }),
        ...at(row + 2),
      },
    ]
  })
  if (faults.length > 0) throw answersRefused(faults)
  return answers
}

function cellsOf(text: string): string[][] {
  const [head = ''] = text.split('\n', 1)
  try {
    return parse(text, {
      bom: true,
      delimiter: head.includes(';') ? ';' : ',',
      relax_column_count: true,
      skip_empty_lines: true,
    })
  } catch {
    throw answersRefused([answerFault(at(1), 'no-csv')])
  }
}

/** The whole file is one member of the body. */
function at(line: number): AnswerPlace {
  return { pointer: '/csv', line }
}
