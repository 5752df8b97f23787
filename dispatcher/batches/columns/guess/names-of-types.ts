import type { VariableType } from '../../../../templates/model/template-source.ts'
import { lookUp } from './look-up.ts'

/** What lists call a value of which a letter has one of that type. */
const ofTypes: Readonly<Partial<Record<VariableType, readonly string[]>>> = {
  money: [
    'bedrag',
    'te betalen',
    'te betalen bedrag',
    'openstaand bedrag',
    'openstaand saldo',
    'saldo',
    'totaal',
    'totaalbedrag',
    'montant',
    'montant dû',
    'montant à payer',
    'à payer',
    'solde',
    'betrag',
    'zu zahlen',
    'zu zahlender betrag',
    'amount',
    'amount due',
    'to pay',
    'total',
  ],
  structuredCommunication: [
    'ogm',
    'vcs',
    'ogm vcs',
    'gestructureerde mededeling',
    'mededeling',
    'communication structurée',
    'communication',
    'strukturierte mitteilung',
    'mitteilung',
    'structured communication',
  ],
  iban: [
    'iban',
    'rekening',
    'rekeningnummer',
    'rekeningnr',
    'compte',
    'numéro de compte',
    'konto',
    'kontonummer',
    'account',
    'account number',
    'bank account',
  ],
  date: [
    'vervaldag',
    'vervaldatum',
    'uiterste datum',
    'uiterste betaaldatum',
    'échéance',
    "date d'échéance",
    'date limite',
    'fälligkeit',
    'fällig am',
    'due date',
  ],
}
const typesOfNames = Object.entries(ofTypes).flatMap(([type, names]) =>
  names.map((name) => [name, type as VariableType] as const),
)
/** The type of the values of a column with this name. */
export const typeOfName = lookUp(typesOfNames)
