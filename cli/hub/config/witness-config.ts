import { type Witness, witnessOf } from '../../../archive/witness/ask-witness.ts'
import { type Settings, SettingsRefused } from '../../../core/config.ts'

/** The witnesses that the settings name. @throws SettingsRefused for a key that is none of a witness */
export function witnessesOf({ LEDGER_WITNESSES = [] }: Settings): Witness[] {
  return LEDGER_WITNESSES.map(({ url, key }) => {
    const witness = witnessOf(url, key)
    if (witness === undefined)
      throw new SettingsRefused([
        {
          setting: 'LEDGER_WITNESSES',
          detail: `${key} is no key of a witness: name+hash+key, of which the key begins with B`,
        },
      ])
    return witness
  })
}
