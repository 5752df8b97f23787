import { isEnterpriseNumber, readEnterpriseNumber } from '../../../core/words/numbers/enterprise-number.ts'
import { isInsz } from '../../../core/words/numbers/insz.ts'
import { withoutSeparators } from '../../../core/words/numbers/written-number.ts'
import type { ToldName } from './cell-value.ts'

interface Restored {
  readonly value: string
  readonly told: string
  readonly name: ToldName
}

/**
 * A national number of which a spreadsheet dropped one or two zeros in front (births of 2000 to 2009): only where the check digits
 * are right after they are restored, and the digits are no enterprise number.
 */
export function restoreInsz(cell: string): Restored | undefined {
  const bare = withoutSeparators(cell)
  if (!/^\d{9,10}$/.test(bare) || isEnterpriseNumber(bare.padStart(10, '0'))) return undefined
  const value = bare.padStart(11, '0')
  if (!isInsz(value)) return undefined
  const told = `${bare.length === 10 ? 'The zero' : 'The zeros'} in front, which a spreadsheet drops, ${bare.length === 10 ? 'is' : 'are'} restored; the check digits agree.`
  return { value, told, name: 'zero-restored' }
}

/** An enterprise number of nine digits, as spreadsheets and older systems write it, where the check digits are right. */
export function restoreEnterpriseNumber(cell: string): Restored | undefined {
  const bare = withoutSeparators(cell).replace(/^BE/i, '')
  if (!/^\d{9}$/.test(bare)) return undefined
  const value = readEnterpriseNumber(bare)
  const told = 'The zero in front, which a spreadsheet drops, is restored; the check digits agree.'
  return value === undefined ? undefined : { value, told, name: 'zero-restored' }
}
