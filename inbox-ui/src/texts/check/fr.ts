import type { SameKeys } from '../../../../admin-ui/src/ui/texts/shape.ts'
import type { checkNl } from './nl.ts'

/** The public check of a letter by its code. */
export const checkFr: SameKeys<typeof checkNl> = {
  check: {
    title: 'Cette lettre est-elle authentique ?',
    lead: 'Vous avez reçu une lettre d’une administration et vous avez un doute ? Vérifiez-la ici. Vous n’avez pas besoin de vous connecter.',
    code: 'Code de contrôle',
    codeHint: '10 caractères, en bas de la première page',
    codeMissing: 'Indiquez le code de contrôle de votre lettre.',
    do: 'Vérifier',
    busy: 'Nous vérifions la lettre…',
    failed: 'La vérification a échoué. Réessayez plus tard.',
    tooOften: 'Trop d’essais à la suite. Attendez une minute et réessayez.',
    genuine: 'Oui, cette lettre est authentique',
    sender: 'Envoyée par',
    date: 'Date de la lettre',
    kind: 'Type',
    payment: 'Le code que vous avez scanné indique aussi : payez {{amount}} sur un compte qui se termine par {{end}}.',
    differs: 'Votre lettre indique autre chose ? Ne payez pas et appelez l’expéditeur. Cherchez vous-même son numéro.',
    unknownTitle: 'Nous ne connaissons pas ce code',
    unknown:
      'Vérifiez que vous avez bien recopié le code. Un code ne contient jamais les lettres B, I, L, O, S, V et Z, ni les chiffres 0, 1, 2, 5, 6 et 8.',
    unknownDo:
      'Le code est correct et vous avez encore un doute ? Ne payez pas et ne répondez pas. Appelez l’expéditeur et cherchez vous-même son numéro.',
    whereTitle: 'Où se trouve le code ?',
    where:
      'En bas à droite de la première page, à côté du code QR. La lettre n’a pas de code ? Appelez l’expéditeur. Cherchez vous-même son numéro et n’utilisez pas celui de la lettre.',
    neverTitle: 'Ce que nous ne disons pas',
    never: 'Nous ne montrons jamais à qui la lettre est adressée ni ce qu’elle contient.',
  },
}
